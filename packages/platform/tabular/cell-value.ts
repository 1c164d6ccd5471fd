import { plainNumber } from './safe-text.ts'
import type { CellProblem } from './table.ts'

/** What a cell says, and what is to be doubted about it. */
export interface CellValue {
  text: string
  problem?: CellProblem['code']
}

const DAY_SECONDS = 86_400
/** 9999-12-31, the last day spreadsheets know. */
const LAST_SERIAL = 2_958_465

/**
 * A number as its cell shows it: 15 digits, no noise of binary fractions, no exponent. From 10^15
 * on a spreadsheet keeps zeros in place of the last digits (an identity number of 18 digits loses
 * three), which is reported.
 */
export function numberValue(raw: string): CellValue {
  if (/^-?(0|[1-9]\d{0,14})$/.test(raw)) return { text: raw }
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw, problem: 'cell.error' }
  const text = plainNumber(Number(value.toPrecision(15)))
  return Math.abs(value) >= 1e15 ? { text, problem: 'cell.number-precision' } : { text }
}

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * A serial number formatted as a date: `YYYY-MM-DD`, with `THH:MM:SS` when it has a time, or
 * `HH:MM:SS` alone below one day. In the 1900 system day 60 is a 29 February that never was.
 */
export function dateValue(raw: string, date1904: boolean): CellValue {
  const serial = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL + 1) {
    return { text: raw, problem: 'cell.date' }
  }
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * DAY_SECONDS)
  if (seconds === DAY_SECONDS) {
    day++
    seconds = 0
  }
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const time = clock.map(two).join(':')
  if (day === 0 && !date1904) return { text: time }
  if (day === 60 && !date1904) return { text: raw, problem: 'cell.date' }
  const shift = date1904 ? 0 : day < 60 ? 1 : 0
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const iso = new Date(epoch + (day + shift) * DAY_SECONDS * 1000).toISOString().slice(0, 10)
  return { text: seconds === 0 ? iso : `${iso}T${time}` }
}

/** An ISO date as some writers store it: midnight is left away. */
export const isoValue = (raw: string): CellValue => ({
  text: raw.replace(/T00:00(:00(\.0+)?)?Z?$/, ''),
})

/** `_x000D_` and its like, which XML cannot write otherwise. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text

/** Built-in formats of dates and times, those of Chinese and Japanese locales included. */
const BUILT_IN = new Set<number>()
for (const [first, last] of [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
] as const) {
  for (let id = first; id <= last; id++) BUILT_IN.add(id)
}

/** Whether a number format shows a day or a time of day; a span of time (`[h]`) stays a number. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id)
  const first = code.split(';')[0] ?? ''
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '')
  if (/\[(h+|m+|s+)\]/i.test(bare)) return false
  return /[ymdhs]/i.test(bare.replace(/\[[^\]]*\]|general|e[+-]/gi, ''))
}
