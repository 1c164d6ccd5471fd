import { compareProducts, toNumber } from '@terrace/registry'
import type { Field } from './field.ts'
import { allower, at, ends, type Ladder, settle, sum } from './ladder.ts'
import type { Rational } from './rational.ts'

/** What each candidate's share is in proportion to; zero has no share. */
export type Weights = { whole: Float64Array } | { exact: Rational[] }

export const weightAt = (weights: Weights, i: number): Rational =>
  'whole' in weights
    ? { n: BigInt(at(weights.whole, i)), d: 1n }
    : (weights.exact[i] ?? { n: 0n, d: 1n })

/** (2k − 1)/w against (2l − 1)/v: the smaller first. */
function comparer(weights: Weights, near: Float64Array): Ladder['compare'] {
  if ('whole' in weights) {
    return (i, k, j, l) => compareProducts(2 * k - 1, at(near, j), 2 * l - 1, at(near, i))
  }
  return (i, k, j, l) => {
    const [x, y] = [(2 * k - 1) * at(near, j), (2 * l - 1) * at(near, i)]
    // Floating point decides only what it cannot get wrong: its error is below 2^-50 of either.
    if (Math.abs(x - y) > Math.max(x, y) * 2 ** -46) return x - y
    const [v, w] = [weightAt(weights, j), weightAt(weights, i)]
    const [a, b] = [BigInt(2 * k - 1) * v.n * w.d, BigInt(2 * l - 1) * w.n * v.d]
    return a < b ? -1 : a > b ? 1 : 0
  }
}

/**
 * Shares in proportion to weights, rounded to payable units by Webster's method (Sainte-Laguë): rung k
 * comes when the exact share reaches k − ½ units, so shares are rounded to the nearest unit at one common
 * level of money per weight. Among divisor methods it alone favours neither large nor small (Balinski
 * & Young 2001, ch. 9 and appendix A, prop. 5.3).
 * @param most where the rule ends for each, in units
 */
export function proportional(field: Field, weights: Weights, most?: Float64Array): Ladder {
  const size = field.candidates.length
  const near =
    'whole' in weights
      ? weights.whole
      : Float64Array.from(weights.exact, ({ n, d }) => toNumber(n, d))
  const last = most ?? near.map((weight) => (weight > 0 ? Number.POSITIVE_INFINITY : 0))
  const high = ends(field, last)
  const ladder: Ladder = {
    low: field.floor,
    high,
    most: last,
    entry: field.entry,
    rank: field.rank,
    compare: comparer(weights, near),
    guess(units) {
      const allowed = allower(ladder)
      const count = (level: number, into: Float64Array) => {
        for (let i = 0; i < size; i++) {
          into[i] = allowed(i, Math.floor(level * at(near, i) + 0.5))
        }
      }
      const total = (level: number) => {
        const column = new Float64Array(size)
        count(level, column)
        return sum(column)
      }
      const largest = near.reduce((to, weight) => Math.max(to, weight), 0)
      if (largest === 0) return field.floor.slice()
      const full = high.reduce((to, value, i) => to + allowed(i, value), 0)
      // Doubling finds the level's size, however far apart weights are.
      let [below, above] = [0, 1 / largest]
      for (let all = total(above); all <= units && all < full; all = total(above)) {
        below = above
        above *= 2
      }
      return settle(count, below, above, units, size)
    },
  }
  return ladder
}
