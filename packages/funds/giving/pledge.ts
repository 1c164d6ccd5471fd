import { type Action, command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type Fund, funds, refuseClosed } from '../budget/fund.ts'
import { Currency } from '../ledger/account-model.ts'
import { refuseCards } from './card-company.ts'
import { Checkout, openCheckout } from './checkout.ts'
import {
  Amount,
  Contact,
  type Contribution,
  contributions,
  Email,
  GiftView,
  GiverKind,
  GiverName,
  viewOf,
  WishInput,
} from './contribution-model.ts'
import { everywhere, me, sealGiver } from './giver.ts'
import { newContributionId, referenceOf } from './reference.ts'
import { Bank, bankOf } from './terms.ts'

/** What somebody promises to give. */
export const Pledging = z.object({
  fund: z.string().max(60),
  amount: Amount,
  /** The fund's own when left out; another one is refused, never changed silently. */
  currency: Currency.optional(),
  anonymous: z.boolean().default(false),
  wish: WishInput.optional(),
})
const ByMeans = Pledging.extend({ means: z.enum(['transfer', 'card']).default('transfer') })

/** How a pledge is paid. */
export const PledgeOut = z.object({
  contribution: z.string(),
  /** Written on the transfer, so that the money finds the pledge. */
  reference: z.string(),
  fundName: z.string(),
  amount: z.int(),
  currency: z.string(),
  bank: Bank.optional(),
  /** Where a card is charged. */
  checkout: Checkout.optional(),
})
export type PledgeOut = z.infer<typeof PledgeOut>

/**
 * A fund to which this may be given.
 * @throws Fault missing `fund.missing`, conflict `fund.closed` `fund.not-open` `contribution.medium`,
 *   invalid `contribution.currency`
 */
export async function givableFund(ctx: Ctx, id: string, currency?: string): Promise<Fund> {
  const fund = await funds.find(ctx, id)
  // A fund that is not for everybody is nobody's to find here.
  if (!fund?.open) throw fault('missing', 'fund.missing')
  refuseClosed(fund)
  if (fund.medium === 'goods') throw fault('conflict', 'contribution.medium')
  refuseCurrency(fund, currency)
  return fund
}

/** @throws Fault invalid `contribution.currency` */
export function refuseCurrency(fund: Fund, currency: string | undefined): void {
  if (currency === undefined || currency === fund.currency) return
  const params = { currency: fund.currency }
  throw invalid([{ path: 'currency', code: 'contribution.currency', params }])
}

export interface Giving {
  amount: number
  means: Contribution['means']
  anonymous: boolean
  name: string
  kind: Contribution['kind']
  giver?: string | undefined
  sealed?: string | undefined
  wish?: z.output<typeof WishInput> | undefined
  goods?: Contribution['goods']
  lang?: Contribution['lang']
  recurring?: string
}

/** A contribution of which nothing has come yet. @throws Fault invalid `area.missing` */
export async function newContribution(
  ctx: Ctx,
  fund: Fund,
  { wish, ...giving }: Giving,
  contribution = newContributionId(ctx.ports.random),
): Promise<Contribution> {
  return {
    lang: ctx.lang,
    ...giving,
    ...(wish ? { wish: await wishOf(ctx, wish) } : {}),
    contribution,
    fund: fund.fund,
    fundName: fund.name,
    currency: fund.currency,
    medium: fund.medium,
    received: 0,
    refunded: 0,
    state: 'awaiting',
    payments: [],
    pledgedAt: ctx.now(),
    by: { id: ctx.actor.id, name: ctx.actor.name },
    path: fund.path,
    version: 1,
  }
}

async function wishOf(ctx: Ctx, wish: z.output<typeof WishInput>) {
  if (!wish.area) return wish
  const area = await areaOf(ctx, wish.area).catch(() => undefined)
  if (!area) throw invalid([{ path: 'wish.area', code: 'area.missing' }])
  return { ...wish, areaName: area.name }
}

/** The names of a public giver stand in the history of nobody: it says only that a pledge was made. */
export const pledged = (c: Contribution) => ({
  name: 'contribution.pledged',
  about: c.contribution,
  facts: { fund: c.fund, amount: c.amount, currency: c.currency, means: c.means },
  pending: false,
})

async function pledge(ctx: Ctx, input: z.output<typeof ByMeans>, who: Who): Promise<PledgeOut> {
  const fund = await givableFund(ctx, input.fund, input.currency)
  const bank = await bankOf(ctx)
  if (input.means === 'card') await refuseCards(ctx, fund.currency)
  else if (!bank) throw fault('conflict', 'giving.no-bank')
  const { amount, means, anonymous, wish } = input
  const made = await newContribution(ctx, fund, { amount, means, anonymous, wish, ...who })
  ctx.save(pledged(made), [contributions.created(ctx.tenant, made)])
  return {
    contribution: made.contribution,
    reference: referenceOf(made.contribution),
    fundName: fund.name,
    amount,
    currency: fund.currency,
    ...(means === 'transfer' ? { bank } : {}),
  }
}
type Who = Pick<Giving, 'name' | 'kind' | 'giver' | 'sealed'>

/** Once the pledge stands, the card company is asked for a page on which to pay it. */
function withCheckout<I extends z.ZodType>(action: Action<I, PledgeOut>): Action<I, PledgeOut> {
  const run = async (ctx: Ctx, input: z.input<I>) => {
    const made = await action(ctx, input)
    if ((input as { means?: unknown }).means !== 'card') return made
    const found = await contributions.read(everywhere(ctx), made.contribution)
    return { ...made, checkout: await openCheckout(ctx, found) }
  }
  return Object.assign(run, { def: action.def })
}

/** Anybody promises a gift, and learns how to pay it. The gift is theirs once they prove the address. */
export const pledgePublicly = withCheckout(
  command(
    {
      id: 'contribution.pledge-publicly',
      allow: ['public'],
      input: ByMeans.extend({
        name: GiverName,
        kind: GiverKind.default('person'),
        email: Email,
        contact: Contact.optional(),
      }),
    },
    async (ctx, { name, kind, email, contact, ...input }) =>
      pledge(ctx, input, { name, kind, ...(await sealGiver(ctx, { email, contact })) }),
  ),
)

/** A donor promises a gift. */
export const pledgeGift = withCheckout(
  command({ id: 'gift.pledge', allow: ['donor'], input: ByMeans }, async (ctx, input) => {
    const { name, kind, giver, sealed } = await me(ctx)
    return pledge(ctx, input, { name, kind, giver, sealed })
  }),
)

const Which = z.object({ contribution: z.string().max(60) })

/** A gift of whoever asks. @throws Fault missing `contribution.missing` */
export async function myGift(ctx: Ctx, id: string): Promise<Contribution> {
  const [donor, gift] = await Promise.all([me(ctx), contributions.find(ctx, id)])
  if (!gift || gift.giver !== donor.giver) throw fault('missing', 'contribution.missing')
  return gift
}

/** A page on which to pay a pledge by card, also one that was to be transferred. */
export const payByCard: Action<typeof Which, z.infer<typeof Checkout>> = command(
  { id: 'gift.checkout', allow: ['donor'], input: Which },
  async (ctx, { contribution }) => {
    const gift = await myGift(ctx, contribution)
    refuseSettled(gift)
    await refuseCards(ctx, gift.currency)
    return openCheckout(ctx, gift)
  },
)

/** Takes back a promise of which nothing came. @throws Fault conflict `contribution.settled` */
export const cancelGift = command(
  { id: 'gift.cancel', allow: ['donor'], input: Which },
  async (ctx, { contribution }) => {
    const was = await myGift(ctx, contribution)
    refuseSettled(was)
    const { next, row } = contributions.changed(ctx.tenant, was, { state: 'cancelled' })
    const event = { name: 'contribution.cancelled', about: contribution, pending: false }
    ctx.save(event, [row])
    return GiftView.parse(viewOf(next))
  },
)

/** @throws Fault conflict `contribution.settled` */
function refuseSettled({ state }: Contribution): void {
  if (state !== 'awaiting') throw fault('conflict', 'contribution.settled', { state })
}
