import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workerOf } from '@terrace/functions/work'
import { calendarOf } from '@terrace/local/calendar'
import { type World, world } from '@terrace/local/world'
import { runJob } from '@terrace/platform/job-runner'
import { strandedJobs } from '@terrace/platform/job-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listed, type Offices, officesOf } from './village.ts'

/*
 * A newcomer moves the calendar of the service on, as at `/calendar`: what waits for a day goes on,
 * and what machines wait for does not notice.
 */

const dir = mkdtempSync(join(tmpdir(), 'terrace-calendar-'))
const calendar = calendarOf(dir)
let w: World
let o: Offices
beforeAll(async () => {
  w = await world({ now: calendar.now })
  o = await officesOf(w)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const move = 'POST /lists/{list}/moves/{move}'

test('a notice that was put up a moment ago ends after a week, by those who are signed in', async () => {
  const { list, evidence } = await listed(o, ['Wang Fang'])
  const notice = { contact: 'Village office 12317', photos: [evidence] }
  await o.clerk.ask(move, { list, move: 'notice-1', notice })
  const end = { list, move: 'close-1', noticeEnd: { photos: [evidence] } }
  calendar.moveOn(6)
  expect(await o.clerk.refused(move, end)).toMatchObject({ code: 'notice.still-up' })
  calendar.moveOn(2)
  expect(await o.clerk.ask(move, end)).toMatchObject({ state: 'township-review' })
  // The others' sessions are five minutes long, and older than the week that passed.
  const seen = await o.township.ask('GET /lists/{list}', { list })
  expect(seen.updatedAt.slice(0, 10)).toBe(calendar.now().toISOString().slice(0, 10))
  const late = await w.login('county')
  expect((await late.send('GET', '/settings')).status).toBe(200)
})

test('a job at work keeps its lease: a week on the calendar is no week without a word', async () => {
  const { job } = await o.county.ask('POST /exports', { filter: {} })
  const at = workerOf(w.ports, () => false)
  const run = (context = at.context) => runJob({ ...at, context }, w.tenant, job)
  const held: unknown[] = []
  await run(async (...asked) => {
    calendar.moveOn(7)
    const stranded = await strandedJobs(w.ports.db, w.tenant, w.ports.machineNow().getTime())
    held.push(...stranded, await run())
    expect((await o.county.ask('GET /jobs/{job}', { job })).state).toBe('running')
    return at.context(...asked)
  })
  expect(held).toEqual(['over'])
  expect(await o.county.ask('GET /jobs/{job}', { job })).toMatchObject({
    state: 'done',
    attempts: 1,
  })
})
