/** Exact decimals as files write them: `units / 10^scale`. Nothing here touches a float. */
export interface Decimal {
  units: bigint
  scale: number
}

/** A rational number; `d` is positive. Division needs it, the rest stays decimal. */
export interface Rational {
  n: bigint
  d: bigint
}

export const ZERO: Decimal = { units: 0n, scale: 0 }

/** Numbers longer than this are no amounts, and would make arithmetic slow on purpose. */
const DIGITS = 40
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/

const powers: bigint[] = Array.from({ length: 64 }, (_, i) => 10n ** BigInt(i))
export const ten = (power: number): bigint => powers[power] ?? 10n ** BigInt(power)

/**
 * Reads a number as people and spreadsheets write it: `1,234.50`, `-3`, `1.5E+06`, `１２`.
 * @param mark the decimal mark of the file; the other one of `.` and `,` separates thousands
 * @returns undefined when it is not a number
 */
export function readDecimal(text: string, mark: '.' | ',' = '.'): Decimal | undefined {
  if (text === '0') return ZERO
  let clean = text
  if (!/^[\d.+-]+$/.test(text)) {
    clean = text.normalize('NFKC').replaceAll(/[\s\u00a0']/g, '')
    clean = mark === '.' ? clean.replaceAll(',', '') : clean.replaceAll('.', '').replace(',', '.')
  } else if (mark === ',') clean = clean.replaceAll('.', '')
  const match = NUMBER.exec(clean)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent] = match
  const digits = whole + fraction
  if (digits === '' || digits.length > DIGITS) return undefined
  const units = BigInt(digits)
  const scale = fraction.length - Number(exponent ?? 0)
  const signed = sign === '-' ? -units : units
  return scale >= 0 ? { units: signed, scale } : { units: signed * ten(-scale), scale: 0 }
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (b.units === 0n) return a
  if (a.units === 0n) return b
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale }
  return a.scale > b.scale
    ? { units: a.units + b.units * ten(a.scale - b.scale), scale: a.scale }
    : { units: a.units * ten(b.scale - a.scale) + b.units, scale: b.scale }
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
})

export const equal = (a: Decimal, b: Decimal): boolean =>
  a.units * ten(b.scale) === b.units * ten(a.scale)

export const toRational = ({ units, scale }: Decimal): Rational => ({ n: units, d: ten(scale) })

export const addRational = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }

export const multiplyRational = (a: Rational, b: Rational): Rational => ({
  n: a.n * b.n,
  d: a.d * b.d,
})

/** @returns undefined for a division by zero */
export function divideRational(a: Rational, b: Rational): Rational | undefined {
  if (b.n === 0n) return undefined
  const d = a.d * b.n
  return d < 0n ? { n: -a.n * b.d, d: -d } : { n: a.n * b.d, d }
}

/** The nearest integer, half away from zero; undefined beyond what a number holds exactly. */
export function roundRational({ n, d }: Rational): number | undefined {
  const absolute = n < 0n ? -n : n
  const quotient = absolute / d
  const rounded = (absolute % d) * 2n >= d ? quotient + 1n : quotient
  const value = Number(rounded)
  if (!Number.isSafeInteger(value)) return undefined
  return n < 0n && value !== 0 ? -value : value
}
