import type { Db, Item, Key, Write } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { keysBy } from '@terrace/platform/key'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import { AccountEntity } from './account.entity.ts'
import {
  type Account,
  type AccountRef,
  accountId,
  accountKinds,
  accountOf,
} from './account-model.ts'

const key = keysBy(
  (tenant: string, account: string) =>
    AccountEntity.get({ tenant, account }).params<{ Key: Key }>({ table: 't' }).Key,
)
export const accountKey = (tenant: string, account: string): Key => key(tenant, account)

/**
 * The row by which an entry changes an account. It is added to, never set, so that any number of
 * entries at once all count; and it may not fall below its floor, whatever the order in which they
 * arrive. An account that is not there yet is there with its first money.
 * @param amount minor units, above zero for what comes, below for what goes
 * @param went what had gone out when it was decided: refused where more has since
 */
export function accountRow(tenant: string, ref: AccountRef, amount: number, went?: number): Write {
  const { floor } = accountKinds[ref.kind]
  const bounded = floor !== null && amount < 0
  const conditions = [
    ...(bounded ? ['#balance >= :need'] : []),
    ...(went === undefined ? [] : ['#went = :was']),
  ]
  return {
    item: {
      Update: {
        Key: accountKey(tenant, accountId(ref)),
        UpdateExpression: 'ADD #balance :amount, #came :came, #went :went',
        ExpressionAttributeNames: { '#balance': 'balance', '#came': 'came', '#went': 'went' },
        ExpressionAttributeValues: {
          ':amount': amount,
          ':came': Math.max(amount, 0),
          ':went': Math.max(-amount, 0),
          ...(bounded ? { ':need': floor - amount } : {}),
          ...(went === undefined ? {} : { ':was': went }),
        },
        ...(conditions.length > 0 ? { ConditionExpression: conditions.join(' AND ') } : {}),
      },
    },
    refused: (existing) =>
      went === undefined || Number(existing?.went ?? 0) === went
        ? shortOf(ref, -amount, existing)
        : fault('stale', 'record.stale'),
  }
}

/** The refusal says amounts as people write them. */
function shortOf(ref: AccountRef, wanted: number, existing: Item | undefined) {
  const { currency } = ref
  const text = (minor: number) => formatAmount(minor, decimalsOf(currency))
  const there = Number(existing?.balance ?? 0)
  const said = { wanted: text(wanted), there: text(there), currency }
  return fault('conflict', 'account.short', { account: accountId(ref), ...said })
}

const EMPTY = { balance: 0, came: 0, went: 0 }

function viewOf(account: string, item: Item | undefined): Account {
  const { balance, came, went } = { ...EMPTY, ...item }
  return { account, ...accountOf(account), balance, came, went }
}

/** One account as it stands now; one in which nothing ever stood holds nothing. */
export async function readAccount(
  ctx: { db: Db; tenant: string },
  account: string,
): Promise<Account> {
  return viewOf(account, await ctx.db.get(accountKey(ctx.tenant, account), true))
}

/** Several accounts as they stand now, in the order asked. */
export async function readAccounts(
  ctx: { db: Db; tenant: string },
  accounts: readonly string[],
): Promise<Account[]> {
  const keys = accounts.map((account) => accountKey(ctx.tenant, account))
  const items = await ctx.db.batchGet(keys, true)
  const found = new Map(items.map((item) => [String(item.pk), item]))
  return accounts.map((account, i) => viewOf(account, found.get(keys[i]?.pk ?? '')))
}

/** Lines of a list, each with what stands in the account that is its own. */
export async function withMoney<T>(
  ctx: { db: Db; tenant: string },
  items: readonly T[],
  accountFor: (item: T) => AccountRef,
): Promise<(T & { money: Account })[]> {
  const found = await readAccounts(
    ctx,
    items.map((item) => accountId(accountFor(item))),
  )
  return items.flatMap((item, i) => (found[i] ? [{ ...item, money: found[i] }] : []))
}
