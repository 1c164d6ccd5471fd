import type { Db, Item, Key, Operation, Write } from '@terrace/platform/db'
import { type Event, eventRow } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import { keysBy } from '@terrace/platform/key'
import type { Projection } from '@terrace/platform/projection'
import type { Row } from '@terrace/platform/write'
import type { Transfer } from './entry-model.ts'
import { FlowEntity, RulerEntity } from './flow.entity.ts'

/** A transfer of an entry, as `entry.posted` tells it. */
export interface Moved extends Transfer {
  entry: string
  n: number
  day: string
  kind: string
  about: string
}

/** A transfer at its place: `[fromAt, fromAt + amount)` of all that went out, likewise of what came. */
export interface Flow extends Moved {
  fromAt: number
  toAt: number
}

/** Sixteen digits hold every amount that a number holds exactly. */
export const placeText = (minor: number): string => String(minor).padStart(16, '0')

interface Ruler {
  came: number
  went: number
}
const rulerKey = keysBy(
  (tenant: string, account: string) =>
    RulerEntity.get({ tenant, account }).params<{ Key: Key }>({ table: 't' }).Key,
)

/**
 * Gives every transfer its place, in the order of the events. Two at work at once may not both fill
 * the same stretch: the rulers are conditioned on what was read. `flow.placed` tells on.
 */
export const flows: Projection = {
  name: 'flows',
  hears: ['entry.posted'],
  async project(events: readonly Event[], db: Db): Promise<Row[]> {
    const tenant = events[0]?.tenant ?? ''
    const moved = events.flatMap((event) => event.facts as Moved[])
    const accounts = [...new Set(moved.flatMap(({ from, to }) => [from, to]))]
    const was = await readRulers(db, tenant, accounts)
    const now = new Map([...was].map(([account, ruler]) => [account, { ...ruler }]))
    const rows: Row[] = []
    for (const event of events) {
      const placed = (event.facts as Moved[]).map((one) => place(now, one))
      rows.push(...placed.map((flow) => flowRow(tenant, flow)))
      rows.push(
        eventRow({ ...event, name: 'flow.placed', event: `${event.event}f`, facts: placed }, true),
      )
    }
    return [...rows, ...accounts.map((account) => rulerRow(tenant, account, was, now))]
  },
}

async function readRulers(db: Db, tenant: string, accounts: readonly string[]) {
  const keys = accounts.map((account) => rulerKey(tenant, account))
  const items = await db.batchGet(keys, true)
  const found = new Map(items.map((item) => [String(item.pk), item]))
  return new Map(
    accounts.map((account, i): [string, Ruler] => {
      const item = found.get(keys[i]?.pk ?? '')
      return [account, { came: Number(item?.came ?? 0), went: Number(item?.went ?? 0) }]
    }),
  )
}

function place(rulers: Map<string, Ruler>, moved: Moved): Flow {
  const nowhere = { came: 0, went: 0 }
  const from = rulers.get(moved.from) ?? nowhere
  const to = rulers.get(moved.to) ?? nowhere
  const flow = { ...moved, fromAt: from.went, toAt: to.came }
  from.went += moved.amount
  to.came += moved.amount
  return flow
}

const flowRow = (tenant: string, flow: Flow): Row =>
  FlowEntity.create({
    tenant,
    from: flow.from,
    to: flow.to,
    fromEnd: placeText(flow.fromAt + flow.amount),
    toEnd: placeText(flow.toAt + flow.amount),
    brief: JSON.stringify(flow),
  })

function rulerRow(
  tenant: string,
  account: string,
  was: ReadonlyMap<string, Ruler>,
  now: ReadonlyMap<string, Ruler>,
): Write {
  const [before, after] = [was.get(account), now.get(account)]
  const filled = (before?.came ?? 0) + (before?.went ?? 0) > 0
  const params = RulerEntity.put({
    tenant,
    account,
    came: after?.came ?? 0,
    went: after?.went ?? 0,
  }).params<Item>({ table: 't' })
  return {
    item: {
      Put: {
        Item: params.Item,
        ...(filled
          ? {
              ConditionExpression: '#came = :came AND #went = :went',
              ExpressionAttributeNames: { '#came': 'came', '#went': 'went' },
              ExpressionAttributeValues: { ':came': before?.came, ':went': before?.went },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    refused: () => fault('conflict', 'save.changed-meanwhile'),
  }
}

const readFlow = (item: Item): Flow => JSON.parse(String(item.brief)) as Flow

/** The flows of a search that begin on a ruler before `upTo`. */
async function* along(
  db: Db,
  search: Operation,
  side: 'fromAt' | 'toAt',
  { upTo, limit }: { upTo: number; limit: number | undefined },
): AsyncGenerator<Flow> {
  for await (const item of db.all(search, limit ? { limit } : {})) {
    const flow = readFlow(item)
    if (flow[side] >= upTo) return
    yield flow
  }
}

/** What went out of an account from a place on, in order; `upTo` ends it, `limit` are read at a time. */
export function outOf(
  ctx: { db: Db; tenant: string },
  account: string,
  at = 0,
  upTo = Number.MAX_SAFE_INTEGER,
  limit?: number,
): AsyncGenerator<Flow> {
  const search = FlowEntity.query
    .byFrom({ tenant: ctx.tenant, from: account })
    .gte({ fromEnd: placeText(at + 1) })
  return along(ctx.db, search, 'fromAt', { upTo, limit })
}

/** What came into an account from a place on, in order; `upTo` ends it, `limit` are read at a time. */
export function into(
  ctx: { db: Db; tenant: string },
  account: string,
  at = 0,
  upTo = Number.MAX_SAFE_INTEGER,
  limit?: number,
): AsyncGenerator<Flow> {
  const search = FlowEntity.query
    .byTo({ tenant: ctx.tenant, to: account })
    .gte({ toEnd: placeText(at + 1) })
  return along(ctx.db, search, 'toAt', { upTo, limit })
}
