import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { job } from '@terrace/platform/job'
import { runJob } from '@terrace/platform/job-runner'
import { cancelRow, newJob, readJob, strandedJobs } from '@terrace/platform/job-store'
import { settingsOf } from '@terrace/tenancy'
import { afterEach, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { Crash, dieAt, drift, finish, later, stage, worker } from './kit.ts'

let w: World
let level: string
beforeAll(async () => {
  w = await world()
  await w.areas()
  level = (await settingsOf(w.as('admin'))).levels[0]?.code ?? ''
})
afterEach(() => w.intercept(undefined))

const idle = job(
  { id: 'test.idle', queue: 'bulk', input: z.object({}) },
  async (_ctx, _input, run) => {
    await run.breathe()
    return undefined
  },
)
const LINES = 150
const CHUNKS = Math.ceil(LINES / 48)
let serial = 0

/** An import of areas that nobody has yet, in chunks of 48. */
async function areaImport(count = LINES): Promise<{ job: string; scheme: string }> {
  const scheme = `s${++serial}`
  const lines = Array.from({ length: count }, (_, i) => `${scheme}-${i},Place ${scheme} ${i}`)
  const file = `uploads/${w.tenant}/${scheme}.csv`
  await w.ports.files.put(file, ['code,name', ...lines].join('\n'), 'text/csv')
  const files = [{ file, level, codeColumn: 'code', nameColumn: 'name' }]
  return { job: await stage(w, 'tenancy.import-areas', { files, scheme }), scheme }
}

/** How many areas bear a code of the scheme, and how many times the import says so. */
async function imported(scheme: string, job: string) {
  let codes = 0
  const named = new Set<string>()
  for await (const item of w.ports.db.scan()) {
    if (String(item.pk).includes(`#scheme_${scheme}#`)) codes++
    const brief = item.brief as { name?: string } | undefined
    if (brief?.name?.startsWith(`Place ${scheme} `)) named.add(String(item.pk))
  }
  let told = 0
  const history = await w.ports.db.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `$terrace#tenant_${w.tenant}#about_${job}` },
  })
  for (const event of history.items) {
    told += ((event.facts as { added?: unknown[] } | undefined)?.added ?? []).length
  }
  return { codes, areas: named.size, told }
}
const once = (n = LINES) => ({ codes: n, areas: n, told: n })
const whole = (n = LINES) => ({ state: 'done', done: n, total: n, counts: { new: n } })
const MANY = 1_000
/** Chunks for five deaths, each with the eight that were in flight. */
const LONG = 2_400

/** The worker is dead; its lease runs out, the sweep finds the job, and another goes on. */
async function takeOver(job: string) {
  w.intercept(undefined)
  w.at(later(w, 31_000))
  const stranded = await strandedJobs(w.ports.db, w.tenant, w.ports.now().getTime())
  expect(stranded.map((item) => item.job)).toContain(job)
  return finish(w, job)
}

test.each([
  'before',
  'after',
] as const)('a worker killed %s any write: another goes on, each chunk once', async (when) => {
  let deaths = 0
  for (let n = 2; n < 30; n++) {
    const { job, scheme } = await areaImport()
    const seen = dieAt(w, n, when)
    const run = await runJob(worker(w), w.tenant, job).catch((error: Error) => error)
    if (!seen.dead) break
    deaths++
    expect(run).toBeInstanceOf(Crash)
    w.intercept(undefined)
    const { state } = await readJob(w.ports.db, w.tenant, job)
    if (state === 'running') expect(await takeOver(job)).toMatchObject(whole())
    expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject(whole())
    expect(await imported(scheme, job)).toEqual(once())
  }
  expect(deaths).toBeGreaterThan(CHUNKS)
})

test('before the lease is over nobody takes the job; then exactly one of eight does', async () => {
  const { job, scheme } = await areaImport()
  dieAt(w, 4, 'after')
  await expect(runJob(worker(w), w.tenant, job)).rejects.toThrow(Crash)
  w.intercept(undefined)
  const { attempts } = await readJob(w.ports.db, w.tenant, job)
  await runJob(worker(w), w.tenant, job)
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject({ attempts, state: 'running' })
  w.at(later(w, 31_000))
  await Promise.all(Array.from({ length: 8 }, () => runJob(worker(w), w.tenant, job)))
  const after = await readJob(w.ports.db, w.tenant, job)
  expect(after).toMatchObject({ ...whole(), attempts: Number(attempts) + 1 })
  expect(await imported(scheme, job)).toEqual(once())
})

test('a worker that was only slow finds the job taken over: nothing doubles, nothing is overwritten', async () => {
  const { job, scheme } = await areaImport()
  let open: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  let transactions = 0
  let holding = true
  w.intercept(async (name) => {
    if (holding && name === 'TransactWriteItems' && ++transactions > 2) await gate
  })
  const slow = runJob(worker(w), w.tenant, job)
  // Every chunk in flight is held, so that nothing renews the lease.
  while (transactions < CHUNKS) await new Promise((done) => setTimeout(done, 20))
  holding = false
  // Progress that was on its way when the clock moved renews the lease once more.
  let taken: Awaited<ReturnType<typeof finish>> | undefined
  for (let i = 0; i < 5 && taken?.state !== 'done'; i++) {
    w.at(later(w, 31_000))
    taken = await finish(w, job)
  }
  expect(taken).toMatchObject(whole())
  open()
  expect(await slow).toBe('over')
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject(whole())
  expect(await imported(scheme, job)).toEqual(once())
})

test('cancelled midway: what was committed stays and is counted, the rest is not begun', async () => {
  const { job, scheme } = await areaImport(MANY)
  let transactions = 0
  w.intercept(async (name) => {
    // Half a second between chunks, so that progress is written and the wish to stop is heard.
    if (name === 'TransactWriteItems') w.at(later(w, 500))
    if (name === 'TransactWriteItems' && ++transactions === 2) {
      const { item } = cancelRow(w.tenant, job) as { item: { Update: object } }
      await w.ports.db.write([{ item: { Update: { ...item.Update } } }])
    }
  })
  const after = await finish(w, job)
  w.intercept(undefined)
  expect(after).toMatchObject({ state: 'cancelled' })
  const kept = await imported(scheme, job)
  expect(kept.areas).toBeLessThan(MANY)
  expect(kept).toEqual({ codes: kept.areas, areas: kept.areas, told: kept.areas })
  expect(after).toMatchObject({ done: kept.areas, counts: { new: kept.areas } })
  expect(await finish(w, job)).toMatchObject({ state: 'cancelled' })
})

test('a worker that leaves hands over what is left, and the counts add up', async () => {
  const { job, scheme } = await areaImport(MANY)
  let started = 0
  w.intercept((name) => {
    if (name === 'TransactWriteItems') started++
  })
  const impatient = worker(w, () => started >= 9)
  let handed = 0
  while (handed < 50 && (await runJob(impatient, w.tenant, job)) === 'again') {
    handed++
    started = 0
  }
  expect(handed).toBeGreaterThan(0)
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject(whole(MANY))
  expect(await imported(scheme, job)).toEqual(once(MANY))
})

test('a machine that breaks every time is given up after some tries, with a reason in words', async () => {
  const { job } = await areaImport()
  w.intercept((name) => {
    if (name === 'TransactWriteItems') throw new Crash('always')
  })
  const after = await finish(w, job)
  w.intercept(undefined)
  expect(after).toMatchObject({ state: 'failed', error: { code: 'job.broken' } })
  expect(await drift(w)).toMatchObject({ state: 'done', counts: { drift: 0 } })
})

test('a job that kills each of its workers is given up, and nobody waits for it', async () => {
  const { job } = await areaImport()
  let deaths = 0
  for (; deaths < 10; deaths++) {
    // Nothing is written after the claim and the total: not even that something went wrong.
    dieAt(w, 3, 'before')
    const run = await runJob(worker(w), w.tenant, job).catch((error: Error) => error)
    w.intercept(undefined)
    if (!(run instanceof Crash)) break
    w.at(later(w, 31_000))
  }
  expect(deaths).toBe(4)
  const after = await readJob(w.ports.db, w.tenant, job)
  expect(after).toMatchObject({ state: 'failed', error: { code: 'job.broken' }, attempts: 4 })
  expect(after.endedAt).toBeDefined()
  const waiting = await strandedJobs(w.ports.db, w.tenant, Number.POSITIVE_INFINITY)
  expect(waiting.map((item) => item.job)).not.toContain(job)
  expect(await finish(w, job)).toMatchObject({ state: 'failed' })
})

test('work that no worker can end or cut is given up with words, not begun anew for ever', async () => {
  const endless = job(
    { id: 'test.endless', queue: 'bulk', input: z.object({}) },
    async (_ctx, _input, run) => {
      // The time of a function is up before there was anything to save.
      w.at(later(w, 880_000))
      await run.breathe()
      return undefined
    },
  )
  const { job: id, row } = newJob(w.as('county'), endless, {})
  await w.ports.db.write([{ item: (row as { item: { Put: Item } }).item }])
  const hasty = { ...worker(w, () => true), definitions: [endless] }
  let workers = 1
  while (workers < 10 && (await runJob(hasty, w.tenant, id)) === 'again') workers++
  expect(workers).toBe(4)
  const after = await readJob(w.ports.db, w.tenant, id)
  expect(after).toMatchObject({ state: 'failed', error: { code: 'job.too-long' } })
})

test('a worker that must leave at once has not tried', async () => {
  const { job: id, row } = newJob(w.as('county'), idle, {})
  await w.ports.db.write([{ item: (row as { item: { Put: Item } }).item }])
  const stopped = { ...worker(w, () => true), definitions: [idle] }
  for (let i = 0; i < 8; i++) expect(await runJob(stopped, w.tenant, id)).toBe('again')
  const on = { ...worker(w), definitions: [idle] }
  expect(await runJob(on, w.tenant, id)).toBe('over')
  expect(await readJob(w.ports.db, w.tenant, id)).toMatchObject({ state: 'done' })
})

/** The progress that an update of a job's row writes. */
function doneIn({ ExpressionAttributeNames, ExpressionAttributeValues }: Item): number {
  const entries = Object.entries(ExpressionAttributeNames as Record<string, string>)
  const name = entries.find(([, attribute]) => attribute === 'done')?.[0] ?? ''
  return Number((ExpressionAttributeValues as Item)[name.replace('#', ':')] ?? 0)
}

test('workers that leave or get further are no deaths', async () => {
  const { job, scheme } = await areaImport(LONG)
  const hasty = worker(w, () => true)
  for (let i = 0; i < 6; i++) expect(await runJob(hasty, w.tenant, job)).toBe('again')
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject({ attempts: 0 })
  // Each dies once it has said that a chunk more is committed.
  for (let i = 0; i < 5; i++) {
    const before = Number((await readJob(w.ports.db, w.tenant, job)).done)
    let said = false
    w.intercept((name, input) => {
      if (said) throw new Crash('dead')
      if (name === 'TransactWriteItems') w.at(later(w, 500))
      said = name === 'UpdateItem' && doneIn(input as Item) > before
    })
    await expect(runJob(worker(w), w.tenant, job)).rejects.toThrow(Crash)
    w.intercept(undefined)
    w.at(later(w, 31_000))
  }
  expect(await finish(w, job)).toMatchObject(whole(LONG))
  expect(await imported(scheme, job)).toEqual(once(LONG))
})
