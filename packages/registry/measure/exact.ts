/** What people live on together. A class of people is one too: its mean times its size, and its size. */
export interface PooledIncome {
  /** Of all of them together, minor units. */
  total: number
  /** How many share it, at least 1. */
  people: number
}

const bits = (value: bigint): number => value.toString(16).length * 4

/** `n / d` as the nearest double but for one unit in the last place; for showing, never for deciding. */
export function toNumber(n: bigint, d: bigint): number {
  const limit = BigInt(Number.MAX_SAFE_INTEGER)
  if (n <= limit && n >= -limit && d <= limit) return Number(n) / Number(d)
  const by = bits(d) - bits(n) + 64
  if (by > 0) return Number((n << BigInt(by)) / d) / 2 ** by
  return Number((n >> BigInt(-by)) / d) * 2 ** -by
}

/** The sign of a × b − c × d, for safe integers, whatever the size of the products. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const [x, y] = [a * b, c * d]
  if (Math.abs(x) <= Number.MAX_SAFE_INTEGER && Math.abs(y) <= Number.MAX_SAFE_INTEGER) return x - y
  // Each product is off by half a unit of 53 bits at most: what differs by more is decided already.
  if (Math.abs(x - y) > Math.max(Math.abs(x), Math.abs(y)) * 2 ** -50) return x - y
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)
  return exact < 0n ? -1 : exact > 0n ? 1 : 0
}

/** By income a head, exactly: a third is a third. */
export const comparePerHead = (a: PooledIncome, b: PooledIncome): number =>
  compareProducts(a.total, b.people, b.total, a.people)
