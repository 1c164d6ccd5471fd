import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { fundAccount, funds, refuseClosed } from '../budget/fund.ts'
import { accountId } from '../ledger/account-model.ts'
import { posting, reversedRow } from '../ledger/entry-store.ts'
import { bookers } from '../who.ts'
import { type Contribution, contributions, viewOf } from './contribution-model.ts'
import { giftAccount } from './left.ts'
import { leftFor } from './refund.ts'
import { type Refund, refunds } from './refund-model.ts'

/**
 * Takes back a payment that was booked to the wrong gift, while its money still stands in the fund; the
 * same movement at the bank may then be booked to the right one.
 * @throws Fault missing `payment.missing`, invalid `refund.too-much`, unavailable `books.behind`; at the
 *   commit stale `record.stale`
 */
export const takeBack = command(
  {
    id: 'contribution.take-back',
    allow: bookers,
    input: z.object({
      contribution: z.string().max(60),
      bank: z.string().trim().min(3).max(140),
      reason: z.string().trim().min(5).max(300),
    }),
  },
  async (ctx, { contribution: id, bank, reason }) => {
    const was = await contributions.read(ctx, id)
    const paid = was.payments.find((one) => one.bank === bank && !one.takenBack)
    if (!paid) throw fault('missing', 'payment.missing')
    const { row, events, rows } = await back(ctx, was, { ...paid, reason })
    const received = was.received - paid.amount
    const next = contributions.changed(ctx.tenant, was, {
      received,
      state: received === 0 ? 'awaiting' : received === was.refunded ? 'refunded' : was.state,
      payments: was.payments.map((one) => (one === paid ? { ...one, takenBack: true } : one)),
    })
    ctx.save(events, [next.row, row, ...rows])
    return viewOf(next.next)
  },
)

/** The mirror image of a payment's entry, kept as a return: whoever follows gifts must know of it. */
async function back(
  ctx: Ctx,
  was: Contribution,
  { amount, entry, reason }: { amount: number; entry: string; reason: string },
) {
  const fund = await funds.read(ctx, was.fund)
  refuseClosed(fund)
  const { own, went } = await leftFor(ctx, was, amount)
  const act = { by: { id: ctx.actor.id, name: ctx.actor.name }, at: ctx.now() }
  const refund: Refund = {
    refund: ctx.newId('rfd'),
    contribution: was.contribution,
    ...{ fund: fund.fund, currency: was.currency, amount, reason, corrects: entry },
    ...{ state: 'paid', asked: act, decided: act },
    own: own.map(([from, to]): [number, number] => [from, to]),
    path: was.path,
    version: 1,
  }
  const account = fundAccount(fund)
  const mirror = {
    entry: refund.refund,
    kind: 'reversal' as const,
    day: ctx.today(),
    about: was.contribution,
    text: reason,
    legs: [
      { account, amount: -amount },
      { account: giftAccount(was), amount },
    ],
  }
  const moved = posting(ctx, mirror, entry, { [accountId(account)]: went })
  const facts = { fund: fund.fund, amount, currency: was.currency, entry: refund.refund }
  const told = { name: 'contribution.taken-back', about: was.contribution, reason, facts }
  return {
    row: refunds.created(ctx.tenant, refund),
    events: [told, moved.event],
    rows: [reversedRow(ctx.tenant, entry, refund.refund), ...moved.rows],
  }
}
