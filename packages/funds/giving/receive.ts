import { createHash } from 'node:crypto'
import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { fundAccount, funds, refuseClosed } from '../budget/fund.ts'
import { insisting } from '../insist.ts'
import { Currency, Minor } from '../ledger/account-model.ts'
import { findEntry, posting } from '../ledger/entry-store.ts'
import { bookers } from '../who.ts'
import { type Contribution, contributions, viewOf } from './contribution-model.ts'
import { giftAccount } from './left.ts'
import { contributionOf } from './reference.ts'

/** Payments of one contribution: rates, or a slip that was made good. */
const MOST = 40

/** Money that came for a contribution. */
export const Came = z.object({
  amount: Minor,
  currency: Currency,
  /** What the bank calls the movement: the same one twice is one. */
  bank: z.string().trim().min(3).max(140),
  /** The day on which it was there. */
  day: z.iso.date(),
})
export type Came = z.infer<typeof Came>

export interface Received {
  contribution: Contribution
  /** It had been received before: there is nothing to save. */
  again: boolean
  rows: Row[]
  events: EventInput[]
}

/**
 * The entry of a movement at the bank: its id is what makes a movement count once in a tenant, unless
 * it was taken back since.
 * @throws Fault conflict `contribution.bank-reused`, stale `record.stale`
 */
async function entryFor(ctx: Ctx, bank: string, contribution: string): Promise<string> {
  for (let n = 0; ; n++) {
    const said = createHash('sha256').update(n === 0 ? bank : `${bank}\n${n}`)
    const entry = `gift-${said.digest('hex').slice(0, 40)}`
    const found = await findEntry(ctx, entry)
    if (!found) return entry
    if (found.entry.reversedBy) continue
    // Booked here a moment ago, after the contribution was read: a second look finds it there.
    if (found.entry.about === contribution) throw fault('stale', 'record.stale')
    throw fault('conflict', 'contribution.bank-reused')
  }
}

/**
 * What a command saves when money came for a contribution, named by the reference that its giver wrote
 * or by its id; the caller commits it with its own rows, such as a statement's line. What came is what
 * counts: less or more than was pledged is received as it is, and said in `difference`; a pledge that
 * was withdrawn and paid nevertheless is received. One contribution at a time per transaction.
 * @throws Fault missing `contribution.missing`; invalid `contribution.currency` `contribution.day`
 *   `contribution.too-much`; conflict `contribution.bank-reused` `contribution.many-payments`
 *   `contribution.medium` `fund.closed`; at the commit stale `record.stale`, conflict `entry.id-reused`
 */
export async function receiveContribution(
  ctx: Ctx,
  { contribution: id, reference, ...came }: Came & { contribution?: string; reference?: string },
): Promise<Received> {
  const known = id ?? contributionOf(reference ?? '')
  if (!known) throw fault('missing', 'contribution.missing')
  const was = await contributions.read(ctx, known)
  const same = was.payments.find(({ bank, takenBack }) => bank === came.bank && !takenBack)
  if (same) {
    if (same.amount !== came.amount) throw fault('conflict', 'contribution.bank-reused')
    return { contribution: was, again: true, rows: [], events: [] }
  }
  if (was.payments.length >= MOST) throw fault('conflict', 'contribution.many-payments')
  if (was.medium === 'goods') throw fault('conflict', 'contribution.medium')
  const change = await payment(ctx, was, came)
  const { next, row } = contributions.changed(ctx.tenant, was, change.contribution)
  return { contribution: next, again: false, rows: [row, ...change.rows], events: change.events }
}

/** What one payment changes, and the rows that move its money. */
export async function payment(ctx: Ctx, was: Contribution, { amount, currency, bank, day }: Came) {
  if (currency !== was.currency) {
    const params = { currency: was.currency }
    throw invalid([{ path: 'currency', code: 'contribution.currency', params }])
  }
  if (day > ctx.today()) throw invalid([{ path: 'day', code: 'contribution.day' }])
  const received = was.received + amount
  if (!Number.isSafeInteger(received)) {
    throw invalid([{ path: 'amount', code: 'contribution.too-much' }])
  }
  const fund = await funds.find(ctx, was.fund)
  if (!fund) throw fault('missing', 'fund.missing')
  refuseClosed(fund)
  const entry = await entryFor(ctx, bank, was.contribution)
  const moved = posting(ctx, {
    entry,
    kind: 'contribution',
    day,
    about: was.contribution,
    legs: [
      { account: giftAccount(was), amount: -amount },
      { account: fundAccount(fund), amount },
    ],
  })
  const { origin, medium } = fund
  const facts = {
    fund: fund.fund,
    origin,
    medium,
    currency,
    amount,
    day,
    entry,
    n: was.payments.length + 1,
  }
  return {
    contribution: {
      received,
      state: 'received' as const,
      payments: [...was.payments, { bank, amount, day, entry }],
    },
    rows: moved.rows,
    events: [{ name: 'contribution.received', about: was.contribution, facts }, moved.event],
  }
}

const received = command(
  {
    id: 'contribution.receive',
    allow: bookers,
    input: Came.extend({ contribution: z.string().max(60) }),
  },
  async (ctx, came) => {
    const { contribution, rows, events } = await receiveContribution(ctx, came)
    if (rows.length > 0) ctx.save(events, rows)
    return viewOf(contribution)
  },
)

/** Records by hand that money of a pledge is there; the same movement at the bank twice is one. */
export const receive = insisting(received)
