import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { cancelRow } from '@terrace/platform/job-store'
import { partition } from '@terrace/platform/key'
import { toWrite } from '@terrace/platform/write'
import { beforeEach, describe, expect, test } from 'vitest'
import { getImport } from './import.ts'
import { importHouseholdsFile } from './index.ts'
import type { MappingInput } from './mapping.ts'
import { everyHousehold, fileOf, follow, textOf, workOnce } from './testing.ts'

const FAMILIES = 150
const mapping: MappingInput = {
  source: 'office',
  shape: 'persons',
  household: 'family',
  columns: [
    { column: 'name', field: 'member.name' },
    { column: 'relation', field: 'member.relation' },
    { column: 'wage', field: 'income.wage' },
  ],
  area: { columns: ['village'] },
}
const rows = Array.from({ length: FAMILIES }, (_, i) => [
  `F${i},${i % 29 === 0 ? 'Nowhere' : 'Upper'},Head Of${i},head,${i}.07`,
  `F${i},${i % 29 === 0 ? 'Nowhere' : 'Upper'},Child Of${i},son,1`,
]).flat()
const text = ['family,village,name,relation,wage', ...rows].join('\n')
const bad = Math.ceil(FAMILIES / 29)
const good = FAMILIES - bad

let w: World
beforeEach(async () => {
  w = await world({ today: '2026-05-04' })
  await w.areas()
})

/** Uploads, maps and checks; then `kill` decides how the import goes. */
const bring = (work: (job: string) => Promise<void>, given = mapping) =>
  importHouseholdsFile(w.as('county'), fileOf(text), {
    mapping: given,
    follow: (job, stage) => (stage === 'check' ? follow(w, job) : work(job)),
  })

/** What every ending must come to: nobody lost, nobody twice, the statistics told once. */
async function expectWhole(done: Awaited<ReturnType<typeof bring>>) {
  expect(done.job?.state).toBe('done')
  expect(done.job?.counts).toEqual({ new: good, changed: 0, unchanged: 0, rejected: bad })
  expect(done.job?.done).toBe(rows.length)
  const households = await everyHousehold(w)
  expect(new Set(households.map((h) => h.source?.ref)).size).toBe(good)
  expect(households).toHaveLength(good)
  let counted = 0
  const events = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition(w.tenant, `about_${done.import}`) },
  }
  for await (const item of w.ports.db.all(events)) {
    if (item.name === 'households.imported') counted += (item.facts as unknown[]).length
  }
  expect(counted).toBe(good)
  const job = done.job?.job ?? ''
  const outcomes = (await textOf(w.as('county'), job, 'outcomes.csv')).trim().split('\r\n')
  expect(outcomes).toHaveLength(rows.length + 1)
  expect(outcomes.filter((line) => line.includes(',new,'))).toHaveLength(good * 2)
  const errors = (await textOf(w.as('county'), job, 'errors.csv')).trim().split('\r\n')
  expect(errors).toHaveLength(bad * 2 + 1)
}

/** A worker that dies before or after its `nth` transaction; its lease runs out before the next. */
function dieAt(nth: number, when: 'before' | 'after') {
  let seen = 0
  const { client } = w.ports.db
  w.intercept(async (operation, input) => {
    if (operation !== 'TransactWriteItems' || ++seen !== nth) return
    if (when === 'after') await client.send(operation, input as Item)
    throw new Error('killed')
  })
}

describe('a worker that dies', () => {
  for (const when of ['before', 'after'] as const) {
    test.each([1, 2, 5, 9])(`${when} commit %i loses and doubles nothing`, async (nth) => {
      const done = await bring(async (job) => {
        dieAt(nth, when)
        expect(await workOnce(w, job)).toBe('again')
        w.intercept(undefined)
        await follow(w, job)
      })
      await expectWhole(done)
    })
  }
})

test('a worker whose time is up hands over, again and again', async () => {
  const done = await bring(async (job) => {
    let left = 3
    for (let i = 0; i < 40; i++) {
      left = 3
      if ((await workOnce(w, job, () => left-- <= 0)) === 'over') return
    }
  })
  await expectWhole(done)
})

test('two workers at once do the work of one', async () => {
  const done = await bring(async (job) => {
    const first = workOnce(w, job)
    // The first one's lease is taken for dead.
    await w.ports.db.update({
      Key: { pk: partition(w.tenant, `job_${job}`), sk: '$job' },
      UpdateExpression: 'SET lease = :none',
      ExpressionAttributeValues: { ':none': 0 },
    })
    await Promise.all([first, workOnce(w, job)])
    await follow(w, job)
  })
  expect(await everyHousehold(w)).toHaveLength(good)
  expect(done.job?.state).toBe('done')
})

test('cancelled it keeps what it did, and can be started again', async () => {
  const done = await bring(async (job) => {
    await w.ports.db.write([toWrite(w.ports.db, cancelRow(w.tenant, job))])
    await follow(w, job)
  })
  expect(done.state).toBe('cancelled')
  const { startImport } = await import('./import.ts')
  const { job } = await startImport(w.as('county'), { import: done.import })
  await follow(w, job)
  const again = await getImport(w.as('county'), { import: done.import })
  expect(again.state).toBe('done')
  expect(await everyHousehold(w)).toHaveLength(good)
})

test('areas that are missing are made once, however often the import dies', async () => {
  const given: MappingInput = {
    ...mapping,
    area: { columns: ['village'], create: { under: 'root' } },
  }
  const done = await bring(async (job) => {
    dieAt(3, 'before')
    expect(await workOnce(w, job)).toBe('again')
    w.intercept(undefined)
    await follow(w, job)
  }, given)
  expect(done.job?.counts).toEqual({ new: FAMILIES, changed: 0, unchanged: 0, rejected: 0 })
  const places = new Set((await everyHousehold(w)).map((h) => h.area))
  expect(places.size).toBe(2)
})
