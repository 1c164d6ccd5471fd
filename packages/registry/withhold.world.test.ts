import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { getJob, getJobFile } from '@terrace/platform/job-routes'
import { newJob, readJob } from '@terrace/platform/job-store'
import { beforeAll, expect, test } from 'vitest'
import { exportJob } from './export.ts'
import { listFindings } from './findings.ts'
import { addHousehold, getHousehold } from './household.ts'
import { listHouseholds } from './household-list.ts'

let w: World
let areas: Awaited<ReturnType<World['areas']>>
let household: string
beforeAll(async () => {
  w = await world()
  areas = await w.areas()
  const made = await addHousehold(w.as('county'), {
    area: areas.villages[0]?.area ?? '',
    members: [{ name: '钱七', relation: 'head', health: ['disability'] }],
  })
  household = made.household
})

const exported = async (role: string) => {
  const ctx = w.as(role, [''], `u-${role}`)
  const { job, row } = newJob(ctx, exportJob, { filter: {}, rows: 'persons', format: 'csv' })
  await commit(ctx, 'household.export', [], [row])
  await w.work(job)
  return job
}
const text = async (job: string) => {
  const { files } = await readJob(w.ports.db, w.tenant, job)
  const [file] = files as { key: string }[]
  return Buffer.from(await w.ports.files.get(file?.key ?? '')).toString()
}

test('an export holds health only for those who see it on the page', async () => {
  const [county, supervisor] = [
    await text(await exported('county')),
    await text(await exported('supervisor')),
  ]
  expect(county).toContain('Health')
  expect(supervisor).toContain('钱七')
  expect(supervisor).not.toContain('Health')
  expect(supervisor).not.toMatch(/disab/i)
})

test('a finding on a health field is for those who see health', async () => {
  const open = (role: string) => getHousehold(w.as(role), { household })
  const paths = (await open('county')).findings.map(({ path }) => path)
  expect(paths.some((path) => path.endsWith('.disabilityType'))).toBe(true)
  expect(JSON.stringify(await open('helper'))).not.toMatch(/health\.disability/)
  for (const severity of ['error', 'warning'] as const) {
    const { items } = await listFindings(w.as('helper'), { severity })
    expect(items.flatMap(({ rules }) => rules).filter((r) => r.startsWith('health.'))).toEqual([])
  }
})

test('a worklist of overlapping areas names each household once', async () => {
  const [county, north] = [areas.county.path, areas.townships[0]?.path ?? '']
  const seen: string[] = []
  for (const severity of ['error', 'warning'] as const) {
    let cursor: string | undefined
    do {
      const page = await listFindings(w.as('township', [county, north, north]), {
        severity,
        cursor,
      })
      seen.push(...page.items.map((item) => item.household))
      cursor = page.next
    } while (cursor)
  }
  expect(seen).toEqual([household])
})

test('the administrator follows an export of others but does not open it', async () => {
  const job = await exported('auditor')
  const admin = w.as('admin', [''], 'u-admin')
  expect(await getJob(admin, { job })).toMatchObject({ state: 'done' })
  const { files = [] } = await getJob(admin, { job })
  const name = files[0]?.name ?? ''
  await expect(getJobFile(admin, { job, name })).rejects.toMatchObject({ code: 'file.missing' })
  const own = await getJobFile(w.as('auditor', [''], 'u-auditor'), { job, name })
  expect(own.url).toContain('http')
})

test('a place in a list is of those areas only that it was made for', async () => {
  const { next } = await listHouseholds(w.as('county'), {})
  expect(next).toBeDefined()
  const narrow = w.as('township', [areas.townships[0]?.path ?? ''])
  const other = listHouseholds(narrow, { cursor: next })
  await expect(other).rejects.toMatchObject({ code: 'cursor.invalid' })
  expect((await listHouseholds(w.as('county'), { cursor: next })).items).toEqual([])
})
