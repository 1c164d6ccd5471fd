import { compareProducts } from '@terrace/registry'
import type { Field } from './field.ts'
import { at, ends, type Ladder } from './ladder.ts'
import { guessOne, guessTwo } from './water-guess.ts'

/**
 * Money where it makes FGT(α) = (1/N) Σ nᵢ ((zᵢ − yᵢ)/zᵢ)^α smallest, exactly, in payable units.
 *
 * With a household's remaining gap ρ (minor units, all its people), its n people and line z, a rung of
 * u minor units lowers Σ n (gap/z)^α by
 *   α = 1: (ρ − ρ′)/z            α = 2: (ρ² − ρ′²)/(n z²)            where ρ′ = max(0, ρ − u)
 * Both fall (α = 1: do not rise) from rung to rung, so FGT is convex in each household's rungs and
 * taking the largest fall first is optimal for any money, floor and cap (greedy for separable convex
 * resource allocation: Gross 1956; Ibaraki & Katoh 1988, ch. 4). With one line, α = 2 fills water: the
 * poorest are raised to one level a head, whatever the size of their households (Bourguignon & Fields
 * 1990, "Poverty measures and anti-poverty policy", Recherches économiques de Louvain 56:409-427:
 * "type p" for α > 1; Gangopadhyay & Subramanian 1992).
 *
 * α = 1 does not care who of the poor under one line gets the money as long as nobody is lifted beyond
 * it (Bourguignon & Fields). Of its many solutions we take the one with the smallest FGT(2), which raises
 * the poorest first; it is also the one that is best for every α > 1. So under one line and to the minor
 * unit both rules give the same list (in coarser units the one that reaches the line differs); where
 * lines differ, α = 1 serves lower lines first, since a unit is a larger part of them.
 *
 * Nobody is paid beyond the unit that reaches the line: what is left then is left.
 */
export function water(field: Field, alpha: 1 | 2): Ladder {
  const { candidates, gap, unit: u } = field
  const n = Float64Array.from(candidates, ({ people }) => people)
  const z = Float64Array.from(candidates, ({ line }) => line)
  const toLine = gap.map((g) => Math.ceil(g / u))
  const ladder: Ladder = {
    low: field.floor,
    high: ends(field, toLine),
    most: toLine,
    entry: field.entry,
    rank: field.rank,
    compare(i, k, j, l) {
      const [a, b] = [at(gap, i) - (k - 1) * u, at(gap, j) - (l - 1) * u]
      if (alpha === 1) {
        const fall = compareProducts(Math.min(b, u), at(z, i), Math.min(a, u), at(z, j))
        if (fall !== 0) return fall
      }
      return squares(b, at(n, j), at(z, j), a, at(n, i), at(z, i), u)
    },
    guess: (units) => (alpha === 1 ? guessOne : guessTwo)({ gap, n, z, u, ladder }, units),
  }

  return ladder
}

/** Sign of fall(a, n, z) − fall(b, m, y) where fall(ρ, n, z) = (ρ² − max(0, ρ − u)²)/(n z²), exactly. */
function squares(
  a: number,
  n: number,
  z: number,
  b: number,
  m: number,
  y: number,
  u: number,
): number {
  if (a === b && n === m && z === y) return 0
  const [c, d] = [Math.max(0, a - u), Math.max(0, b - u)]
  const [e, f] = z === y ? [n, m] : [n * z * z, m * y * y]
  const [left, right] = [(a - c) * (a + c) * f, (b - d) * (b + d) * e]
  const larger = Math.max(left, right)
  // Decided only where floating point cannot be wrong: five roundings are below 2^-50.
  if (Math.abs(left - right) > larger * 2 ** -46) return left - right
  if (z === y && larger <= Number.MAX_SAFE_INTEGER) return left - right
  const [x, w] = z === y ? [1n, 1n] : [BigInt(z) ** 2n, BigInt(y) ** 2n]
  const exact =
    BigInt(a - c) * BigInt(a + c) * BigInt(m) * w - BigInt(b - d) * BigInt(b + d) * BigInt(n) * x
  return exact < 0n ? -1 : exact > 0n ? 1 : 0
}
