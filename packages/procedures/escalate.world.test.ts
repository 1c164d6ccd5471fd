import { workerOf } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { addMember } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { remindDaily } from './remind.ts'
import { type Place, placeOf } from './testing.ts'
import { getWork } from './work.ts'

/*
 * What nobody does goes up, level after level; and a worklist of any length is read page by page,
 * each line once.
 */

let w: World
let p: Place
beforeAll(async () => {
  w = await world({ today: '2026-03-02' })
  p = await placeOf(w)
})

const remindOn = async (day: string) => {
  w.at(`${day}T02:00:00Z`)
  await remindDaily(w.ports, w.tenant)
  await w.work(`job_remind-${day}`)
}
const village = () => w.as('clerk', [p.village.path], 'u-clerk')
const linesOf = async (ctx: ReturnType<World['as']>, id: string) =>
  (await getWork(ctx, {})).items
    .filter((one) => one.id === id)
    .map(({ escalated, overdue }) => ({ escalated, overdue }))

test('a breach goes one level up, the next breach one more, and at the top it stays', async () => {
  const made = await p.apply('Wang Fang')
  expect(made.waits?.due).toBe('2026-03-16')
  await remindOn('2026-03-16')
  expect(await linesOf(p.township1(), made.case)).toEqual([])
  await remindOn('2026-03-17')
  const township = p.township.area
  expect(await linesOf(p.township1(), made.case)).toEqual([{ escalated: township, overdue: true }])
  // Five working days are the township's own.
  await remindOn('2026-03-24')
  expect(await linesOf(p.township1(), made.case)).toHaveLength(1)
  await remindOn('2026-03-25')
  const county = p.county.area
  expect(await linesOf(p.county1(), made.case)).toEqual([{ escalated: county, overdue: true }])
  await remindOn('2026-05-20')
  expect(await linesOf(p.county1(), made.case)).toEqual([{ escalated: county, overdue: true }])
  expect(await linesOf(village(), made.case)).toEqual([{ escalated: county, overdue: true }])
})

describe('a worklist of more than a page', () => {
  const MANY = 130
  /** All pages of somebody's work, a page an array. */
  async function pagesOf(ctx: () => ReturnType<World['as']>) {
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const page = await getWork(ctx(), { cursor })
      pages.push(page.items.map(({ id }) => id))
      const days = page.items.map(({ due }) => due)
      expect(days).toEqual(days.toSorted())
      cursor = page.next
    } while (cursor)
    return pages
  }

  test('is read whole, each line once, by those of the village and of the county', async () => {
    const made: string[] = []
    for (let i = 0; i < MANY; i += 10) {
      if (i === 60) w.at('2026-05-25T02:00:00Z')
      const area = i % 20 === 0 ? p.village.area : p.other.area
      const ten = Array.from({ length: 10 }, (_, k) => p.apply(`Head ${i + k}`, area))
      made.push(...(await Promise.all(ten)).map((one) => one.case))
    }
    const both = await pagesOf(p.clerk)
    expect(both.map((page) => page.length)).toEqual([50, 50, MANY + 1 - 100])
    expect(new Set(both.flat())).toEqual(new Set([...made, both[0]?.[0]]))
    const one = await pagesOf(village)
    expect(one.flat()).toHaveLength(new Set(one.flat()).size)
    expect(one.map((page) => page.length)).toEqual([50, 21])
  })

  test('a cursor of somebody else is refused', async () => {
    const { next } = await getWork(p.clerk(), {})
    expect(next).toBeDefined()
    const stolen = getWork(p.county1(), { cursor: next })
    await expect(stolen).rejects.toMatchObject({ code: 'cursor.invalid' })
  })
})

test('a day of reminders is one, however many workers it takes', async () => {
  const names = ['u-rose', 'u-ann', 'u-max']
  for (const user of names) {
    const areas = [p.village.area]
    const who = { user, email: `${user}@example.org`, name: user, roles: ['clerk' as const], areas }
    await addMember(w.ports, w.tenant, who)
  }
  w.at('2026-07-20T02:00:00Z')
  await remindDaily(w.ports, w.tenant)
  const before = w.mail.length
  const hasty = workerOf(w.ports, () => true)
  let workers = 1
  while ((await runJob(hasty, w.tenant, 'job_remind-2026-07-20')) === 'again') workers++
  // Some leave between two mails, others while what is late goes up.
  expect(workers).toBeGreaterThan(names.length + 5)
  expect(await readJob(w.ports.db, w.tenant, 'job_remind-2026-07-20')).toMatchObject({
    state: 'done',
    counts: { escalated: 130, mails: names.length },
  })
  const told = w.mail.slice(before).map(({ to }) => to)
  expect(told.toSorted()).toEqual(names.map((user) => `${user}@example.org`).toSorted())
})
