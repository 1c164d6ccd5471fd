/** What a writer is given: text, a number that stays one, nothing, or a day (`YYYY-MM-DD`). */
export type Cell = string | number | null | { date: string }

export interface WriteOptions {
  /** HXL hashtags, one per column, written below the header (HXL 1.1). */
  hxl?: string[]
}

export interface CsvWriteOptions extends WriteOptions {
  /** Byte order mark (default), without which some spreadsheets misread UTF-8. */
  bom?: boolean
  /** One ASCII character. Default comma. */
  separator?: string
}

export interface XlsxWriteOptions extends WriteOptions {
  /** Name of the sheet. Default `Sheet1`. */
  sheet?: string
}

export type Rows = AsyncIterable<Cell[]> | Iterable<Cell[]>

/**
 * Text that a spreadsheet would run as a formula when it opens a CSV, made text by an apostrophe.
 * Signs, wide forms of them and leading controls are those of OWASP "CSV Injection". Real numbers
 * never come here: -5 stays a number, while the text "-5" is not trusted.
 */
export const neutral = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text

/** A number in decimal notation, never with an exponent; nothing for what is no number. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return ''
  const text = String(value)
  const exponent = text.indexOf('e')
  if (exponent < 0) return Object.is(value, -0) ? '0' : text
  const sign = text.startsWith('-') ? '-' : ''
  const [whole = '', part = ''] = text.slice(sign.length, exponent).split('.')
  const point = whole.length + Number(text.slice(exponent + 1))
  const digits = whole + part
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}
