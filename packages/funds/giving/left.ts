import type { Db } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { type Fund, fundAccount } from '../budget/fund.ts'
import { readAccount } from '../ledger/account.ts'
import { type AccountRef, accountId } from '../ledger/account-model.ts'
import { into, outOf } from '../ledger/flow.ts'
import { refunds } from './refund-model.ts'
import { both, type Returned, type Span, whereNow } from './spans.ts'

interface Reader {
  db: Db
  tenant: string
}

/**
 * The money that a fund gave back, in order: what whoever follows a gift must take into account, since
 * the oldest money went out and takes over the place of the giver's own.
 * @throws Fault unavailable `books.behind` while a refund has no place yet
 */
export async function returnedOf(ctx: Reader, fund: Pick<Fund, 'fund' | 'currency'>) {
  const account = accountId(fundAccount(fund))
  const returned: Returned[] = []
  for await (const line of refunds.all(ctx, REFUNDS, 'paid')) {
    if (line.fund !== fund.fund) continue
    const to = accountId(giftAccount(line))
    const own = (await refunds.find(ctx, line.refund))?.own ?? []
    let out: Span | undefined
    for await (const flow of into(ctx, to)) {
      if (flow.entry === line.refund && flow.from === account) {
        out = [flow.fromAt, flow.fromAt + flow.amount]
      }
    }
    if (!out) throw fault('unavailable', 'books.behind')
    returned.push({ to, out, own })
  }
  return returned.sort((a, b) => a.out[0] - b.out[0])
}

/** Under which all refunds hang. */
export const REFUNDS = 'all'

export const giftAccount = (of: { contribution: string; currency: string }): AccountRef => ({
  kind: 'gift',
  owner: of.contribution,
  currency: of.currency,
})

/**
 * Where in a fund what came from one account still stands, first in, first out.
 * @returns its places, oldest first, and how much had gone out of the fund when they were read
 * @throws Fault unavailable `books.behind` while what was posted has no place yet
 */
export async function leftOf(ctx: Reader, from: AccountRef, fund: Pick<Fund, 'fund' | 'currency'>) {
  const account = accountId(fundAccount(fund))
  const source = accountId(from)
  const [now, gave, returned] = await Promise.all([
    readAccount(ctx, account),
    readAccount(ctx, source),
    returnedOf(ctx, fund),
  ])
  const came: Span[] = []
  let placed = 0
  for await (const flow of outOf(ctx, source)) {
    placed += flow.amount
    if (flow.to === account) came.push([flow.toAt, flow.toAt + flow.amount])
  }
  if (placed < gave.went) throw fault('unavailable', 'books.behind')
  const places = both(whereNow(source, came, returned), [[now.went, Number.MAX_SAFE_INTEGER]])
  return { places, went: now.went }
}
