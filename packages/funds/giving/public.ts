import { query } from '@terrace/platform/command'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { fundAccount, funds, GIVABLE } from '../budget/fund.ts'
import { readAccounts } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { contributions } from './contribution-model.ts'
import { everywhere } from './giver.ts'
import { Bank, bankOf, takesCards } from './terms.ts'

/** What anybody sees of a fund: sums, and never a person who did not want to be named. */
const PublicFund = z.object({
  fund: z.string(),
  name: z.string(),
  purpose: z.string().optional(),
  areaName: z.string(),
  currency: z.string(),
  year: z.int(),
  /** Minor units that ever came in, that went on to their purpose, and that stand there now. */
  came: z.int(),
  went: z.int(),
  stands: z.int(),
})

export const PublicGiving = z.object({
  name: z.string(),
  currency: z.string(),
  bank: Bank.optional(),
  cards: z.boolean(),
  funds: z.array(PublicFund),
})

/** A tenant's donation page: who it is, how one pays, and the funds to which anybody may give money. */
export const getPublicGiving = query(
  { id: 'giving.public', allow: ['public'], input: z.object({}) },
  async (asked): Promise<z.infer<typeof PublicGiving>> => {
    const ctx = everywhere(asked)
    const [settings, bank, cards, { items }] = await Promise.all([
      settingsOf(ctx),
      bankOf(ctx),
      takesCards(ctx),
      funds.pageOf(ctx, GIVABLE),
    ])
    const open = items.filter(({ medium }) => medium === 'money')
    const accounts = open.map((fund) => accountId(fundAccount(fund)))
    const money = await readAccounts(ctx, accounts)
    return {
      name: settings.name,
      currency: settings.currency,
      bank,
      cards,
      funds: open.map((fund, i) => {
        const { came = 0, went = 0, balance = 0 } = money[i] ?? {}
        return { ...fund, came, went, stands: balance }
      }),
    }
  },
)

export const PublicThanks = z.object({
  items: z.array(
    z.object({
      name: z.string().optional(),
      day: z.string(),
      amount: z.int(),
      currency: z.string(),
    }),
  ),
})
/** Gifts of which the page says thanks. */
const LATEST = 20

/** The latest gifts to an open fund, with the names of those who did not ask to stay unnamed. */
export const getPublicThanks = query(
  { id: 'giving.public-thanks', allow: ['public'], input: z.object({ fund: z.string().max(60) }) },
  async (asked, { fund: id }): Promise<z.infer<typeof PublicThanks>> => {
    const ctx = everywhere(asked)
    const fund = await funds.find(ctx, id)
    if (!fund?.open) return { items: [] }
    const { items } = await contributions.page(ctx, { holder: id, state: 'received' })
    return {
      items: items
        .slice(0, LATEST)
        .map(({ anonymous, name, day, received, refunded, currency }) => ({
          ...(anonymous ? {} : { name }),
          ...{ day, currency, amount: received - refunded },
        })),
    }
  },
)
