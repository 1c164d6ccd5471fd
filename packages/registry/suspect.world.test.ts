import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { listJobs, newJob, readJob } from '@terrace/platform/job-store'
import { renameArea } from '@terrace/tenancy'
import { beforeEach, describe, expect, test } from 'vitest'
import { findDuplicatesJob } from './find-duplicates.ts'
import { addHousehold, moveHousehold } from './household.ts'
import { mergeHouseholds, splitHousehold } from './lineage.ts'
import { changeMember, removeMember } from './member.ts'
import { decideSuspect, listSuspects } from './suspect.ts'

let w: World
let villages: Awaited<ReturnType<World['areas']>>['villages']
let one: Awaited<ReturnType<typeof addHousehold>>
let other: typeof one
beforeEach(async () => {
  w = await world({ today: '2026-05-04' })
  villages = (await w.areas()).villages
  one = await enter(0)
  other = await enter(1)
  await w.settle()
  expect(await queue()).toHaveLength(1)
})

const area = (i: number) => villages[i]?.area ?? ''
const enter = (village: number, name = '王小明', more: { name: string; birth: string }[] = []) =>
  addHousehold(w.as('county'), {
    area: area(village),
    members: [
      { name, birth: '1990-05-01', relation: 'head' },
      ...more.map((member) => ({ ...member, relation: 'other' })),
    ],
  })
const queue = async (ctx = w.as('county')) => (await listSuspects(ctx, {})).items
const clerk = (i: number) => w.as('clerk', [villages[i]?.path ?? ''])
const day = '2026-05-01'
const reason = 'Seen'
const headOf = ({ members }: typeof one) => members[0]?.member ?? ''
const stored = async () => {
  const rows = []
  for await (const item of w.ports.db.scan()) if (item.__edb_e__ === 'suspect') rows.push(item)
  return rows
}
async function lookAgain() {
  const ctx = w.as('county')
  const { job, row } = newJob(ctx, findDuplicatesJob, {})
  await commit(ctx, 'test', [], [row])
  await w.work(job)
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject({ state: 'done' })
}

describe('a pair that waits', () => {
  test('is none any more when its households are merged', async () => {
    await mergeHouseholds(w.as('county'), {
      household: one.household,
      other: other.household,
      otherVersion: other.version,
      relations: {},
      day,
      reason,
    })
    expect(await queue()).toEqual([])
    const [pair] = await stored()
    const suspect = String(pair?.suspect)
    await expect(
      decideSuspect(w.as('county'), { suspect, decision: 'same', reason }),
    ).rejects.toMatchObject({ kind: 'missing', code: 'suspect.missing' })
    await w.settle()
    await lookAgain()
    expect(await stored()).toEqual([])
  })

  test('goes along with a household that moves, and with a new name of the area', async () => {
    await moveHousehold(w.as('county'), { household: one.household, area: area(3), reason })
    const places = async () =>
      (await queue()).map(({ a, b }) => [a.areaName, b.areaName].sort().join())
    expect(await places()).toEqual(['Lower,Stone'])
    await w.settle()
    const both = w.as('township', [villages[3]?.path ?? '', villages[1]?.path ?? ''])
    expect(await queue(both)).toHaveLength(1)
    expect(await queue(clerk(3))).toEqual([])
    await renameArea(w.as('admin'), { area: area(3), name: 'Stonebridge' })
    await w.settle()
    const { items } = await listJobs(w.ports.db, w.tenant)
    for (const job of items) if (job.state === 'queued') await w.work(job.job)
    expect(await places()).toEqual(['Lower,Stonebridge'])
  })

  test('shows the name of today, and is none when the two are unlike', async () => {
    const county = w.as('county')
    const which = { household: one.household, member: headOf(one) }
    await changeMember(county, { ...which, name: '王晓明' })
    expect((await queue()).flatMap(({ a, b }) => [a.name, b.name]).sort()).toEqual([
      '王小明',
      '王晓明',
    ])
    await changeMember(county, { ...which, birth: '1980-01-01' })
    expect(await queue()).toEqual([])
    // Put back, it is found again.
    await changeMember(county, { ...which, name: '王小明', birth: '1990-05-01' })
    expect(await queue()).toHaveLength(1)
  })

  test('is none when one of them has left', async () => {
    const people = [{ name: '赵二', birth: '1985-01-01' }]
    const [third, fourth] = [await enter(0, '孙一', people), await enter(1, '孙二', people)]
    await w.settle()
    expect(await queue()).toHaveLength(2)
    await removeMember(w.as('county'), {
      household: third.household,
      member: third.members[1]?.member ?? '',
      left: { day, reason: 'married-out' },
    })
    expect(await queue()).toHaveLength(1)
    expect(fourth.people).toBe(2)
  })

  test('follows somebody into the household that they founded or joined', async () => {
    const people = [{ name: '赵二', birth: '1985-01-01' }]
    const [third] = [await enter(0, '孙一', people), await enter(1, '孙二', people)]
    await w.settle()
    const zhao = third.members[1]?.member ?? ''
    const founded = await splitHousehold(w.as('county'), {
      household: third.household,
      members: [zhao],
      head: zhao,
      area: area(2),
      day,
      reason,
    })
    await w.settle()
    const found = async () =>
      (await queue()).flatMap(({ a, b }) => [a, b]).find(({ member }) => member === zhao)
    expect(await found()).toMatchObject({ household: founded.household, areaName: 'Green' })
    const fifth = await enter(3, '钱五')
    await mergeHouseholds(w.as('county'), {
      household: fifth.household,
      other: founded.household,
      otherVersion: founded.version,
      relations: {},
      day,
      reason,
    })
    await w.settle()
    expect(await found()).toMatchObject({ household: fifth.household, areaName: 'Stone' })
  })

  test('stays as it was decided, wherever they live', async () => {
    const [pair] = await queue()
    const suspect = pair?.suspect ?? ''
    await decideSuspect(w.as('county'), { suspect, decision: 'different', reason })
    await expect(
      decideSuspect(w.as('county'), { suspect, decision: 'same', reason }),
    ).rejects.toMatchObject({ code: 'suspect.decided' })
    await moveHousehold(w.as('county'), { household: one.household, area: area(2), reason })
    await w.settle()
    await lookAgain()
    expect(await queue()).toEqual([])
    expect(await stored()).toMatchObject([{ state: 'decided' }])
  })
})
