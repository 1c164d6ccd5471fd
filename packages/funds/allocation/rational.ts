import { wrongFormula } from './formula-tokens.ts'

/** An exact number `n / d`; `d` is above zero, and the two need not be reduced. */
export interface Rational {
  n: bigint
  d: bigint
}

/** No score of a household needs more digits; a formula that makes them is wrong or hostile. */
const LARGEST = 10n ** 100n
const REDUCE = 10n ** 30n

export const whole = (value: number): Rational => ({ n: BigInt(value), d: 1n })

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Reduces what has grown long, since a common divisor costs more than all other arithmetic. */
function made(n: bigint, d: bigint): Rational {
  if (d < REDUCE) {
    if (n < LARGEST && n > -LARGEST) return { n, d }
    throw wrongFormula('formula.large')
  }
  const by = divisor(n, d)
  const [top, under] = [n / by, d / by]
  if (under > LARGEST || top > LARGEST || top < -LARGEST) throw wrongFormula('formula.large')
  return { n: top, d: under }
}

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? made(a.n + b.n, a.d) : made(a.n * b.d + b.n * a.d, a.d * b.d)

export const negative = (a: Rational): Rational => ({ n: -a.n, d: a.d })

export const times = (a: Rational, b: Rational): Rational => made(a.n * b.n, a.d * b.d)

/** `a / b`; undefined when `b` is zero. */
export function over(a: Rational, b: Rational): Rational | undefined {
  if (b.n === 0n) return undefined
  return b.n > 0n ? made(a.n * b.d, a.d * b.n) : made(-a.n * b.d, a.d * -b.n)
}

export function compare(a: Rational, b: Rational): number {
  const [x, y] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d]
  return x < y ? -1 : x > y ? 1 : 0
}
