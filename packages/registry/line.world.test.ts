import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import type { job as jobOf } from '@terrace/platform/job'
import { listJobs, newJob, readJob } from '@terrace/platform/job-store'
import { changeSettings, getSettings, setLineAmount, settingsOf } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { checkQualityJob } from './findings.ts'
import { addHousehold, changeHousehold } from './household.ts'
import { listHouseholds } from './household-list.ts'

let w: World
let village: string
beforeAll(async () => {
  w = await world()
  village = (await w.areas()).villages[0]?.area ?? ''
})

const run = async (def: ReturnType<typeof jobOf>) => {
  const ctx = w.as('county')
  const { job, row } = newJob(ctx, def, {})
  await commit(ctx, def.id, [], [row])
  await w.work(job)
  await w.settle()
  return readJob(w.ports.db, w.tenant, job)
}
const recount = async () => {
  const { definitions } = await import('@terrace/functions/work')
  const def = definitions.find(({ id }) => id === 'monitoring.recount')
  return def && run(def)
}

test('a new amount of a line moves nobody silently: counts stay equal to a recount', async () => {
  const county = w.as('county')
  const enter = () =>
    addHousehold(county, {
      area: village,
      members: [{ name: '周五', relation: 'head' }],
      income: { wage: 99_000_000 },
    })
  const [edited, left] = [await enter(), await enter()]
  expect(edited.income.line).toBe('above')
  const [line] = (await settingsOf(county)).lines
  const year = edited.snapshot.year
  const code = line?.code ?? ''
  await setLineAmount(county, { line: code, year, amount: 100_000_000, reason: 'Prices rose' })
  await changeHousehold(county, { household: edited.household, address: 'Here' })
  await w.settle()
  expect(await recount()).toMatchObject({ state: 'done', counts: { drift: 0 } })

  expect(await run(checkQualityJob)).toMatchObject({ state: 'done', counts: { changed: 1 } })
  expect(await recount()).toMatchObject({ state: 'done', counts: { drift: 0 } })
  const { items } = await listHouseholds(w.as('county'), { line: code })
  expect(items.map((item) => item.household).sort()).toEqual(
    [edited.household, left.household].sort(),
  )
})

const checks = async () =>
  (await listJobs(w.ports.db, w.tenant)).items.filter(({ kind }) => kind === checkQualityJob.id)

test('saved amounts start one check of everybody, that the answer names and that counts hear', async () => {
  const county = w.as('county', [''], 'u-saver')
  for (const { job, state } of await checks()) if (state === 'queued') await w.work(job)
  const known = (await checks()).length
  const made = await addHousehold(county, {
    area: village,
    members: [{ name: '郑六', relation: 'head' }],
    income: { wage: 150_000_000 },
  })
  expect(made.income.line).toBe('above')
  const [line] = (await settingsOf(county)).lines
  const at = { line: line?.code ?? '', year: made.snapshot.year }
  // One save, its event not yet heard, another one: one job for both.
  const first = await setLineAmount(county, { ...at, amount: 155_000_000 })
  const second = await setLineAmount(county, { ...at, amount: 160_000_000 })
  await w.settle()
  const third = await setLineAmount(county, { ...at, amount: 165_000_000 })
  await w.settle()
  const job = first.recheck?.job ?? ''
  expect(job).toMatch(/^job_/)
  expect([second.recheck?.job, third.recheck?.job]).toEqual([job, job])
  expect((await getSettings(county, {})).recheck?.job).toBe(job)
  expect(await checks()).toHaveLength(known + 1)
  await w.work(job)
  await w.settle()
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject({
    state: 'done',
    by: { id: 'u-saver' },
  })
  const { items } = await listHouseholds(w.as('county'), { line: at.line })
  expect(items.map((item) => item.household)).toContain(made.household)
  expect(await recount()).toMatchObject({ state: 'done', counts: { drift: 0 } })

  // A job that is over does not see the next amount.
  const later = await setLineAmount(county, { ...at, amount: 100_000_000 })
  await w.settle()
  expect(later.recheck?.job).not.toBe(job)
  expect(await checks()).toHaveLength(known + 2)
})

test('what moves nobody starts nothing: years to come, the same amount, other settings', async () => {
  const admin = w.as('admin')
  const [{ amounts = {}, code = '' } = {}] = (await settingsOf(admin)).lines
  const before = (await getSettings(admin, {})).recheck
  const known = (await checks()).length
  const [[year = '', amount = 0] = []] = Object.entries(amounts)
  await setLineAmount(admin, { line: code, year: 2190, amount: 1 })
  await setLineAmount(admin, { line: code, year: Number(year), amount })
  const after = await changeSettings(admin, { noticeDays: 9 })
  await w.settle()
  expect(after.recheck).toEqual(before)
  expect(await checks()).toHaveLength(known)
})
