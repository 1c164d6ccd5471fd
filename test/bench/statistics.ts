/** The middle of some numbers; of an even count, the lower of the two. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

/** The number below which a share of them lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
