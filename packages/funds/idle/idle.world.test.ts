import { type World, world } from '@terrace/local/world'
import { changeSettings } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { makeEarmark } from '../budget/earmark.ts'
import { fundAccount, openFund } from '../budget/fund.ts'
import { openLine } from '../budget/line.ts'
import { postEntry } from '../ledger/entry.ts'
import { idleOf } from './age.ts'
import { idleTable, listIdle, sumIdle } from './idle-money.ts'

/*
 * Today is 2 November 2026: what came on 2 November 2025 stands twelve months and not longer, what
 * came on the day before stands longer. Likewise 2024.
 */
let w: World
let county = ''
let township = ''
let northPath = ''
const finance = (scope = ['']) => w.as('finance', scope, 'u-finance')

beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  const areas = await w.areas()
  county = areas.county.area
  township = areas.townships[0]?.area ?? ''
  northPath = areas.townships[0]?.path ?? ''
})

async function fund(name: string, year: number, origin: 'county' | 'central', area = county) {
  return openFund(finance(), { name, origin, area, year })
}

let serial = 0
async function give(to: { fund: string; currency: string }, day: string, amount: number) {
  await postEntry(finance(), {
    ...{ entry: `give-${serial++}-idle`, kind: 'allocation', day, about: to.fund },
    legs: [
      { account: { kind: 'source', owner: 'treasury', currency: 'CNY' }, amount: -amount },
      { account: fundAccount(to), amount },
    ],
  })
  await w.settle()
}

const shown = async (filter: object = {}, scope = ['']) =>
  (await listIdle(finance(scope), filter)).items.map(
    ({ name, since, stands, overFirst, overSecond }) => [
      ...[name, since, stands, overFirst, overSecond],
    ],
  )

test('money of the day itself is within a limit, of the day before it is over', async () => {
  const old = await fund('Old', 2024, 'central')
  await give(old, '2024-11-01', 1)
  await give(old, '2024-11-02', 20)
  await give(old, '2025-11-01', 300)
  await give(old, '2025-11-02', 4_000)
  await give(old, '2026-10-01', 50_000)
  expect(await shown()).toEqual([['Old', '2024-11-01', 54_321, 321, 1]])
  expect(await idleOf(finance(), fundAccount(old))).toMatchObject({ overFirst: 321, overSecond: 1 })
})

test('the oldest goes first: what was bound leaves its age, and is young where it came', async () => {
  const old = (await listIdle(finance(), {})).items[0]
  const earmark = await makeEarmark(finance(), {
    ...{ fund: old?.id ?? '', name: 'Roads', area: county, family: 'infrastructure', amount: 321 },
  })
  await w.settle()
  expect(await shown()).toEqual([
    ['Old', '2025-11-02', 54_000, 0, 0],
    ['Roads', '2026-11-02', 321, 0, 0],
  ])
  const line = { name: 'Road', use: 'project', amount: 321 } as const
  await openLine(finance(), { earmark: earmark.earmark, ...line })
  await w.settle()
  const { items } = await listIdle(finance(), {})
  expect(items.map(({ kind, next }) => [kind, next])).toEqual([
    ['fund', 'bind'],
    ['line', 'spend'],
  ])
  expect(items[1]).toMatchObject({ origin: 'central', family: 'infrastructure', fundName: 'Old' })
})

test('what was posted late counts by its day', async () => {
  const late = await fund('Late', 2025, 'county', township)
  await give(late, '2026-05-01', 10)
  await give(late, '2023-05-01', 5)
  expect(await shown({ year: 2025 })).toEqual([['Late', '2023-05-01', 15, 5, 5]])
  expect((await shown())[0]?.[0]).toBe('Late')
})

test('by year, level and family; and nothing of other areas', async () => {
  expect(await shown({ origin: 'county' })).toEqual([['Late', '2023-05-01', 15, 5, 5]])
  expect((await shown({ family: 'infrastructure' })).map(([name]) => name)).toEqual(['Road'])
  expect(await shown({ kind: 'earmark' })).toEqual([])
  expect((await shown({}, [northPath])).map(([name]) => name)).toEqual(['Late'])
  expect(await shown({}, [])).toEqual([])
})

test('the sum reads what is old, and follows the limits of the tenant', async () => {
  const { answer, meter } = await w.cost((ctx) => sumIdle(ctx, {}), 'finance')
  expect(answer).toEqual({
    limits: { first: 12, second: 24 },
    sums: [{ currency: 'CNY', overFirst: 5, overSecond: 5 }],
    ...{ places: 1, more: false },
  })
  expect(meter.calls).toBeLessThan(12)
  await changeSettings(w.as('admin'), { idleMonths: { first: 6, second: 11 } })
  expect((await sumIdle(finance(), {})).sums).toEqual([
    { currency: 'CNY', overFirst: 15 + 4_000, overSecond: 5 + 4_000 },
  ])
  await expect(
    changeSettings(w.as('admin'), { idleMonths: { first: 6, second: 6 } }),
  ).rejects.toMatchObject({ detail: { fields: [{ code: 'settings.idle-order' }] } })
})

test('as a file, with the limits in its head', async () => {
  const csv = await idleTable(finance(), { year: 2025 })
  const [head, row] = csv.split('\r\n')
  expect(head).toContain('Longer than 6 months,Longer than 11 months')
  expect(row).toMatch(
    /^fund,fnd_\w+,Late,Late,county,2025,,North,CNY,0.15,2023-05-01,0.15,0.05,bind$/,
  )
})

test('pages of many places hold each of them once', async () => {
  const many = await fund('Many', 2026, 'county')
  await give(many, '2026-11-01', 1_000)
  for (let i = 0; i < 60; i++) {
    const name = `Part ${i}`
    await makeEarmark(finance(), { fund: many.fund, name, area: county, amount: 1 })
  }
  await w.settle()
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await listIdle(finance(), { year: 2026, ...(cursor ? { cursor } : {}) })
    expect(page.items.length).toBeLessThan(75)
    names.push(...page.items.map(({ name }) => name))
    cursor = page.next
  } while (cursor)
  expect(names).toHaveLength(61)
  expect(new Set(names).size).toBe(61)
})
