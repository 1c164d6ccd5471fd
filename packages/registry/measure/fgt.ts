import { type PooledIncome, toNumber } from './exact.ts'

export interface PovertyLined extends PooledIncome {
  /** The line a head, minor units, above zero. */
  line: number
}

/** Poverty of a group of people: headcount, gap and squared gap, each 0 to 1. */
export interface Fgt {
  /** How many people there are, and how many of them live below their line. */
  people: number
  poor: number
  p0: number
  p1: number
  p2: number
}

/**
 * Foster-Greer-Thorbecke: Pα = (1/N) Σ nᵢ ((zᵢ − yᵢ)/zᵢ)^α over those with yᵢ < zᵢ, where yᵢ is the
 * household's income a head, weighted by its people (Foster, Greer & Thorbecke 1984, Econometrica
 * 52:761-766; Haughton & Khandker 2009, ch. 4). Equal to the line is not poor. A loss counts as no
 * income, so that nobody's gap is more than the line. Sums are integers until the last step, so the
 * order of rows changes no digit.
 * @returns undefined when there is nobody
 */
export function fgt(rows: readonly PovertyLined[]): Fgt | undefined {
  // z − y is (nz − total)/n: with the same z and n the numerators add up as integers.
  const groups = new Map<number, Map<number, { gap: bigint; squared: bigint }>>()
  let [people, poor] = [0, 0]
  for (const { total, people: n, line: z } of rows) {
    people += n
    const gap = BigInt(z) * BigInt(n) - BigInt(Math.max(0, total))
    if (gap <= 0n) continue
    poor += n
    const ofLine = groups.get(z) ?? new Map<number, { gap: bigint; squared: bigint }>()
    groups.set(z, ofLine)
    const sum = ofLine.get(n) ?? { gap: 0n, squared: 0n }
    ofLine.set(n, { gap: sum.gap + gap, squared: sum.squared + gap * gap })
  }
  if (people === 0) return undefined
  const parts = [...groups]
    .sort(([a], [b]) => a - b)
    .flatMap(([z, sizes]) =>
      [...sizes].sort(([a], [b]) => a - b).map(([n, sum]) => ({ z: BigInt(z), n: BigInt(n), sum })),
    )
  const all = BigInt(people)
  return {
    people,
    poor,
    p0: poor / people,
    p1: parts.reduce((to, { z, sum }) => to + toNumber(sum.gap, z * all), 0),
    p2: parts.reduce((to, { z, n, sum }) => to + toNumber(sum.squared, n * z * z * all), 0),
  }
}
