import { publicCount } from '@terrace/platform/public-entry'

/** A part of a total that everybody knows. */
export interface Cell {
  /** Households in it. */
  count: number
}

/**
 * Which parts of a known total are not told: those of one to four households, and as many more, the
 * smallest first, that nobody finds the hidden ones by taking the told ones from the total: at least two
 * parts and five households are hidden together. Where all parts are hidden the total hides nothing.
 * @returns the parts that are withheld
 */
export function withheld<T extends Cell>(cells: readonly T[]): Set<T> {
  const hidden = new Set(cells.filter(({ count }) => publicCount(count) === '<5'))
  if (hidden.size === 0) return hidden
  const rest = cells
    .filter((cell) => !hidden.has(cell) && cell.count > 0)
    .sort((a, b) => a.count - b.count)
  const households = () => [...hidden].reduce((sum, { count }) => sum + count, 0)
  for (const cell of rest) {
    if (hidden.size >= 2 && publicCount(households()) !== '<5') break
    hidden.add(cell)
  }
  return hidden
}
