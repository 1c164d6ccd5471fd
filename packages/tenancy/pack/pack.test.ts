import { isWorkingDay, noticeEnd } from '@terrace/platform/calendar'
import { describe, expect, test } from 'vitest'
import { codeFrom, codeOf, codesOn, labelOf } from '../code.ts'
import { incomeYearOf, incomeYearStart, lineFor } from '../income-year.ts'
import { qualityRules } from '../quality-rules.ts'
import { listNames, Settings } from '../settings-model.ts'
import { packs } from './index.ts'

const { cn, international } = packs

describe.each(Object.entries(packs))('the pack %s', (_, pack) => {
  test('is a complete document of settings', () => {
    expect(Settings.parse(pack)).toEqual(pack)
    expect(Object.keys(pack.lists).sort()).toEqual([...listNames].sort())
  })

  test('has both languages everywhere, and Chinese words in Chinese', () => {
    for (const list of listNames) {
      for (const { code, label } of pack.lists[list]) {
        expect(label.zh, `${list} ${code}`).toMatch(/\p{Script=Han}/u)
        expect(label.en, `${list} ${code}`).not.toMatch(/\p{Script=Han}/u)
      }
    }
  })

  test('names no code twice, and no word that shames', () => {
    for (const list of listNames) {
      const codes = pack.lists[list].map((entry) => entry.code)
      expect(new Set(codes).size, list).toBe(codes.length)
      const orders = pack.lists[list].map((entry) => entry.order)
      expect(new Set(orders).size, list).toBe(orders.length)
    }
    expect(JSON.stringify(pack)).not.toMatch(/\b(lazy|poor household|eradicat|low motivation)\b/i)
  })

  test('says of each quality rule how strict it is', () => {
    expect(pack.quality.map((q) => q.rule)).toEqual([...qualityRules])
  })

  test('holds every status that a household can have', () => {
    const statuses = ['candidate', 'registered', 'exited', 'monitored', 'removed', 'closed']
    for (const status of statuses) expect(codeOf(pack, 'status', status)).toBeDefined()
  })
})

describe('codes', () => {
  test('of other systems differ: 12 is other in one national list, marriage in the second', () => {
    expect(codeFrom(cn, 'cause', 'cn-aac', '12')).toBe('other')
    expect(codeFrom(cn, 'cause', 'cn-aac-2', '12')).toBe('marriage')
    expect(codeFrom(cn, 'cause', 'cn-aac', '77')).toBeUndefined()
    expect(codeFrom(cn, 'relation', 'cn-aac', '02')).toBe('spouse')
    expect(cn.lists.ethnicity).toHaveLength(57)
    expect(codeFrom(cn, 'ethnicity', 'gb-t-3304', '56')).toBe('jino')
  })

  test('that ended are still named, but no longer offered', () => {
    const lists = {
      ...cn.lists,
      sex: [
        { code: 'b', label: { en: 'B', zh: '乙' }, order: 2, from: '2026-02-01' },
        { code: 'a', label: { en: 'A', zh: '甲' }, order: 1, until: '2026-01-31' },
      ],
    }
    const settings = { ...cn, lists }
    expect(codesOn(settings, 'sex', '2026-01-31').map((c) => c.code)).toEqual(['a'])
    expect(codesOn(settings, 'sex', '2026-02-01').map((c) => c.code)).toEqual(['b'])
    expect(labelOf(settings, 'sex', 'a', 'zh')).toBe('甲')
    expect(labelOf(settings, 'sex', 'gone', 'en')).toBe('gone')
  })
})

describe('income years and lines', () => {
  test('a year from October bears the number of the year in which it ends', () => {
    expect(incomeYearOf(cn, '2026-09-30')).toBe(2026)
    expect(incomeYearOf(cn, '2026-10-01')).toBe(2027)
    expect(incomeYearStart(cn, 2026)).toBe('2025-10-01')
    expect(incomeYearOf({ ...cn, currentYear: 'begins' }, '2026-09-30')).toBe(2025)
    expect(incomeYearStart({ ...cn, currentYear: 'begins' }, 2026)).toBe('2026-10-01')
    expect(incomeYearOf(international, '2026-12-31')).toBe(2026)
    expect(incomeYearStart(international, 2026)).toBe('2026-01-01')
  })

  test('the line of a year, or of the latest year before it', () => {
    expect(lineFor(cn, 'poverty', 2015)).toEqual({ code: 'national', amount: 285_500, year: 2015 })
    expect(lineFor(cn, 'poverty', 2026)).toEqual({ code: 'national', amount: 400_000, year: 2020 })
    expect(lineFor(cn, 'poverty', 2009)).toBeUndefined()
    // $3.00 a day for a year of 365 days, in cents.
    expect(lineFor(international, 'poverty', 2026)?.amount).toBe(300 * 365)
  })
})

test('the calendar of 2026: a Sunday worked in exchange, a notice that ends after the holiday', () => {
  expect(isWorkingDay(cn.calendar, '2026-10-05')).toBe(false)
  expect(isWorkingDay(cn.calendar, '2026-10-10')).toBe(true)
  expect(isWorkingDay(cn.calendar, '2026-10-11')).toBe(false)
  expect(noticeEnd(cn.calendar, '2026-09-26', cn.noticeDays)).toBe('2026-10-08')
})
