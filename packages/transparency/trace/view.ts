import { accountOf, batchStates, OpenResult } from '@terrace/funds'
import { publicCount } from '@terrace/platform/public-entry'
import * as z from 'zod'
import type { Standing, Step, Trail } from './follow.ts'

/** Where a share of a gift is: in a pot, bound, budgeted, committed, at the bank, or received. */
export const places = [
  'fund',
  'earmark',
  'line',
  'batch',
  'on-its-way',
  'confirmed',
  'suspense',
] as const

/** A number of households as everybody may read it: 0, at least five, or `<5`. */
export const OpenCount = z.union([z.int().min(0), z.literal('<5')])

export const TraceEnd = z.object({
  place: z.enum(places),
  /** The fund, earmark, line or batch in whose account it stands. */
  thing: z.string(),
  /** Of the project or benefit; of the fund or earmark where it stands there. */
  name: z.string(),
  amount: z.int(),
  area: z.string().optional(),
  areaName: z.string().optional(),
  family: z.string().optional(),
  benefit: z.string().optional(),
  cycle: z.string().optional(),
  state: z.enum(batchStates).optional(),
  /** Households that received a part of it, once their payments are confirmed. */
  households: OpenCount.optional(),
  /** The day since which the oldest of it stands there, and on which the newest came. */
  since: z.string(),
  last: z.string(),
})
export type TraceEnd = z.infer<typeof TraceEnd>

export const TraceStep = z.object({
  /** Ids by which the log is asked about it (`/log/about/{ref}`). */
  from: z.string(),
  to: z.string(),
  /** What the fund, earmark, line or batch is called; the gift itself has no name. */
  fromName: z.string().optional(),
  toName: z.string().optional(),
  amount: z.int(),
  first: z.string(),
  last: z.string(),
})

export const TraceView = z.object({
  reference: z.string(),
  currency: z.string(),
  day: z.string(),
  /** Minor units: what came of it, and what went back to its giver. */
  given: z.int(),
  refunded: z.int(),
  ends: z.array(TraceEnd),
  steps: z.array(TraceStep),
  /** What the lines and batches of its ends brought about, as it was released. */
  results: z.array(OpenResult),
  /** More ways than are followed at once: the rest stands where it was last seen. */
  cut: z.boolean(),
})
export type TraceView = z.infer<typeof TraceView>

/** What is known of the thing in whose account money stands. */
export interface Thing
  extends Pick<TraceEnd, 'name' | 'area' | 'areaName' | 'family' | 'benefit' | 'cycle' | 'state'> {
  /** The budget line that it is, or of which it pays. */
  line?: string
}

/** Parts of a batch's accounts as its own: nobody outside needs them. */
const placeOf = (account: string): TraceEnd['place'] => {
  const { kind } = accountOf(account)
  if (kind === 'sent') return 'on-its-way'
  return kind === 'source' || kind === 'gift' ? 'suspense' : kind
}

/** The ends of a trail, one for each place of each thing, those that came furthest first. */
export function endsOf(trail: Trail, things: ReadonlyMap<string, Thing>): TraceEnd[] {
  const groups = new Map<string, Standing[]>()
  for (const one of trail.stands) {
    const key = `${placeOf(one.account)} ${accountOf(one.account).owner}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
    .map((parts) => endOf(parts, things))
    .sort((a, b) => places.indexOf(b.place) - places.indexOf(a.place) || b.amount - a.amount)
}

function endOf(parts: readonly Standing[], things: ReadonlyMap<string, Thing>): TraceEnd {
  const account = parts[0]?.account ?? ''
  const thing = accountOf(account).owner
  const place = placeOf(account)
  const days = parts.map(({ since }) => since).sort()
  const lasts = parts.map(({ last }) => last).sort()
  const payments = parts.reduce((sum, one) => sum + one.payments, 0)
  const { name = '', line: _, ...known } = things.get(thing) ?? {}
  return {
    ...{ place, thing, name, ...known },
    amount: parts.reduce((sum, one) => sum + one.amount, 0),
    ...(place === 'confirmed' ? { households: publicCount(payments) } : {}),
    since: days[0] ?? '',
    last: lasts.at(-1) ?? '',
  }
}

/** Steps from thing to thing, in the order of their days; within a batch nothing is a step. */
export function stepsOf(
  steps: readonly Step[],
  things: ReadonlyMap<string, Thing>,
): z.infer<typeof TraceStep>[] {
  const done = new Map<string, z.infer<typeof TraceStep>>()
  for (const step of steps) {
    const [from, to] = [accountOf(step.from).owner, accountOf(step.to).owner]
    if (from === to) continue
    const was = done.get(`${from} ${to}`)
    done.set(`${from} ${to}`, {
      ...{ from, to, fromName: things.get(from)?.name, toName: things.get(to)?.name },
      ...{ amount: (was?.amount ?? 0) + step.amount },
      first: was && was.first < step.first ? was.first : step.first,
      last: was && was.last > step.last ? was.last : step.last,
    })
  }
  return [...done.values()].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
}
