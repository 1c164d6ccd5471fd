/*
 * Names as they are searched and compared. Latin and other spaced scripts keep single spaces
 * between words; in Chinese, Japanese and Korean a space or a middle dot inside a name means nothing.
 */

const APOSTROPHES = /['’‘ʼ`´＇]/gu
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}'
const BESIDE_UNSPACED = new RegExp(`(?<=[${UNSPACED}]) | (?=[${UNSPACED}])`, 'gu')
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u')

/** Full case folding: `Straße` and `STRASSE` meet, and a final sigma is a sigma. */
const folded = (text: string) => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ')

/** `Mehmet·Ali  ÖZ` → `mehmet ali öz`; `买买提·艾力` → `买买提艾力`; full-width becomes half-width. */
export const normalName = (name: string): string =>
  folded(name.replaceAll(APOSTROPHES, '').normalize('NFKC'))
    .normalize('NFKC')
    .replaceAll(SEPARATORS, ' ')
    .trim()
    .replaceAll(BESIDE_UNSPACED, '')

/** First character of a normal name: the partition of the search; empty for an empty name. */
export const initialOf = (normal: string): string => Array.from(normal)[0] ?? ''

/**
 * The forms under which a name is found by its beginning: the normal form and, of several words,
 * the one that begins with the last word, since half the world writes the family name there.
 */
export function searchNames(name: string): string[] {
  const normal = normalName(name)
  if (normal === '') return []
  const words = normal.split(' ')
  return [...new Set([normal, [...words.slice(-1), ...words.slice(0, -1)].join(' ')])]
}

const sorted = (normal: string) => normal.split(' ').sort().join(' ')

/** True when one insertion, deletion, substitution or swap of neighbours makes `a` to `b`. */
function isOneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  const most = Math.min(a.length, b.length) - start
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (x.length <= 1 && y.length <= 1) return true
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]
}

/**
 * True when two names may be one person's: equal in normal form or but for the order of words, or
 * one slip apart where the name is long enough for a slip to be likelier than another name
 * (3 characters in Chinese, Japanese and Korean, 5 letters elsewhere).
 */
export function similarNames(a: string, b: string): boolean {
  const [x, y] = [normalName(a), normalName(b)]
  if (x === '' || y === '') return false
  if (sorted(x) === sorted(y)) return true
  const [s, t] = [Array.from(x.replaceAll(' ', '')), Array.from(y.replaceAll(' ', ''))]
  const least = HAS_UNSPACED.test(x) || HAS_UNSPACED.test(y) ? 3 : 5
  return Math.min(s.length, t.length) >= least && isOneEdit(s, t)
}
