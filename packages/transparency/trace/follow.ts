import { type AccountKind, accountOf, both, type Flow, lengthOf, type Span } from '@terrace/funds'

/*
 * A gift is followed through the books by places: what came into an account at a place went out of it
 * at the same place. Nothing is estimated; whatever happens, its parts sum to the gift.
 */

/** The books as they are asked. */
export interface Books {
  /** What went out of an account and overlaps these places, in order. */
  outOf(account: string, at: number, upTo: number): AsyncIterable<Flow>
  /** Where money that came into an account lies now: a refund takes a giver's own (`whereNow`). */
  nowIn(account: string, spans: readonly Span[]): readonly Span[] | Promise<readonly Span[]>
}

/** Money of the gift that went from one account to another, summed up. */
export interface Step {
  from: string
  to: string
  amount: number
  first: string
  last: string
}

/** When a stretch of an account came, and of which payments it consists where it was confirmed. */
interface Arrival {
  span: Span
  day: string
  /** The whole flow's first place: pieces are counted from there. */
  at: number
  pieces?: readonly number[]
}

/** Money of the gift that stands in an account. */
export interface Standing {
  account: string
  amount: number
  /** The day since which the oldest of it stands there, and on which the newest came. */
  since: string
  last: string
  /** Payments of which it is a part, in a `confirmed` account. */
  payments: number
}

export interface Trail {
  given: number
  /** What went back to the giver; it is no longer in the books. */
  refunded: number
  steps: Step[]
  stands: Standing[]
  /** Flows that were read. */
  flows: number
  /** So many that the rest is told where it was last seen, not where it is. */
  cut: boolean
}

/** The order in which accounts are looked at: money that comes back is looked at again. */
const RANK: Record<AccountKind, number> = {
  ...{ source: 9, gift: 9, suspense: 0, fund: 1, earmark: 2 },
  ...{ line: 3, batch: 4, sent: 5, confirmed: 6 },
}
const OUTSIDE = 9
const rankOf = (account: string): number => RANK[accountOf(account).kind]

/** Flows that are followed at most: some seconds of reading. */
export const MOST = 20_000

interface Walk {
  pending: Map<string, Span[]>
  arrivals: Map<string, Arrival[]>
  standing: Map<string, Span[]>
  steps: Map<string, Step>
  refunded: number
  flows: number
}

/**
 * Follows all that an account outside the books gave, breadth first.
 * @param gift the account of a contribution or an allocation
 * @param most flows that are read before the rest is told as it was last seen
 */
export async function follow(books: Books, gift: string, most = MOST): Promise<Trail> {
  const walk: Walk = {
    ...{ pending: new Map(), arrivals: new Map(), standing: new Map(), steps: new Map() },
    ...{ refunded: 0, flows: 0 },
  }
  let given = 0
  for await (const flow of books.outOf(gift, 0, Number.MAX_SAFE_INTEGER)) {
    given += flow.amount
    pass(walk, flow, [flow.fromAt, flow.fromAt + flow.amount])
  }
  while (walk.pending.size > 0 && walk.flows < most) {
    const rank = Math.min(...[...walk.pending.keys()].map(rankOf))
    const wave = [...walk.pending].filter(([account]) => rankOf(account) === rank)
    for (const [account] of wave) walk.pending.delete(account)
    await Promise.all(wave.map(([account, spans]) => goOn(books, walk, account, joined(spans))))
  }
  const cut = walk.pending.size > 0
  for (const [account, spans] of walk.pending) add(walk.standing, account, spans)
  const { refunded, flows } = walk
  const stands = [...walk.standing].flatMap(([account, spans]) => standingOf(walk, account, spans))
  return { given, refunded, steps: [...walk.steps.values()], stands, flows, cut }
}

/** Where money of one account went on to, and what of it stands there. */
async function goOn(books: Books, walk: Walk, account: string, spans: Span[]): Promise<void> {
  const now = joined(await books.nowIn(account, spans))
  walk.refunded += lengthOf(spans) - lengthOf(now)
  for (const span of now) {
    let [at] = span
    for await (const flow of books.outOf(account, span[0], span[1])) {
      const [part] = both([span], [[flow.fromAt, flow.fromAt + flow.amount]])
      if (!part) continue
      pass(walk, flow, part)
      at = part[1]
    }
    if (at < span[1]) add(walk.standing, account, [[at, span[1]]])
  }
}

/** A part of a flow comes to the other account at the same place of the flow. */
function pass(walk: Walk, flow: Flow, [from, to]: Span): void {
  walk.flows++
  const { day, pieces } = flow
  const shift = flow.toAt - flow.fromAt
  const span: Span = [from + shift, to + shift]
  const key = `${flow.from} ${flow.to}`
  const step = walk.steps.get(key) ?? {
    ...{ from: flow.from, to: flow.to, amount: 0, first: day, last: day },
  }
  step.amount += to - from
  if (day < step.first) step.first = day
  if (day > step.last) step.last = day
  walk.steps.set(key, step)
  if (rankOf(flow.to) === OUTSIDE) {
    walk.refunded += to - from
    return
  }
  add(walk.pending, flow.to, [span])
  const arrival = { span, day, at: flow.toAt, ...(pieces ? { pieces } : {}) }
  add(walk.arrivals, flow.to, [arrival])
}

function add<T>(map: Map<string, T[]>, key: string, more: readonly T[]): void {
  const there = map.get(key)
  if (there) there.push(...more)
  else map.set(key, [...more])
}

/** Stretches in order, those that touch as one. */
export function joined(spans: readonly Span[]): Span[] {
  const done: Span[] = []
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = done.at(-1)
    if (last && last[1] === from) done[done.length - 1] = [last[0], to]
    else done.push([from, to])
  }
  return done
}

function standingOf(walk: Walk, account: string, spans: readonly Span[]): Standing[] {
  const amount = lengthOf(spans)
  if (amount === 0) return []
  const all = walk.arrivals.get(account) ?? []
  const there = all.filter(({ span }) => both([span], spans).length > 0)
  // Money that took over another's place after a refund came when the gift did.
  const days = (there.length > 0 ? there : all).map(({ day }) => day).sort()
  const payments = paymentsOf(there, spans)
  return [{ account, amount, since: days[0] ?? '', last: days.at(-1) ?? '', payments }]
}

/** Payments of which at least a part lies in some stretches. */
function paymentsOf(arrivals: readonly Arrival[], spans: readonly Span[]): number {
  const seen = new Set<number>()
  for (const { at, pieces = [] } of arrivals) {
    let from = at
    for (const piece of pieces) {
      if (both([[from, from + piece]], spans).length > 0) seen.add(from)
      from += piece
    }
  }
  return seen.size
}
