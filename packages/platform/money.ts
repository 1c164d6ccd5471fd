/** Money is an integer of minor units with a currency. Nothing here touches a float. */

/** Decimals of the currencies whose minor unit is not a hundredth (ISO 4217). */
const DECIMALS: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  UGX: 0,
  RWF: 0,
  XAF: 0,
  XOF: 0,
  PYG: 0,
  GNF: 0,
  BIF: 0,
  DJF: 0,
  KMF: 0,
  UYI: 0,
  VUV: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

export const decimalsOf = (currency: string): number => DECIMALS[currency] ?? 2

/**
 * Reads an amount as people write it (`1,234.5`, `1234`, `-3.10`) into minor units.
 * @param digits how many decimals the minor unit has
 * @returns minor units, or undefined when it is not an amount or finer than the minor unit and `exact`
 */
export function parseAmount(text: string, digits = 2, exact = true): number | undefined {
  const clean = text.trim().replaceAll(/[,\s\u00a0]/g, '')
  const match = /^([+-]?)(\d{1,15})(?:\.(\d*))?$/.exec(clean)
  if (!match) return undefined
  const [, sign, whole = '0', fraction = ''] = match
  if (exact && fraction.slice(digits).replaceAll('0', '') !== '') return undefined
  const scaled =
    Number(whole) * 10 ** digits + Number(fraction.slice(0, digits).padEnd(digits, '0') || '0')
  // Half away from zero: what a cashier does, and what the sum of a printed list shows.
  const rounded = scaled + (Number(fraction.charAt(digits) || '0') >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(rounded)) return undefined
  return sign === '-' && rounded !== 0 ? -rounded : rounded
}

/** Writes minor units as a plain decimal (`-1234.05`): for files; people's formats are the app's. */
export function formatAmount(minor: number, digits = 2): string {
  const sign = minor < 0 ? '-' : ''
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Integer division rounded half away from zero: shares stay exact until this last step. */
export function divide(minor: number, by: number): number {
  const quotient = Math.trunc(minor / by)
  const rest = Math.abs(minor - quotient * by)
  return rest * 2 >= Math.abs(by) ? quotient + Math.sign(minor) * Math.sign(by) : quotient
}
