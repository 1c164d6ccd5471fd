import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault, invalid } from '@terrace/platform/fault'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import * as z from 'zod'
import { fundAccount, funds, refuseClosed } from '../budget/fund.ts'
import { accountId, Minor } from '../ledger/account-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { approvers, bookers, readers } from '../who.ts'
import { type Contribution, contributions } from './contribution-model.ts'
import { giftAccount, leftOf, REFUNDS } from './left.ts'
import { Refund, refunds } from './refund-model.ts'
import { first, lengthOf } from './spans.ts'

export const RefundView = Refund.omit({ path: true, own: true })
export const RefundLine = RefundView.omit({ asked: true, decided: true, version: true }).extend({
  by: z.string(),
  /** The id of who asked: nobody decides their own. */
  asker: z.string(),
})
export const RefundPage = z.object({ items: z.array(RefundLine), next: z.string().optional() })

/**
 * How much of a gift still stands in its fund, and where.
 * @throws Fault invalid `refund.too-much` when less than `amount` stands there
 */
export async function leftFor(ctx: Ctx, gift: Contribution, amount: number) {
  const left = await leftOf(ctx, giftAccount(gift), gift)
  const there = lengthOf(left.places)
  if (amount > there) {
    const text = (minor: number) => formatAmount(minor, decimalsOf(gift.currency))
    const params = { there: text(there), currency: gift.currency }
    throw invalid([{ path: 'amount', code: 'refund.too-much', params }])
  }
  return { own: first(left.places, amount), went: left.went }
}

/**
 * Asks that money go back to its giver; another person decides.
 * @throws Fault missing `contribution.missing`, invalid `refund.too-much`, unavailable `books.behind`
 */
export const askRefund = command(
  {
    id: 'refund.ask',
    allow: bookers,
    input: z.object({
      contribution: z.string().max(60),
      amount: Minor,
      reason: z.string().trim().min(5).max(300),
    }),
  },
  async (ctx, { contribution, amount, reason }): Promise<Refund> => {
    const gift = await contributions.read(ctx, contribution)
    await leftFor(ctx, gift, amount)
    const refund: Refund = {
      refund: ctx.newId('rfd'),
      contribution,
      fund: gift.fund,
      currency: gift.currency,
      amount,
      reason,
      state: 'asked',
      asked: { by: { id: ctx.actor.id, name: ctx.actor.name }, at: ctx.now() },
      path: gift.path,
      version: 1,
    }
    const event = { name: 'refund.asked', about: contribution, reason, pending: false }
    ctx.save(event, [refunds.created(ctx.tenant, refund)])
    return refund
  },
)

/**
 * Pays a refund or refuses it. What still stands of the gift is looked at again, and nothing may have
 * left the fund between the look and the payment.
 * @throws Fault forbidden `refund.own`, conflict `refund.decided`, invalid `refund.too-much`; at the
 *   commit stale `record.stale`
 */
export const decideRefund = command(
  {
    id: 'refund.decide',
    allow: approvers,
    input: z.object({
      refund: z.string().max(60),
      decision: z.enum(['pay', 'refuse']),
      note: z.string().trim().max(300).optional(),
    }),
  },
  async (ctx, { refund: id, decision, note }): Promise<Refund> => {
    const was = await refunds.read(ctx, id)
    if (was.state !== 'asked') throw fault('conflict', 'refund.decided', { state: was.state })
    if (was.asked.by.id === ctx.actor.id) throw fault('forbidden', 'refund.own')
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const decided = { by, at: ctx.now(), ...(note ? { note } : {}) }
    if (decision === 'pay') return pay(ctx, was, decided)
    const { next, row } = refunds.changed(ctx.tenant, was, { state: 'refused', decided })
    ctx.save({ name: 'refund.refused', about: was.contribution, reason: note, pending: false }, [
      row,
    ])
    return next
  },
)

async function pay(ctx: Ctx, was: Refund, decided: Refund['decided']): Promise<Refund> {
  const { contribution, amount } = was
  const gift = await contributions.read(ctx, contribution)
  const fund = await funds.read(ctx, gift.fund)
  refuseClosed(fund)
  const { own, went } = await leftFor(ctx, gift, amount)
  const account = fundAccount(fund)
  const day = ctx.today()
  const legs = [
    { account, amount: -amount },
    { account: giftAccount(gift), amount },
  ]
  const entry = { entry: was.refund, kind: 'refund' as const, day, about: contribution, legs }
  const moved = posting(ctx, entry, undefined, { [accountId(account)]: went })
  const places = own.map(([from, to]): [number, number] => [from, to])
  const paid = refunds.changed(ctx.tenant, was, { state: 'paid', decided, own: places })
  const refunded = gift.refunded + amount
  const state = refunded === gift.received ? ('refunded' as const) : gift.state
  const changed = contributions.changed(ctx.tenant, gift, { refunded, state })
  const facts = { fund: fund.fund, amount, currency: gift.currency, entry: was.refund, day }
  ctx.save(
    [{ name: 'contribution.refunded', about: contribution, facts }, moved.event],
    [paid.row, changed.row, ...moved.rows],
  )
  return paid.next
}

/** Refunds, newest first; those in one state where asked, such as what waits for a decision. */
export const listRefunds = query(
  {
    id: 'refund.list',
    allow: readers,
    input: z.object({ state: Refund.shape.state.optional(), cursor: Cursor }),
  },
  async (ctx, { state, cursor }) => refunds.page(ctx, { holder: REFUNDS, state, cursor }),
)
