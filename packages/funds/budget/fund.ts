import { command, query } from '@terrace/platform/command'
import { covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { areaOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { readAccount, withMoney } from '../ledger/account.ts'
import { Account, accountId, Currency } from '../ledger/account-model.ts'
import { recordsOf } from '../record.ts'
import { bookers, readers } from '../who.ts'
import { origins } from './origins.ts'

const Words = z.string().trim().min(2).max(120)
export const Year = z.int().min(2000).max(2200)

/** Where the funds hang to which anybody may give now. */
export const GIVABLE = 'givable'

export const Fund = z.object({
  fund: z.string(),
  name: Words,
  origin: z.enum(origins),
  currency: Currency,
  /** Money, or goods at their stated value: what cannot be paid out never stands among what can. */
  medium: z.enum(['money', 'goods']),
  year: Year,
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  /** Anybody may give to it from the donation page. */
  open: z.boolean(),
  /** What it is for, as its givers read it. */
  purpose: z.string().trim().max(1000).optional(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  version: z.int(),
})
export type Fund = z.infer<typeof Fund>

export const funds = recordsOf(
  'fund',
  ({ fund, year, openedAt, open, state }: Fund) => ({
    id: fund,
    holder: String(year),
    day: openedAt.slice(0, 10),
    ...(open && state === 'open' ? { other: GIVABLE } : {}),
  }),
  ({ fund, name, origin, currency, medium, year, areaName, open, purpose, state, path }) => ({
    ...{ fund, name, origin, currency, medium, year, areaName, open, purpose, state, path },
  }),
)

export const fundAccount = ({ fund, currency }: Pick<Fund, 'fund' | 'currency'>) =>
  ({ kind: 'fund', owner: fund, currency }) as const

const NewFund = Fund.pick({
  name: true,
  origin: true,
  year: true,
  open: true,
  purpose: true,
}).extend({
  area: z.string(),
  currency: Currency.optional(),
  medium: Fund.shape.medium.default('money'),
  open: z.boolean().default(false),
})

/** Opens a pot of money for an area and a year. @throws Fault missing `area.missing` */
export const openFund = command(
  { id: 'fund.open', allow: bookers, input: NewFund },
  async (ctx, input): Promise<Fund> => {
    const [area, settings] = await Promise.all([areaOf(ctx, input.area), settingsOf(ctx)])
    if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
    const fund: Fund = {
      ...input,
      fund: ctx.newId('fnd'),
      currency: input.currency ?? settings.currency,
      areaName: area.name,
      path: area.path,
      state: 'open',
      openedAt: ctx.now(),
      version: 1,
    }
    ctx.save({ name: 'fund.opened', about: fund.fund, pending: false }, [
      funds.created(ctx.tenant, fund),
    ])
    return fund
  },
)

const Which = z.object({ fund: z.string() })
export const FundView = Fund.omit({ path: true }).extend({ money: Account })

/** A fund with what stands in it. @throws Fault missing `fund.missing` */
export const getFund = query(
  { id: 'fund.get', allow: readers, input: Which },
  async (ctx, input) => {
    const fund = await funds.read(ctx, input.fund)
    return { ...fund, money: await readAccount(ctx, accountId(fundAccount(fund))) }
  },
)

export const FundLine = Fund.pick({
  fund: true,
  name: true,
  origin: true,
  currency: true,
  medium: true,
  year: true,
  areaName: true,
  open: true,
  state: true,
}).extend({ money: Account })
export const FundPage = z.object({ items: z.array(FundLine), next: z.string().optional() })

/** The funds of a year, each with what stands in it. */
export const listFunds = query(
  {
    id: 'fund.list',
    allow: readers,
    input: z.object({ year: z.coerce.number().pipe(Year).optional(), cursor: Cursor }),
  },
  async (ctx, { year, cursor }) => {
    const holder = String(year ?? ctx.today().slice(0, 4))
    const { items, next } = await funds.page(ctx, { holder, cursor })
    return { items: await withMoney(ctx, items, fundAccount), next }
  },
)

/** Opens a fund to gifts of anybody or closes it to them, and says what it is for. */
export const changeFund = command(
  {
    id: 'fund.change',
    allow: bookers,
    input: Which.extend({ open: z.boolean().optional(), purpose: Fund.shape.purpose }),
  },
  async (ctx, { fund: id, open, purpose }): Promise<Fund> => {
    const fund = await funds.read(ctx, id)
    refuseClosed(fund)
    const { next, row } = funds.changed(ctx.tenant, fund, {
      open: open ?? fund.open,
      purpose: purpose ?? fund.purpose,
    })
    ctx.save({ name: 'fund.changed', about: id, pending: false }, [row])
    return next
  },
)

/** @throws Fault conflict `fund.closed` */
export function refuseClosed(fund: Fund): void {
  if (fund.state === 'closed') throw fault('conflict', 'fund.closed')
}

/** Closes a fund in which nothing stands any more. @throws Fault conflict `fund.holds-money` */
export const closeFund = command(
  {
    id: 'fund.close',
    allow: bookers,
    input: Which.extend({ reason: z.string().trim().min(5).max(300) }),
  },
  async (ctx, input): Promise<Fund> => {
    const fund = await funds.read(ctx, input.fund)
    refuseClosed(fund)
    const { balance } = await readAccount(ctx, accountId(fundAccount(fund)))
    if (balance !== 0) throw fault('conflict', 'fund.holds-money', { balance })
    const { next, row } = funds.changed(ctx.tenant, fund, { state: 'closed' })
    ctx.save({ name: 'fund.closed', about: fund.fund, reason: input.reason, pending: false }, [row])
    return next
  },
)
