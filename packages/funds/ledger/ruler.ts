import type { Db, Item, Key, Operation, Write } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { keysBy } from '@terrace/platform/key'
import { type AccountKind, accountOf } from './account-model.ts'
import { NEVER, RulerEntity } from './flow.entity.ts'

/** How far both rulers of an account are filled, in minor units. */
export interface Ruler {
  came: number
  went: number
  /** Since when the oldest of what stands waits there, where it should be moved on. */
  since?: string | undefined
}
export const EMPTY: Ruler = { came: 0, went: 0 }

const waiting: ReadonlySet<AccountKind> = new Set(['suspense', 'fund', 'earmark', 'line', 'batch'])

/** True of accounts out of which somebody should move money on: idle money is counted in them. */
export const waits = (account: string): boolean => waiting.has(accountOf(account).kind)

const rulerKey = keysBy(
  (tenant: string, account: string) =>
    RulerEntity.get({ tenant, account }).params<{ Key: Key }>({ table: 't' }).Key,
)

/** The rulers of some accounts as they stand now; empty ones where nothing ever moved. */
export async function readRulers(
  db: Db,
  tenant: string,
  accounts: readonly string[],
): Promise<Map<string, Ruler>> {
  const keys = accounts.map((account) => rulerKey(tenant, account))
  const items = await db.batchGet(keys, true)
  const found = new Map(items.map((item) => [String(item.pk), item]))
  return new Map(
    accounts.map((account, i): [string, Ruler] => {
      const item = found.get(keys[i]?.pk ?? '')
      const day = String(item?.since ?? NEVER)
      const since = day === NEVER ? {} : { since: day }
      return [account, { came: Number(item?.came ?? 0), went: Number(item?.went ?? 0), ...since }]
    }),
  )
}

/** A ruler after what was placed on it, on condition that nobody else placed anything meanwhile. */
export function rulerRow(tenant: string, account: string, was: Ruler, now: Ruler): Write {
  const { came, went, since } = now
  const put = { tenant, account, came, went, brief: account, since: since ?? NEVER }
  const { Item } = RulerEntity.put(put).params<Item>({ table: 't' })
  return {
    item: {
      Put: {
        Item,
        ...(was.came + was.went > 0
          ? {
              ConditionExpression: '#came = :came AND #went = :went',
              ExpressionAttributeNames: { '#came': 'came', '#went': 'went' },
              ExpressionAttributeValues: { ':came': was.came, ':went': was.went },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    refused: () => fault('conflict', 'save.changed-meanwhile'),
  }
}

/** Accounts in which money waits, the oldest first; `before` a day, without it all. */
export const waitingSince = (tenant: string, before?: string): Operation => {
  const search = RulerEntity.query.bySince({ tenant })
  return before === undefined ? search : search.between({ since: '0' }, { since: before })
}
