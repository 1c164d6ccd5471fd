import { allower, at, type Count, type Ladder, settle, sum } from './ladder.ts'

/** What the FGT rules reckon with: gaps of households, people, lines, the unit; and the ladder it is for. */
export interface Water {
  gap: Float64Array
  n: Float64Array
  z: Float64Array
  u: number
  ladder: Ladder
}

/** Rungs that lower FGT(2) by at least μ each, of those candidates that are `open`. */
export function guessTwo(
  water: Water,
  units: number,
  open: (i: number) => boolean = () => true,
  base: Float64Array = water.ladder.low,
): Float64Array {
  const { gap, n, z, u, ladder } = water
  const allowed = allower(ladder)
  // What a fall is divided by, and the largest fall a unit: where the level begins.
  const by = n.map((people, i) => people * at(z, i) ** 2)
  const most = gap.reduce((to, g, i) => Math.max(to, (2 * g) / at(by, i)), 0)
  const free = [...base.keys()].filter((i) => at(gap, i) > 0 && open(i))
  const count: Count = (level, into) => {
    into.set(base)
    for (const i of free) {
      const [g, least] = [at(gap, i), -level * at(by, i)]
      const full = Math.floor(g / u)
      const rest = g - full * u
      const reached = Math.min(full, Math.floor((g - (least + u) / 2) / u) + 1)
      const whole = rest > 0 && (rest * rest) / u >= least ? full + 1 : reached
      into[i] = allowed(i, Math.max(whole, at(base, i)))
    }
  }
  return settle(count, -2 * most - 1, 0, units, gap.length)
}

/** First which rungs lower FGT(1) more than the last that is paid, then α = 2 among equals. */
export function guessOne(water: Water, units: number): Float64Array {
  const { gap, z, u, ladder } = water
  const allowed = allower(ladder)
  const size = gap.length
  const [all, part] = [z.map((line) => 1 / line), new Float64Array(size)]
  for (let i = 0; i < size; i++) part[i] = (at(gap, i) % u) / u / at(z, i)
  const falls = new Float64Array([...all, ...part]).sort().reverse()
  const count: Count = (level, into) => {
    const from = falls[Math.floor(level)] ?? 0
    for (let i = 0; i < size; i++) {
      const full = at(all, i) >= from ? Math.floor(at(gap, i) / u) : 0
      const rest = at(part, i) > 0 && at(part, i) >= from ? 1 : 0
      into[i] = allowed(i, full + rest)
    }
  }
  const base = new Float64Array(size)
  let [below, above] = [-1, falls.length]
  while (above - below > 1) {
    const middle = (below + above) >> 1
    count(middle, base)
    if (sum(base) > units) above = middle
    else below = middle
  }
  if (below < 0) base.set(ladder.low)
  else count(below, base)
  const critical = falls[above]
  if (critical === undefined) return base
  return guessTwo(water, units, (i) => at(all, i) === critical, base)
}
