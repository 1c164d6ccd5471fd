import { isDay } from '@terrace/platform/dates'

export type Sex = 'male' | 'female'
/** What a number says of its bearer, or why it cannot be one; `code` is a translation key. */
export type IdNumberCheck =
  | { ok: true; normal: string; birth?: string; sex?: Sex }
  | { ok: false; code: string; params: Record<string, unknown> }

const refused = (code: string, params: Record<string, unknown> = {}): IdNumberCheck => ({
  ok: false,
  code,
  params,
})

/** As it is sealed and compared: half-width, upper case, no spaces, dashes and invisible marks. */
export const normalIdNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of 17 digits, ISO 7064 mod 11-2 as GB 11643 uses it. */
export function checkCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** 18 digits, and in a disability certificate its type, degree and, re-issued, `B` and a count. */
const RESIDENT = /^(([1-9]\d{5})(\d{4})(\d{2})(\d{2})\d{2}(\d))([\dX])([1-7][1-4](?:B\d|\d{2})?)?$/

/**
 * Reads a resident number of 18 digits, or the disability certificate of 20 or 22 that is accepted
 * in its place (domain.md §2.2). The expected check digit is not told: it would be typed in.
 */
export function readResidentNumber(typed: string): IdNumberCheck {
  const normal = normalIdNumber(typed)
  if (/^\d{15}$/.test(normal)) return refused('identity.old-form')
  if (![18, 20, 22].includes(normal.length)) {
    return refused('identity.length', { length: normal.length })
  }
  const match = RESIDENT.exec(normal)
  if (!match) return refused('identity.characters')
  const [, digits = '', , year, month, day, order, check] = match
  const birth = `${year}-${month}-${day}`
  if (!isDay(birth)) return refused('identity.no-day')
  if (checkCharacter(digits) !== check) return refused('identity.checksum')
  return { ok: true, normal, birth, sex: Number(order) % 2 === 1 ? 'male' : 'female' }
}

const isSex = (code: string | undefined): code is Sex => code === 'male' || code === 'female'

/**
 * Checks a number by its type's rule and against what else is known of the person. Sexes other than
 * `male` and `female` are not compared: the number knows only two.
 */
export function checkIdNumber(
  check: 'cn-resident' | 'none',
  typed: string,
  known: { birth?: string | undefined; sex?: string | undefined } = {},
): IdNumberCheck {
  if (check === 'none') {
    const normal = normalIdNumber(typed)
    return normal === '' ? refused('identity.characters') : { ok: true, normal }
  }
  const read = readResidentNumber(typed)
  if (!read.ok) return read
  if (known.birth !== undefined && known.birth !== read.birth)
    return refused('identity.birth-differs')
  if (isSex(known.sex) && known.sex !== read.sex) return refused('identity.sex-differs')
  return read
}
