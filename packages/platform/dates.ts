/** Days are `YYYY-MM-DD` in the tenant's zone; instants are ISO 8601 UTC. */

export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

const utc = (day: Day): number => {
  const [y = '', m = '', d = ''] = day.split('-')
  return Date.UTC(Number(y), Number(m) - 1, Number(d))
}
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** True for a day that exists: 2026-02-30 and 2025-02-29 do not. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const ms = utc(text)
  return !Number.isNaN(ms) && fromUtc(ms) === text
}

/** The day on which an instant falls in an IANA time zone. */
export function dayIn(instant: string | number | Date, zone: string): Day {
  const format = formatter(zone)
  return format.format(new Date(instant))
}

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
    formatters.set(zone, found)
  }
  return found
}

export const addDays = (day: Day, days: number): Day => fromUtc(utc(day) + days * 86_400_000)

/** Adds months, keeping to the last day of a shorter month: 31 Jan + 1 = 28 or 29 Feb. */
export function addMonths(day: Day, months: number): Day {
  const at = new Date(utc(day))
  const target = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(at.getUTCDate(), last))
  return fromUtc(target.getTime())
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((utc(b) - utc(a)) / 86_400_000)

/** Completed years of age on a day; 29 February counts as reached on 1 March of common years. */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

export const monthOf = (day: Day): string => day.slice(0, 7)
/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => new Date(utc(day)).getUTCDay()
