import { type World, world } from '@terrace/local/world'
import { listJobs } from '@terrace/platform/job-store'
import { mergeAreas, renameArea } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { addHousehold, getHousehold } from './household.ts'

let w: World
let areas: Awaited<ReturnType<World['areas']>>
beforeAll(async () => {
  w = await world()
  areas = await w.areas()
})

async function runStarted() {
  await w.settle()
  const { items } = await listJobs(w.ports.db, w.tenant)
  for (const job of items.filter((j) => j.state === 'queued')) await w.work(job.job)
  await w.settle()
}

const enter = (area: string) =>
  addHousehold(w.as('county'), { area, members: [{ name: '孙二', relation: 'head' }] })

test('households follow an area that is merged, and take its new name', async () => {
  const [upper, lower] = areas.villages
  const made = await enter(upper?.area ?? '')
  await renameArea(w.as('admin'), { area: upper?.area ?? '', name: 'Hilltop' })
  await runStarted()
  const named = await getHousehold(w.as('county'), { household: made.household })
  expect(named.areaName).toBe('Hilltop')
  await mergeAreas(w.as('admin'), {
    into: lower?.area ?? '',
    areas: [upper?.area ?? ''],
    until: w.as('admin').today(),
    reason: 'Two small villages become one',
  })
  await runStarted()
  const moved = await getHousehold(w.as('county'), { household: made.household })
  expect(moved).toMatchObject({ area: lower?.area, areaName: 'Lower' })
})
