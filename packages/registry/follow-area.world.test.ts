import { type World, world } from '@terrace/local/world'
import { listJobs } from '@terrace/platform/job-store'
import { mergeAreas, renameArea } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { addHousehold, changeHousehold, getHousehold } from './household.ts'

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

test('a household that somebody saves while its area is merged is not left behind', async () => {
  const [, , green, stone] = areas.villages
  const made = await enter(green?.area ?? '')
  await mergeAreas(w.as('admin'), {
    into: stone?.area ?? '',
    areas: [green?.area ?? ''],
    until: w.as('admin').today(),
    reason: 'One village from now on',
  })
  await w.settle()
  let saved = false
  w.intercept(async (_command, input) => {
    if (saved || !JSON.stringify(input).includes('household.moved')) return
    saved = true
    const { household } = made
    await changeHousehold(w.as('county'), { household, address: 'By the river' })
  })
  await runStarted()
  w.intercept(undefined)
  expect(saved).toBe(true)
  const moved = await getHousehold(w.as('county'), { household: made.household })
  expect(moved).toMatchObject({ area: stone?.area, address: 'By the river' })
})
