import { comparePerHead, type PooledIncome, toNumber } from './exact.ts'

/**
 * Gini of income a head, weighted by people: Σᵢⱼ nᵢ nⱼ |yᵢ − yⱼ| / (2 N² μ) (Haughton & Khandker
 * 2009, ch. 6). With rows from the poorest and Cᵢ people up to row i it is
 * Σ totalᵢ (Cᵢ₋₁ + Cᵢ − N) / (N Σ total): integers until the last step.
 * @returns 0 when all have the same, undefined when there is nobody or nothing (or less) to compare
 */
export function gini(rows: readonly PooledIncome[]): number | undefined {
  const all = rows.reduce((sum, row) => sum + BigInt(row.total), 0n)
  if (all <= 0n) return undefined
  const people = rows.reduce((sum, row) => sum + row.people, 0)
  let before = 0
  let sum = 0n
  for (const { total, people: n } of [...rows].sort(comparePerHead)) {
    sum += BigInt(total) * BigInt(2 * before + n - people)
    before += n
  }
  return toNumber(sum, BigInt(people) * all)
}
