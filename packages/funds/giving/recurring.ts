import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { addMonths } from '@terrace/platform/dates'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { recordsOf } from '../record.ts'
import { Amount, GiverKind } from './contribution-model.ts'
import { everywhere, giverOf, me } from './giver.ts'
import { givableFund, Pledging } from './pledge.ts'
import { bankOf } from './terms.ts'

/** A promise to give the same every month. Each month's pledge is a contribution of its own. */
export const Recurring = z.object({
  recurring: z.string(),
  giver: z.string(),
  name: z.string(),
  kind: GiverKind,
  lang: z.enum(['en', 'zh']),
  sealed: z.string(),
  fund: z.string(),
  fundName: z.string(),
  currency: z.string(),
  amount: Amount,
  anonymous: z.boolean(),
  wish: Pledging.shape.wish,
  /** The day of the first pledge: later ones fall on the same day of their months. */
  start: z.iso.date(),
  /** How many pledges were made, and when the next is. */
  made: z.int(),
  next: z.iso.date(),
  /** A pledge of which its giver has not been told yet. */
  telling: z.string().optional(),
  state: z.enum(['active', 'ended']),
  since: z.string(),
  path: z.string(),
  version: z.int(),
})
export type Recurring = z.infer<typeof Recurring>

/** Under which all of a tenant hang. */
export const RECURRING = 'all'

export const recurrings = recordsOf(
  'recurring',
  ({ recurring, since, giver }: Recurring) => ({
    id: recurring,
    holder: RECURRING,
    day: since.slice(0, 10),
    other: giver,
  }),
  ({ recurring, fund, fundName, currency, amount, start, made, next, state, telling, path }) => ({
    ...{ recurring, fund, fundName, currency, amount, start, made, next, state, path },
    telling: telling !== undefined,
  }),
)

export const RecurringView = Recurring.pick({
  recurring: true,
  fund: true,
  fundName: true,
  currency: true,
  amount: true,
  start: true,
  made: true,
  next: true,
  state: true,
})
export const RecurringPage = z.object({
  items: z.array(RecurringView),
  next: z.string().optional(),
})

/** The day of the pledge after `made` ones, counted from the first: 31 January, 28 February, 31 March. */
export const dayOf = (start: string, made: number): string => addMonths(start, made)

/**
 * Promises the same amount every month, by transfer: the schedule makes each month's pledge with a
 * reference of its own and tells the donor by mail.
 * @throws Fault invalid `recurring.start` `contribution.currency`, conflict `giving.no-bank`
 */
export const startRecurring = command(
  {
    id: 'recurring.start',
    allow: ['donor'],
    input: Pledging.extend({
      /** The day of the first pledge; today when left out. */
      start: z.iso.date().optional(),
    }),
  },
  async (ctx, { start = ctx.today(), currency, ...input }): Promise<Recurring> => {
    const [donor, fund, bank] = await Promise.all([
      me(ctx),
      givableFund(ctx, input.fund, currency),
      bankOf(ctx),
    ])
    if (!bank) throw fault('conflict', 'giving.no-bank')
    if (start < ctx.today() || start > addMonths(ctx.today(), 12)) {
      throw invalid([{ path: 'start', code: 'recurring.start' }])
    }
    const { giver, name, kind, lang, sealed } = donor
    const recurring: Recurring = {
      ...input,
      ...{ giver, name, kind, lang, sealed, start },
      recurring: ctx.newId('rec'),
      fundName: fund.name,
      currency: fund.currency,
      made: 0,
      next: start,
      state: 'active',
      since: ctx.now(),
      path: fund.path,
      version: 1,
    }
    const event = { name: 'recurring.started', about: recurring.recurring, pending: false }
    ctx.save(event, [recurrings.created(ctx.tenant, recurring)])
    return recurring
  },
)

/** The recurring pledges of whoever asks. */
export const listRecurring = query(
  { id: 'recurring.list', allow: ['donor'], input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }) => recurrings.pageOf(everywhere(ctx), await giverOf(ctx), cursor),
)

/** Ends a recurring pledge; what was pledged stays. @throws Fault missing `recurring.missing` */
export const endRecurring = command(
  { id: 'recurring.end', allow: ['donor'], input: z.object({ recurring: z.string().max(60) }) },
  async (ctx, { recurring: id }): Promise<Recurring> => {
    const was = await mine(ctx, id)
    if (was.state === 'ended') return was
    const { next, row } = recurrings.changed(ctx.tenant, was, { state: 'ended' })
    ctx.save({ name: 'recurring.ended', about: id, pending: false }, [row])
    return next
  },
)

async function mine(ctx: Ctx, id: string): Promise<Recurring> {
  const [donor, found] = await Promise.all([me(ctx), recurrings.find(ctx, id)])
  if (!found || found.giver !== donor.giver) throw fault('missing', 'recurring.missing')
  return found
}
