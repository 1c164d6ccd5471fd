import { addDays, type Day, weekdayOf } from './dates.ts'

/** Which days offices work: weekdays that rest, holidays, and rest days worked in exchange. */
export interface WorkingCalendar {
  /** 0 = Sunday … 6 = Saturday. */
  restDays: readonly number[]
  holidays: readonly Day[]
  /** Rest days on which offices work in exchange for a holiday. */
  workdays: readonly Day[]
}

export const isWorkingDay = (calendar: WorkingCalendar, day: Day): boolean =>
  calendar.workdays.includes(day) ||
  (!calendar.holidays.includes(day) && !calendar.restDays.includes(weekdayOf(day)))

/** The day itself if offices work, else the next on which they do. */
export function nextWorkingDay(calendar: WorkingCalendar, day: Day): Day {
  let at = day
  while (!isWorkingDay(calendar, at)) at = addDays(at, 1)
  return at
}

/** The day by which `days` working days have passed; the first day is not counted (domain.md §1.4). */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, days: number): Day {
  let at = from
  for (let left = days; left > 0; left--) at = nextWorkingDay(calendar, addDays(at, 1))
  return at
}

/**
 * The last day of a public notice: calendar days, first day excluded, extended to the next working
 * day (domain.md §1.4).
 */
export const noticeEnd = (calendar: WorkingCalendar, from: Day, days: number): Day =>
  nextWorkingDay(calendar, addDays(from, days))
