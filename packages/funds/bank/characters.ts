import { fault } from '@terrace/platform/fault'

/**
 * What a bank can read. ISO 20022 is UTF-8 and takes Chinese names as they are (`any`); the banks of
 * SEPA, and some abroad, take only the Latin set of EPC217-08 (`latin`).
 */
export type Characters = 'any' | 'latin'

const LATIN = /^[A-Za-z0-9/\-?:().,'+ ]$/

/** Letters that do not come apart into a base letter and a mark. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'n',
  Ŋ: 'N',
  '&': '+',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  _: '-',
}

/** Without what XML cannot hold (controls, halves of pairs), one line, spaces single. */
const tidy = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}|[\ufffe\uffff]/gu, '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replaceAll(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()

const cut = (text: string, longest: number): string =>
  [...text].slice(0, longest).join('').trimEnd()

/** One sign in the Latin set; undefined when it is a letter or digit that cannot be written so. */
function latinSign(sign: string): string | undefined {
  if (LATIN.test(sign)) return sign
  const known = LETTERS[sign]
  if (known !== undefined) return known
  const base = sign.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  if (base !== sign && [...base].every((part) => LATIN.test(part))) return base
  return /[\p{L}\p{N}]/u.test(sign) ? undefined : ' '
}

/** Text for the payee: what a Latin bank cannot read becomes a full stop, as EPC217-08 says. */
export function cleanText(text: string, characters: Characters, longest: number): string {
  const clean = tidy(text)
  if (characters === 'any') return cut(clean, longest)
  const latin = [...clean].map((sign) => latinSign(sign) ?? '.').join('')
  // A text that begins or ends with a slash, or doubles it, is refused by SEPA (EPC230-15).
  return cut(slashes(latin.replaceAll(/\.{2,}/g, '.').replaceAll(/ {2,}/g, ' ')), longest)
}

const slashes = (text: string): string =>
  text
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(/^[/ ]+|[/ ]+$/g, '')
    .trim()

/**
 * A name as it may stand in a file. No letter of a name is lost in silence.
 * @throws Fault invalid `bank.name-empty`, `bank.name-characters`
 */
export function cleanName(name: string, characters: Characters, at: string): string {
  const clean = tidy(name)
  if (clean === '') throw fault('invalid', 'bank.name-empty', { at })
  if (characters === 'any') return cut(clean, 140)
  const signs = [...clean].map(latinSign)
  if (signs.includes(undefined)) throw fault('invalid', 'bank.name-characters', { at })
  const latin = slashes(signs.join('').replaceAll(/ {2,}/g, ' '))
  if (latin === '') throw fault('invalid', 'bank.name-empty', { at })
  return cut(latin, 70)
}

/** An id as it stands in a file: our `_` is not in the Latin set. */
export const endToEndOf = (id: string, characters: Characters): string =>
  characters === 'latin' ? id.replaceAll('_', '-') : id

/**
 * Our id again, from what a bank passed on: in capitals, or with a hyphen or nothing for our `_`.
 * Any other text stays as it is.
 */
export function idOfEndToEnd(text: string): string {
  // Ids made of the clock begin with a digit; an entitlement's is a hash, and any word might be one.
  const found = /^(due|[a-z]{2,6}(?=[_\- ]?\d))[_\- ]?([0-9a-hjkmnp-tv-z]{23})$/i.exec(text)
  return found ? `${found[1]}_${found[2]}`.toLowerCase() : text
}

/** Text between tags. */
export const escapeXml = (text: string): string =>
  /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
