import { decimalsOf } from '@terrace/platform/money'
import { type Language, lang, tagOf } from './language.ts'

const made = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let found = made.get(key)
  if (!found) {
    found = new Intl.NumberFormat(tagOf(language), options)
    made.set(key, found)
  }
  return found
}

/** `12,345.6`; at most `digits` decimals (default 2), none added. */
export const formatNumber = (value: number, language: Language = lang(), digits = 2): string =>
  numberFormat(language, { maximumFractionDigits: digits }).format(value)

/**
 * A count for a tile or a chart: exact below 100,000, then short where people expect it
 * (`12.3万` in Chinese; English keeps `123,456`, shortened from ten million).
 */
export function formatCount(value: number, language: Language = lang()): string {
  const short = language === 'zh' ? Math.abs(value) >= 100_000 : Math.abs(value) >= 10_000_000
  if (!short) return formatNumber(value, language, 0)
  return numberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

/** A ratio as a percentage: 0.1234 is `12.3%`. */
export const formatPercent = (ratio: number, language: Language = lang(), digits = 1): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(ratio)

/** A difference with its sign: `+14`, `−3`, `0`. */
export const formatChange = (value: number, language: Language = lang()): string =>
  numberFormat(language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })
    .format(value)
    .replace('-', '\u2212')

/** Minor units with the currency's sign and all its decimals: `formatMoney(1234505, 'CNY')` is `¥12,345.05`. */
export function formatMoney(minor: number, currency: string, language: Language = lang()): string {
  const digits = decimalsOf(currency)
  return numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits)
}

/** Money for a tile: `¥1,235万` in Chinese, `¥12.3M` in English; exact below 100,000 units. */
export function formatMoneyShort(
  minor: number,
  currency: string,
  language: Language = lang(),
): string {
  const units = minor / 10 ** decimalsOf(currency)
  if (Math.abs(units) < 100_000) return formatMoney(minor, currency, language)
  return numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(units)
}

/** A day spelled for sentences: `23 November 2026`, `2026年11月23日`. Tables show the day as it is. */
export function spellDay(day: string, language: Language = lang()): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return day
  return new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}

/** An instant in the reader's zone (or `zone`, IANA) for tables: `2026-11-23 14:05`. */
export function formatInstant(iso: string, zone?: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  // Swedish writes ISO dates; the words of a locale have no place in a table.
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(at)
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long ago or ahead an instant is: `3 days ago`, `3天前`; under a minute, "now". */
export function formatAgo(iso: string, language: Language = lang(), now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000
  const format = new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' })
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit)
  }
  return format.format(0, 'second')
}
