import { command, query } from '@terrace/platform/command'
import { covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { readAccount, withMoney } from '../ledger/account.ts'
import { Account, accountId, Minor } from '../ledger/account-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { recordsOf } from '../record.ts'
import { bookers, readers } from '../who.ts'
import { Fund, fundAccount, funds, refuseClosed, Year } from './fund.ts'

/** The families of measures (domain.md §1.1, steps 9 to 17). */
export const families = [
  'industry',
  'training',
  'infrastructure',
  'finance',
  'employment',
  'protection',
  'policy',
] as const

/** A part of a fund that is bound: to an area, a family of measures, a year, a group of people. */
export const Earmark = z.object({
  earmark: z.string(),
  fund: z.string(),
  name: z.string().trim().min(2).max(120),
  currency: Fund.shape.currency,
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  family: z.enum(families).optional(),
  year: Year,
  /** For whom, in words: `families with somebody disabled`. */
  group: z.string().trim().max(200).optional(),
  state: z.enum(['open']),
  madeAt: z.string(),
  version: z.int(),
})
export type Earmark = z.infer<typeof Earmark>

export const earmarks = recordsOf(
  'earmark',
  ({ earmark, fund, madeAt }: Earmark) => ({ id: earmark, holder: fund, day: madeAt.slice(0, 10) }),
  ({ earmark, fund, name, currency, areaName, family, year, group, path }) => ({
    ...{ earmark, fund, name, currency, areaName, family, year, group, path },
  }),
)

export const earmarkAccount = ({ earmark, currency }: Pick<Earmark, 'earmark' | 'currency'>) =>
  ({ kind: 'earmark', owner: earmark, currency }) as const

const NewEarmark = Earmark.pick({ name: true, family: true, group: true }).extend({
  fund: z.string(),
  area: z.string(),
  year: Year.optional(),
  amount: Minor,
})

/** Binds an amount of a fund. @throws Fault conflict `account.short`, `fund.closed` */
export const makeEarmark = command(
  { id: 'earmark.make', allow: bookers, input: NewEarmark },
  async (ctx, { amount, ...input }): Promise<Earmark> => {
    const fund = await funds.read(ctx, input.fund)
    refuseClosed(fund)
    const area = await areaOf(ctx, input.area)
    if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
    const earmark: Earmark = {
      ...input,
      earmark: ctx.newId('ear'),
      year: input.year ?? fund.year,
      currency: fund.currency,
      areaName: area.name,
      path: area.path,
      state: 'open',
      madeAt: ctx.now(),
      version: 1,
    }
    const moved = posting(ctx, {
      entry: ctx.newId('ent'),
      kind: 'earmark',
      day: ctx.today(),
      about: earmark.earmark,
      legs: [
        { account: fundAccount(fund), amount: -amount },
        { account: earmarkAccount(earmark), amount },
      ],
    })
    ctx.save(
      [
        { name: 'earmark.made', about: earmark.earmark, facts: { ...earmark, amount } },
        moved.event,
      ],
      [earmarks.created(ctx.tenant, earmark), ...moved.rows],
    )
    return earmark
  },
)

export const EarmarkLine = Earmark.omit({
  path: true,
  state: true,
  madeAt: true,
  version: true,
  area: true,
}).extend({
  money: Account,
})
export const EarmarkPage = z.object({ items: z.array(EarmarkLine), next: z.string().optional() })

export const EarmarkView = Earmark.omit({ path: true }).extend({ money: Account })

/** An earmark with what stands in it. @throws Fault missing `earmark.missing` */
export const getEarmark = query(
  { id: 'earmark.get', allow: readers, input: Earmark.pick({ earmark: true }) },
  async (ctx, input) => {
    const earmark = await earmarks.read(ctx, input.earmark)
    return { ...earmark, money: await readAccount(ctx, accountId(earmarkAccount(earmark))) }
  },
)

/** The earmarks of a fund, each with what stands in it. */
export const listEarmarks = query(
  { id: 'earmark.list', allow: readers, input: z.object({ fund: z.string(), cursor: Cursor }) },
  async (ctx, { fund, cursor }) => {
    const { items, next } = await earmarks.page(ctx, { holder: fund, cursor })
    return { items: await withMoney(ctx, items, earmarkAccount), next }
  },
)
