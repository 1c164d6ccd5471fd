import { query } from '@terrace/platform/command'
import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import * as z from 'zod'
import { ALL, callBacks } from './call-back/model.ts'
import { type BatchState, batches } from './paying/batch-model.ts'
import { entitlements } from './paying/entitlement.ts'
import { banks } from './settlement/bank.ts'
import { bankLines } from './settlement/bank-line.ts'
import { proposals } from './sharing/proposal-model.ts'
import { approvers, bookers, callers, resolvers } from './who.ts'
import { yearsOf } from './years.ts'

/** What waits for somebody in the money: one act each. */
export const duties = [
  'check',
  'approve',
  'release',
  'send',
  'decide',
  'hold',
  'call',
  'dispute',
  'match',
] as const
type DutyName = (typeof duties)[number]

const Duty = z.object({
  duty: z.enum(duties),
  /** Where it waits, when there is one place for each: the proposal whose payments are held. */
  at: z.object({ id: z.string(), name: z.string() }).optional(),
  count: z.int(),
  /** There are more than were looked at. */
  more: z.boolean(),
  /** The first of them, by name. */
  first: z.array(z.string()),
})
export const MoneyWork = z.object({ items: z.array(Duty) })

/** Proposals, or accounts at banks, under which is looked for what waits. */
const WIDE = 20

interface Found {
  names: string[]
  more: boolean
  at?: z.infer<typeof Duty>['at']
}
const joined = (all: readonly Found[]): Found => ({
  names: all.flatMap(({ names }) => names),
  more: all.some(({ more }) => more),
})

/** What of some pages is somebody's, by name. */
const foundIn = <T>(
  pages: readonly { items: readonly T[]; next?: string | undefined }[],
  nameOf: (one: T) => string,
  mine: (one: T) => boolean = () => true,
): Found => ({
  names: pages.flatMap(({ items }) => items.filter(mine).map(nameOf)),
  more: pages.some(({ next }) => next !== undefined),
})

type BatchBrief = Awaited<ReturnType<typeof batches.page>>['items'][number]

/** Whether somebody may check or approve: not their own, and not for an office that has approved. */
const isOther = (ctx: Ctx, { apart, offices }: BatchBrief): boolean =>
  !apart.includes(ctx.actor.id) &&
  approvers.some((role) => hasRole(ctx, role) && !offices.includes(role))
const isOver = (ctx: Ctx, { until }: BatchBrief): boolean => !until || ctx.today() > until

/** Batches in a state whose next act is the actor's. */
async function batchesIn(
  ctx: Ctx,
  state: BatchState,
  mine: (ctx: Ctx, one: BatchBrief) => boolean,
): Promise<Found> {
  const pages = await Promise.all(
    yearsOf(ctx.today()).map((holder) => batches.page(ctx, { holder, state })),
  )
  return foundIn(
    pages,
    ({ name }) => name,
    (one) => mine(ctx, one),
  )
}

async function proposalsIn(ctx: Ctx): Promise<Found> {
  const pages = await Promise.all(
    yearsOf(ctx.today()).map((holder) => proposals.page(ctx, { holder, state: 'proposed' })),
  )
  return foundIn(
    pages,
    ({ name }) => name,
    ({ apart, path }) => covers(ctx, path) && !apart.includes(ctx.actor.id),
  )
}

/** Held payments by their proposal, on whose page they are decided. */
async function holdsIn(ctx: Ctx): Promise<Found[]> {
  const pages = await Promise.all(
    yearsOf(ctx.today()).map((holder) => proposals.page(ctx, { holder, state: 'granted' })),
  )
  const granted = pages.flatMap(({ items }) => items)
  return Promise.all(
    granted.slice(0, WIDE).map(async ({ proposal: id, name }) => {
      const held = await entitlements.page(ctx, { holder: id, state: 'held' })
      return { ...foundIn([held], ({ payee, number }) => payee ?? number), at: { id, name } }
    }),
  )
}

async function callsIn(ctx: Ctx, state: 'due' | 'disputed'): Promise<Found> {
  const page = await callBacks.page(ctx, { holder: ALL, state })
  return foundIn(
    [page],
    ({ payee, number }) => payee ?? number,
    ({ hands }) => !hands.includes(ctx.actor.id),
  )
}

async function unmatchedIn(ctx: Ctx): Promise<Found> {
  const all = await banks.page(ctx, { holder: 'all' })
  const pages = await Promise.all(
    all.items
      .slice(0, WIDE)
      .map(({ bank }) => bankLines.page(ctx, { holder: bank, state: 'unmatched' })),
  )
  return foundIn(pages, ({ party, text }) => party ?? text)
}

const looks: Record<
  DutyName,
  { roles: readonly string[]; find: (ctx: Ctx) => Promise<Found | Found[]> }
> = {
  check: { roles: approvers, find: (ctx) => batchesIn(ctx, 'prepared', isOther) },
  approve: { roles: approvers, find: (ctx) => batchesIn(ctx, 'checked', isOther) },
  release: {
    roles: bookers,
    find: async (ctx) =>
      joined(
        await Promise.all([
          batchesIn(ctx, 'approved', isOver),
          batchesIn(ctx, 'disclosed', isOver),
        ]),
      ),
  },
  send: { roles: bookers, find: (ctx) => batchesIn(ctx, 'released', isOver) },
  decide: { roles: approvers, find: proposalsIn },
  hold: { roles: approvers, find: holdsIn },
  call: { roles: callers, find: (ctx) => callsIn(ctx, 'due') },
  dispute: { roles: resolvers, find: (ctx) => callsIn(ctx, 'disputed') },
  match: { roles: bookers, find: unmatchedIn },
}

/**
 * What of the money waits for the one who asks: only acts of their roles, and none of which they stand
 * apart; payments that are held, by their proposals. A page of an index for each duty and year; for
 * holds and movements one for each of at most twenty proposals or accounts.
 */
export const moneyWork = query(
  {
    id: 'money.work',
    allow: [...new Set([...approvers, ...bookers, ...callers, ...resolvers])],
    input: z.object({}),
  },
  async (ctx): Promise<z.infer<typeof MoneyWork>> => {
    const own = duties.filter((duty) => hasRole(ctx, ...looks[duty].roles))
    const found = await Promise.all(own.map((duty) => looks[duty].find(ctx)))
    const items = own.flatMap((duty, i) =>
      [found[i] ?? []].flat().map(({ names, more, at }) => {
        return { duty, at, count: names.length, more, first: names.slice(0, 3) }
      }),
    )
    return { items: items.filter(({ count }) => count > 0) }
  },
)
