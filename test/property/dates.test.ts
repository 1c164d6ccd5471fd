import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  noticeEnd,
  type WorkingCalendar,
} from '@terrace/platform/calendar'
import { addDays, addMonths, ageOn, daysBetween, isDay, weekdayOf } from '@terrace/platform/dates'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = (year: number) => [
  31,
  isLeap(year) ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
]
const write = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Days of the Gregorian calendar, made without the functions that are tried. */
const day = fc
  .tuple(fc.integer({ min: 1950, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .chain(([year, month]) =>
    fc.integer({ min: 1, max: lengths(year)[month - 1] ?? 31 }).map((of) => write(year, month, of)),
  )
/** The last days of December and the first of January, where years turn. */
const turn = fc
  .tuple(fc.integer({ min: 2020, max: 2060 }), fc.integer({ min: 0, max: 20 }))
  .map(([year, by]) => addDays(`${year}-12-22`, by))

const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  restDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
  holidays: fc.uniqueArray(turn, { maxLength: 12 }),
  workdays: fc.uniqueArray(turn, { maxLength: 4 }),
})

test('days that exist are days, and those after the last of a month are not', () => {
  fc.assert(
    fc.property(day, (one) => {
      const [year = 0, month = 0] = one.split('-').map(Number)
      const last = lengths(year)[month - 1] ?? 0
      expect([isDay(one), isDay(write(year, month, last + 1))]).toEqual([true, false])
    }),
  )
})

test('days added are days between, and the week goes on', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (one, by) => {
      const other = addDays(one, by)
      expect(daysBetween(one, other)).toBe(by)
      expect(addDays(other, -by)).toBe(one)
      expect(weekdayOf(other)).toBe((((weekdayOf(one) + by) % 7) + 7) % 7)
    }),
  )
})

test('months added keep the day, or take the last of a shorter month', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (one, by) => {
      const [year = 0, month = 0, of = 0] = one.split('-').map(Number)
      const index = year * 12 + month - 1 + by
      const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
      expect(addMonths(one, by)).toBe(write(y, m, Math.min(of, lengths(y)[m - 1] ?? 0)))
    }),
  )
})

test('nobody is a year older before the birthday', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), (birth, age) => {
      const [year = 0] = birth.split('-').map(Number)
      const birthday = `${year + age}${birth.slice(4)}`
      if (!isDay(birthday)) return
      expect(ageOn(birth, birthday)).toBe(age)
      expect(ageOn(birth, addDays(birthday, -1))).toBe(age - 1)
    }),
  )
})

test('working days are counted one by one, over the turn of a year too', () => {
  fc.assert(
    fc.property(calendar, turn, fc.integer({ min: 0, max: 15 }), (rules, from, count) => {
      const end = addWorkingDays(rules, from, count)
      let worked = 0
      for (let i = 1; i <= daysBetween(from, end); i++) {
        if (isWorkingDay(rules, addDays(from, i))) worked++
      }
      expect(worked).toBe(count)
      if (count > 0) expect(isWorkingDay(rules, end)).toBe(true)
    }),
  )
})

test('a notice ends on a working day, never early, and no working day is let pass', () => {
  fc.assert(
    fc.property(calendar, turn, fc.integer({ min: 1, max: 30 }), (rules, from, days) => {
      const end = noticeEnd(rules, from, days)
      const due = addDays(from, days)
      expect(isWorkingDay(rules, end)).toBe(true)
      expect(daysBetween(due, end)).toBeGreaterThanOrEqual(0)
      for (let at = due; at !== end; at = addDays(at, 1)) {
        expect(isWorkingDay(rules, at)).toBe(false)
      }
      expect(nextWorkingDay(rules, end)).toBe(end)
    }),
  )
})
