import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import type { Item } from '@terrace/platform/db'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { bufferSource } from '@terrace/platform/tabular'
import { importHouseholdsFile } from '@terrace/registry'
import { addArea, settingsOf } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { finish, later, stage, worker } from './kit.ts'
import { ended, straight, type Way, ways } from './ways.ts'

/** Two towns of one county and two other counties: a batch ends within an area, or holds two. */
const PLACES = ['Hill', 'Dale', 'Lower', 'Green']
const FAMILIES = 600
const day = (i: number) => new Date(Date.UTC(1980, 0, 1 + i)).toISOString().slice(0, 10)
const lines = Array.from({ length: FAMILIES }, (_, i) => {
  const [turn, place] = [Math.floor(i / 75), PLACES[Math.floor(i / 150)]]
  // One slip apart from the one 75 lines on, the same as the one 300 lines on.
  return `F${i},${place},Walker Number ${turn % 4},head,${day(i % 75)},${i}.07`
})

let w: World
beforeAll(async () => {
  w = await world()
  const { villages } = await w.areas()
  const level = (await settingsOf(w.as('admin'))).levels[3]?.code ?? ''
  for (const name of PLACES.slice(0, 2)) {
    await addArea(w.as('admin'), { parent: villages[0]?.area ?? '', level, name })
  }
  const text = ['family,village,name,relation,birth,wage', ...lines].join('\n')
  const source = bufferSource(Buffer.from(text))
  const done = await importHouseholdsFile(
    w.as('county'),
    { name: 'people.csv', source },
    {
      mapping: {
        source: 'office',
        shape: 'persons',
        household: 'family',
        columns: [
          { column: 'name', field: 'member.name' },
          { column: 'relation', field: 'member.relation' },
          { column: 'birth', field: 'member.birth' },
          { column: 'wage', field: 'income.wage' },
        ],
        area: { columns: ['village'] },
      },
      follow: (job) => w.work(job),
    },
  )
  expect(done.job?.counts).toMatchObject({ new: FAMILIES })
  await w.settle()
}, 120_000)

const INPUTS = [
  { filter: {}, rows: 'persons', format: 'csv' },
  { filter: { status: 'candidate' }, rows: 'households', format: 'xlsx', hxl: true },
]

async function exported(input: Item, way: Way) {
  const {
    workers,
    ended: end,
    files,
  } = await ended(w, await stage(w, 'registry.export', input), way, { rows: 4 })
  const bytes = await w.ports.files.get(String(files?.[0]?.key))
  return { workers, end, bytes: Buffer.from(bytes).toString('base64'), name: files?.[0]?.name }
}

test('an export is the same file, however many workers make it', async () => {
  for (const input of INPUTS) {
    const { workers: _, ...whole } = await exported(input, straight)
    expect(whole.end).toMatchObject({ state: 'done', counts: { households: FAMILIES } })
    for (const way of ways) {
      const { workers, ...pieces } = await exported(input, way)
      expect(pieces).toEqual(whole)
      expect(workers).toBeGreaterThan(1)
    }
  }
})

async function everySuspect(): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of w.ports.db.scan()) if (item.__edb_e__ === 'suspect') found.push(item)
  return found
}

/** The pairs that a search finds when none is known yet. */
async function searched(way: Way) {
  for (const { pk, sk } of await everySuspect()) {
    await w.ports.db.write([{ item: { Delete: { Key: { pk, sk } } } }])
  }
  const { workers, ended: end } = await ended(
    w,
    await stage(w, 'registry.find-duplicates', {}),
    way,
    { rows: 400 },
  )
  const pairs = (await everySuspect()).map(({ suspect, brief }) => [
    String(suspect),
    String((brief as { why: string }).why),
  ])
  return { workers, end, pairs: pairs.sort() }
}

test('a search for duplicates finds the same pairs, however many workers it takes', async () => {
  const { workers: _, ...whole } = await searched(straight)
  expect(whole.end).toMatchObject({ state: 'done', counts: { people: FAMILIES } })
  expect(whole.pairs.length).toBeGreaterThan(FAMILIES / 2)
  expect(new Set(whole.pairs.map(([, why]) => why)).size).toBe(2)
  for (const way of ways) {
    const { workers, ...pieces } = await searched(way)
    expect(pieces).toEqual(whole)
    expect(workers).toBeGreaterThan(2)
  }
}, 180_000)

/** Areas of which something is counted where nobody lives: more than one transaction puts right. */
async function spoilt() {
  const facts = Array.from({ length: 48 }, (_, i) => ({
    after: {
      path: `gone/t${i}/v${i}/`,
      people: 3,
      status: 'registered',
      cause: 'illness',
      type: 'none',
      line: 'above',
      monitored: false,
    },
  }))
  await commit(w.as('county'), 'test', [{ name: 'households.imported', about: 'x', facts }], [])
  await w.settle()
}
const DRIFT = 48 * 2 + 2

test('a recount puts each area right once, however many workers it takes', async () => {
  for (const way of [straight, ...ways]) {
    await spoilt()
    const repair = await ended(w, await stage(w, 'monitoring.recount', { repair: true }), way, {
      rows: 8,
    })
    expect(repair.ended).toMatchObject({
      state: 'done',
      done: FAMILIES,
      counts: { households: FAMILIES, drift: DRIFT },
      result: { repaired: true, elsewhere: 0 },
    })
    expect(repair.workers).toBeGreaterThan(way === straight ? 0 : 2)
    const again = await ended(w, await stage(w, 'monitoring.recount', {}), straight, { rows: 0 })
    expect(again.ended).toMatchObject({ state: 'done', counts: { households: FAMILIES, drift: 0 } })
  }
})

test('work that cannot be cut is left to a worker that has its whole time for it', async () => {
  const job = await stage(w, 'registry.export', INPUTS[0])
  let late = false
  w.intercept((name) => {
    if (late || name !== 'BatchGetItem') return
    late = true
    w.at(later(w, 61_000))
  })
  const first = await runJob(worker(w), w.tenant, job)
  w.intercept(undefined)
  expect(first).toBe('again')
  const left = await readJob(w.ports.db, w.tenant, job)
  expect(left).toMatchObject({ state: 'queued', done: FAMILIES, attempts: 0 })
  expect(await finish(w, job)).toMatchObject({ state: 'done', counts: { households: FAMILIES } })
})
