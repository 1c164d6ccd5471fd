import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { listJobs, newJob, readJob } from '@terrace/platform/job-store'
import { mergeAreas } from '@terrace/tenancy'
import { beforeEach, expect, test } from 'vitest'
import { countsOf, NOW, statisticsKey } from './area-statistics.ts'
import { NOBODY, WHOLE } from './counts.ts'
import { recountJob } from './recount.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const whole = async () =>
  countsOf(await w.ports.db.get(statisticsKey(w.tenant, NOBODY, NOW, WHOLE), true))

/** One household in each of so many villages of as many townships. */
const scattered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    after: {
      path: `p1/t${i}/v${i}/`,
      people: 3,
      status: 'registered',
      cause: 'illness',
      type: 'none',
      line: 'above',
      monitored: false,
    },
  }))

test('a chunk all over a province is counted once, and what comes after it too', async () => {
  const event = { name: 'households.imported', about: 'im_1', facts: scattered(48) }
  await commit(w.as('county'), 'registry.import', [event], [])
  await commit(w.as('county'), 'registry.import', [{ ...event, facts: scattered(1) }], [])
  await Promise.all([w.settle(), w.settle(), w.settle()])
  await w.settle()
  expect(await w.settle()).toBe(0)
  expect(await whole()).toMatchObject({ households: 49, people: 147, 'cause:illness': 49 })
  const deep = statisticsKey(w.tenant, 't47', NOW, 'v47')
  expect(countsOf(await w.ports.db.get(deep, true))).toMatchObject({ households: 1, people: 3 })
})

const recount = async (role: string, repair: boolean, scope?: string[]) => {
  const ctx = w.as(role, scope)
  const { job, row } = newJob(ctx, recountJob, { repair })
  await commit(ctx, 'statistics.recount', [], [row])
  await w.work(job)
  return readJob(w.ports.db, w.tenant, job)
}

test('a recount settles events for all who hear them: households still follow their area', async () => {
  const { villages } = await w.areas()
  const [upper, lower] = villages
  await mergeAreas(w.as('admin'), {
    into: lower?.area ?? '',
    areas: [upper?.area ?? ''],
    until: w.as('admin').today(),
    reason: 'Two small villages become one',
  })
  expect(await recount('county', false)).toMatchObject({ state: 'done' })
  const { items } = await listJobs(w.ports.db, w.tenant)
  expect(items.map(({ kind }) => kind)).toContain('registry.follow-area')
})

test('an auditor counts again, but repairs nothing', async () => {
  expect(await recount('auditor', false)).toMatchObject({ state: 'done' })
  expect(await recount('auditor', true)).toMatchObject({
    state: 'failed',
    error: { code: 'role.may-not' },
  })
})

test('who sees a part hears which of its areas differed, and of others only how many', async () => {
  const event = { name: 'households.imported', about: 'im_1', facts: scattered(3) }
  await commit(w.as('county'), 'registry.import', [event], [])
  await w.settle()
  const { state, counts, result } = await recount('county', true, ['p1/t1/'])
  expect({ state, counts }).toEqual({
    state: 'done',
    counts: { households: 0, cases: 0, drift: 8 },
  })
  const { drift, elsewhere } = result as { drift: { area: string }[]; elsewhere: number }
  expect(drift.map(({ area }) => area)).toEqual(['t1', 'v1'])
  expect(elsewhere).toBe(6)
  expect(JSON.stringify(result)).not.toMatch(/t0|v2|p1\//)
})
