import { languages } from '@terrace/platform/i18n'
import * as z from 'zod'
import { families } from '../budget/earmark.ts'
import { Fund } from '../budget/fund.ts'
import { Currency, Minor } from '../ledger/account-model.ts'
import { recordsOf } from '../record.ts'
import { referenceOf } from './reference.ts'

/** The most that is pledged or entered at once, in minor units: a slip of the keys is refused. */
export const Amount = z.int().min(1).max(1_000_000_000_000)

/** How it comes. Card and transfer are pledged first; the others are entered when they are there. */
export const means = ['transfer', 'card', 'cash', 'cheque', 'goods'] as const

export const GiverName = z.string().trim().min(1).max(120)
export const GiverKind = z.enum(['person', 'organisation'])
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const Contact = z.string().trim().min(3).max(300)

/** What the giver would like it to be used for; the fund's purpose binds, a wish does not. */
export const WishInput = z.object({
  area: z.string().max(40).optional(),
  family: z.enum(families).optional(),
})

/** Goods stand in the books at what somebody says they are worth, and on what grounds. */
export const Goods = z.object({
  what: z.string().trim().min(2).max(300),
  valuedBy: z.string().trim().min(2).max(120),
  basis: z.enum(['invoice', 'market-price', 'appraisal', 'donor-statement']),
  /** The paper that shows it. */
  paper: z.string().max(40),
})

/** Money of a contribution that came: one line of a bank's statement, one card payment, one cheque. */
export const Payment = z.object({
  /** What the bank or card company calls it: the same twice is one. */
  bank: z.string(),
  amount: Minor,
  day: z.iso.date(),
  entry: z.string(),
  /** It was booked to the wrong gift: it counts for nothing here. */
  takenBack: z.boolean().optional(),
})

export const states = ['awaiting', 'received', 'refunded', 'cancelled'] as const

export const Contribution = z.object({
  contribution: z.string(),
  fund: z.string(),
  fundName: z.string(),
  currency: Currency,
  medium: Fund.shape.medium,
  means: z.enum(means),
  /** What was pledged; what came stands in `received`, and the difference is nobody's debt. */
  amount: z.int(),
  received: z.int(),
  refunded: z.int(),
  state: z.enum(states),
  /** Who gave, as a key: the same e-mail address is the same giver. */
  giver: z.string().optional(),
  name: z.string(),
  kind: GiverKind,
  /** The public never learns the name. */
  anonymous: z.boolean(),
  /** E-mail address and contact. */
  sealed: z.string().optional(),
  /** In which the giver is written to, unless a profile says another. */
  lang: z.enum(languages).optional(),
  wish: WishInput.extend({ areaName: z.string().optional() }).optional(),
  goods: Goods.optional(),
  payments: z.array(Payment),
  /** The recurring pledge that made it. */
  recurring: z.string().optional(),
  pledgedAt: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  path: z.string(),
  version: z.int(),
})
export type Contribution = z.infer<typeof Contribution>

export const contributions = recordsOf(
  'contribution',
  ({ contribution, fund, pledgedAt, giver }: Contribution) => ({
    id: contribution,
    holder: fund,
    day: pledgedAt.slice(0, 10),
    ...(giver ? { other: giver } : {}),
  }),
  (c) => ({
    ...briefOf(c),
    ...{ path: c.path, name: c.name, kind: c.kind, anonymous: c.anonymous, means: c.means },
  }),
)

const briefOf = (c: Contribution) => ({
  contribution: c.contribution,
  reference: referenceOf(c.contribution),
  fund: c.fund,
  fundName: c.fundName,
  currency: c.currency,
  amount: c.amount,
  received: c.received,
  refunded: c.refunded,
  state: c.state,
  day: c.pledgedAt.slice(0, 10),
  recurring: c.recurring,
})

/** What officers see of one, and its giver. */
export const ContributionView = Contribution.omit({
  path: true,
  sealed: true,
  giver: true,
  lang: true,
}).extend({
  /** Of an anonymous giver only for who keeps or audits the books. */
  name: z.string().optional(),
  reference: z.string(),
  /** What came beyond what was pledged; below zero is what did not come. */
  difference: z.int(),
  email: z.string().optional(),
  contact: z.string().optional(),
})
export type ContributionView = z.infer<typeof ContributionView>

/** What its giver sees. */
export const GiftView = ContributionView.omit({ by: true, email: true, contact: true })

export const GiftLine = z.object({
  contribution: z.string(),
  reference: z.string(),
  fund: z.string(),
  fundName: z.string(),
  currency: z.string(),
  amount: z.int(),
  received: z.int(),
  refunded: z.int(),
  state: z.enum(states),
  day: z.string(),
  means: z.enum(means),
  anonymous: z.boolean(),
  recurring: z.string().optional(),
})
export const GiftPage = z.object({ items: z.array(GiftLine), next: z.string().optional() })

/** A line of the officers' list says who gave. */
export const ContributionLine = GiftLine.extend({ name: z.string().optional(), kind: GiverKind })
export const ContributionPage = z.object({
  items: z.array(ContributionLine),
  next: z.string().optional(),
})

export const viewOf = (c: Contribution): ContributionView => ({
  ...c,
  reference: referenceOf(c.contribution),
  difference: c.received === 0 ? 0 : c.received - c.amount,
})
