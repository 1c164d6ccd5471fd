import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import type { job as jobOf } from '@terrace/platform/job'
import { newJob, readJob } from '@terrace/platform/job-store'
import { setLineAmount, settingsOf } from '@terrace/tenancy'
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
