import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { calendarOf, clockOf, daysAhead, MOST } from './calendar.ts'
import { askedDays } from './calendar-page.ts'

const DAY = 86_400_000
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'terrace-calendar-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a move is seen by every thread at once, and by the next start', () => {
  const calendar = calendarOf(dir)
  const elsewhere = clockOf(calendar.shared)
  const ahead = () => Math.round((elsewhere().getTime() - Date.now()) / DAY)
  expect(ahead()).toBe(0)
  calendar.moveOn(7)
  expect(ahead()).toBe(7)
  calendar.moveOn(1)
  expect(ahead()).toBe(8)
  expect(calendarOf(dir).ahead()).toBe(8)
  expect(readdirSync(dir)).toEqual(['calendar.json'])
})

test('it is never turned back, nor moved by half a day or a lifetime', () => {
  const calendar = calendarOf(dir)
  for (const days of [0, -1, 0.5, Number.NaN, MOST + 1]) {
    expect(() => calendar.moveOn(days), `${days}`).toThrow()
  }
  expect(daysAhead(dir)).toBe(0)
})

test('a damaged one is a fault: records of a day to come would be there', () => {
  for (const text of ['{"ahead":-1}', '{}', '{"ahead":1.5}']) {
    writeFileSync(join(dir, 'calendar.json'), text)
    expect(() => calendarOf(dir), text).toThrow(/damaged/)
  }
})

test('a form asks for days or for a later date', () => {
  const asked = (form: string, ahead = 0) =>
    askedDays(new URLSearchParams(form), '2026-12-30', ahead)
  expect(asked('days=7')).toBe(7)
  expect(asked('to=2027-01-02')).toBe(3)
  for (const form of ['', 'to=', 'to=2026-12-30', 'to=2026-12-29', 'to=2026-02-30', 'days=0']) {
    expect(asked(form), form).toBeUndefined()
  }
  for (const form of ['days=-1', 'days=1.5', 'days=', 'days=x', `days=${MOST + 1}`]) {
    expect(asked(form), form).toBeUndefined()
  }
  expect(asked('days=1', MOST)).toBeUndefined()
})

test('on AWS nothing moves the day: the functions’ entries give no clock', () => {
  const home = join(import.meta.dirname, '../functions')
  for (const name of ['api', 'auth', 'events', 'jobs', 'schedule']) {
    const entry = readFileSync(join(home, `${name}.ts`), 'utf8')
    expect(entry, name).toMatch(/makePorts\((?:env|environment\(\))\)/)
  }
  const all = readdirSync(home, { recursive: true, encoding: 'utf8' })
  const sources = all.filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
  expect(sources.length).toBeGreaterThan(10)
  for (const path of sources) {
    expect(readFileSync(join(home, path), 'utf8'), path).not.toMatch(
      /calendar\.json|terrace\/local/,
    )
  }
})
