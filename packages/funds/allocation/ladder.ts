import { Heap } from './heap.ts'

/**
 * A rule as a ladder for each household: rung k is its k-th payable unit, and the rule says which of
 * two rungs of two households goes before. Money climbs in that one order until the next rung cannot be
 * paid. So more money never takes from anybody, one household less never takes from the others, and
 * equals stand at most a rung apart: what holds for divisor methods (Balinski & Young, Fair
 * Representation, 2nd ed. 2001, ch. 4-5) and not for largest remainders (Alabama paradox).
 */
export interface Ladder {
  /** Rung where each begins (its floor), and where it ends by limits, rule and money. */
  low: Float64Array
  high: Float64Array
  /** Where it would end by the rule alone; infinite when the rule knows no end. */
  most: Float64Array
  /** Rungs that a first step from 0 takes at once. */
  entry: number
  /** Below zero when rung k of i goes before rung l of j; 0 when the rule sees no difference. */
  compare(i: number, k: number, j: number, l: number): number
  /** Place by need, for what the rule leaves open. */
  rank: Int32Array
  /**
   * Where money for `units` rungs ends, nearly and never above it. It may be reckoned in floating
   * point: `climb` compares exactly and puts right what is not in order.
   */
  guess(units: number): Float64Array
}

export interface Climbed {
  taken: Float64Array
  /** Units that are not placed. */
  left: number
  /** The last rung of all that was paid beyond floors, and the first that was not. */
  last?: { i: number; k: number }
  first?: { i: number; k: number }
}

export const at = (column: Float64Array | Int32Array, i: number): number => column[i] ?? 0

/** The rung that i would take next, or undefined at its end. */
export function nextOf({ low, high, entry }: Ladder, i: number, taken: number): number | undefined {
  const k = taken === 0 && at(low, i) === 0 ? entry : taken + 1
  return k <= at(high, i) ? k : undefined
}

const previous = ({ low, entry }: Ladder, i: number, taken: number): number =>
  taken === entry && at(low, i) === 0 ? 0 : taken - 1

/** A count of rungs as the ladder allows it; made once, since guesses ask it millions of times. */
export function allower({ low, high, entry }: Ladder): (i: number, count: number) => number {
  return (i, count) => {
    const [from, most] = [low[i] ?? 0, high[i] ?? 0]
    const to = count > from ? (count < most ? count : most) : from
    return from === 0 && to < entry ? 0 : to
  }
}

/** Where each ends when the rule ends at `most`: not beyond the cap and the money, a floor goes before. */
export const ends = (
  { floor, cap, units }: { floor: Float64Array; cap: Float64Array; units: number },
  most: Float64Array,
): Float64Array => most.map((k, i) => Math.max(at(floor, i), Math.min(k, at(cap, i), units)))

/** Rungs in their one order: by rule, then by need. */
function before(ladder: Ladder, i: number, k: number, j: number, l: number): boolean {
  const order = ladder.compare(i, k, j, l)
  return order < 0 || (order === 0 && at(ladder.rank, i) < at(ladder.rank, j))
}

/** Takes back every rung of the guess that is not before all rungs outside of it. */
function prefix(ladder: Ladder, taken: Float64Array): void {
  let first: { i: number; k: number } | undefined
  for (let i = 0; i < taken.length; i++) {
    const k = nextOf(ladder, i, at(taken, i))
    if (k !== undefined && (!first || before(ladder, i, k, first.i, first.k))) first = { i, k }
  }
  if (!first) return
  // What is taken back comes after `first`, so `first` stays the first: one pass is enough.
  for (let i = 0; i < taken.length; i++) {
    while (at(taken, i) > at(ladder.low, i) && before(ladder, first.i, first.k, i, at(taken, i))) {
      taken[i] = previous(ladder, i, at(taken, i))
    }
  }
}

export function sum(column: Float64Array): number {
  let total = 0
  for (let i = 0; i < column.length; i++) total += column[i] ?? 0
  return total
}

function lastOf(ladder: Ladder, taken: Float64Array): Climbed['last'] {
  let last: Climbed['last']
  for (let i = 0; i < taken.length; i++) {
    const k = at(taken, i)
    if (k > at(ladder.low, i) && (!last || before(ladder, last.i, last.k, i, k))) last = { i, k }
  }
  return last
}

/** Climbs with money for `units` rungs; floors must be affordable. */
export function climb(ladder: Ladder, units: number): Climbed {
  const taken = ladder.guess(units)
  prefix(ladder, taken)
  let left = units - sum(taken)
  const next = (i: number): number => nextOf(ladder, i, at(taken, i)) ?? 0
  const open = [...taken.keys()].filter((i) => next(i) > 0)
  const heap = new Heap(open, (i, j) => before(ladder, i, next(i), j, next(j)))
  let i = heap.top
  for (; i !== undefined; i = heap.top) {
    const k = next(i)
    if (k - at(taken, i) > left) break
    left -= k - at(taken, i)
    taken[i] = k
    if (next(i) > 0) heap.replace(i)
    else heap.pop()
  }
  return {
    taken,
    left,
    last: lastOf(ladder, taken),
    first: i === undefined ? undefined : { i, k: next(i) },
  }
}

/** Counts rungs at a level; a higher level has more. */
export type Count = (level: number, into: Float64Array) => void

/**
 * Rungs at the highest level whose sum is affordable, between an affordable `lo` and a `hi`, by
 * bisection; it ends when the rest is little work for the heap.
 */
export function settle(
  count: Count,
  lo: number,
  hi: number,
  units: number,
  size: number,
): Float64Array {
  const column = new Float64Array(size)
  count(hi, column)
  if (sum(column) <= units) return column
  let [below, above] = [lo, hi]
  for (let step = 0; step < 200; step++) {
    const middle = below + (above - below) / 2
    if (middle <= below || middle >= above) break
    count(middle, column)
    const total = sum(column)
    if (total > units) above = middle
    else below = middle
    if (total <= units && units - total <= size >> 4) break
  }
  count(below, column)
  return column
}
