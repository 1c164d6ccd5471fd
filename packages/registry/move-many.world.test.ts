import { workerOf } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { isFault } from '@terrace/platform/fault'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addHousehold, changeHousehold, getHousehold } from './household.ts'
import { getHistory } from './household-history.ts'
import { mergeHouseholds } from './lineage.ts'
import { moveHouseholds } from './move-many.ts'

let w: World
let areas: Awaited<ReturnType<World['areas']>>
const village = (i: number) => areas.villages[i]?.area ?? ''
beforeAll(async () => {
  w = await world()
  areas = await w.areas()
})

let serial = 0
const enter = (area: string, address?: string) =>
  addHousehold(w.as('county'), {
    area,
    members: [
      { name: `Head Of${++serial}`, relation: 'head' },
      { name: `Child Of${serial}`, relation: 'son' },
    ],
    ...(address ? { address } : {}),
  })
const several = async (count: number, area: string, address?: string) => {
  const made: string[] = []
  for (let i = 0; i < count; i++) made.push((await enter(area, address)).household)
  return made
}

const reason = 'The village was divided'
const livesIn = async (household: string) =>
  (await getHousehold(w.as('county'), { household })).area
const movesOf = async (household: string) => {
  const { items } = await getHistory(w.as('county'), { household })
  return items.filter(({ name }) => name === 'household.moved')
}

async function jobOf(job: string) {
  const item = await readJob(w.ports.db, w.tenant, job)
  const [file] = (item.files ?? []) as { key: string }[]
  const text = file && Buffer.from(await w.ports.files.get(file.key)).toString()
  return { ...item, text } as Item & { text?: string }
}
async function moved(input: Parameters<typeof moveHouseholds>[1], as = w.as('county')) {
  const { job } = await moveHouseholds(as, input)
  await w.work(job)
  return jobOf(job)
}
const later = (ms: number) => w.at(new Date(w.ports.now().getTime() + ms).toISOString())
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (isFault(error) ? error : Promise.reject(error)),
  )

beforeEach(() => w.intercept(undefined))

test('the chosen ones move, each with its own history; the others are told of in a file', async () => {
  const [a = '', b = '', closed = '', into = '', there = ''] = [
    ...(await several(4, village(0))),
    ...(await several(1, village(1))),
  ]
  const merging = { household: into, other: closed, otherVersion: 1, relations: {}, reason }
  await mergeHouseholds(w.as('county'), { ...merging, day: w.as('county').today() })
  const households = [a, b, closed, there, 'hh_nobody', a]
  const job = await moved({ area: village(1), reason, households })
  expect(job).toMatchObject({
    state: 'done',
    title: 'Lower',
    done: 5,
    total: 5,
    counts: { moved: 2, unchanged: 1, refused: 2 },
  })
  for (const id of [a, b]) {
    expect(await livesIn(id)).toBe(village(1))
    expect(await movesOf(id)).toMatchObject([{ reason }])
  }
  expect(await movesOf(there)).toEqual([])
  const lines = job.text?.trim().split('\r\n') ?? []
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain('Upper,This household is closed')
  expect(lines[1]).toContain(closed)
  expect(lines[2]).toMatch(/^,,,"There is no such household, or you may not see it\.",hh_nobody$/)
})

test('all of a list move, those of one village group only where it is named', async () => {
  const group = await several(3, village(0), '第三 村民小组 12号')
  const others = await several(2, village(0), '第四村民小组')
  const from = { area: village(0), address: '第三 村民小组' }
  const job = await moved({ area: village(2), reason, from })
  expect(job.counts).toEqual({ moved: 3, unchanged: 0, refused: 0 })
  for (const id of group) expect(await livesIn(id)).toBe(village(2))
  for (const id of others) expect(await livesIn(id)).toBe(village(0))
  const again = await moved({ area: village(2), reason, from })
  expect(again).toMatchObject({ state: 'done', counts: {} })
})

test('somebody of another area is refused, as one who is not there', async () => {
  const [mine = '', other = ''] = [
    ...(await several(1, village(0))),
    ...(await several(1, village(2))),
  ]
  const north = w.as('township', [areas.townships[0]?.path ?? ''])
  const job = await moved({ area: village(1), reason, households: [mine, other] }, north)
  expect(job.counts).toEqual({ moved: 1, unchanged: 0, refused: 1 })
  expect(job.text).not.toContain('Green')
  expect(await livesIn(other)).toBe(village(2))
  const away = { area: village(2), reason, households: [mine] }
  expect(await refusal(moveHouseholds(north, away))).toMatchObject({ code: 'area.missing' })
  const theirs = { area: village(1), reason, from: { area: village(2) } }
  expect(await refusal(moveHouseholds(north, theirs))).toMatchObject({ code: 'area.missing' })
  expect(await refusal(moveHouseholds(w.as('clerk'), away))).toMatchObject({
    code: 'role.may-not',
  })
  expect(await refusal(moveHouseholds(w.as('county'), { area: village(0), reason }))).toMatchObject(
    { detail: { fields: [{ path: 'households', code: 'move.which' }] } },
  )
})

test('a household that is saved at this moment moves as it was saved', async () => {
  const households = await several(5, village(0))
  const { job } = await moveHouseholds(w.as('county'), { area: village(1), reason, households })
  let saved = false
  w.intercept(async (_command, input) => {
    if (saved || !JSON.stringify(input).includes('household.moved')) return
    saved = true
    const household = households[3] ?? ''
    await changeHousehold(w.as('county'), { household, address: 'By the river' })
  })
  await w.work(job)
  w.intercept(undefined)
  expect(await jobOf(job)).toMatchObject({ counts: { moved: 5, unchanged: 0, refused: 0 } })
  const household = await getHousehold(w.as('county'), { household: households[3] ?? '' })
  expect(household).toMatchObject({ area: village(1), address: 'By the river' })
})

test('one that somebody saves again and again stays, and the others go on', async () => {
  const households = await several(3, village(0))
  const busy = households[1] ?? ''
  const { job } = await moveHouseholds(w.as('county'), { area: village(1), reason, households })
  let own = false
  w.intercept(async (_command, input) => {
    const text = JSON.stringify(input)
    if (own || !text.includes('household.moved') || !text.includes(busy)) return
    own = true
    await changeHousehold(w.as('county'), { household: busy, address: `Door ${++serial}` })
    own = false
  })
  await w.work(job)
  w.intercept(undefined)
  expect(await jobOf(job)).toMatchObject({ counts: { moved: 2, unchanged: 0, refused: 1 } })
  expect(await livesIn(busy)).toBe(village(0))
})

test.each([
  'before',
  'after',
] as const)('killed %s a part it goes on, and nobody moves twice', async (when) => {
  const households = await several(60, village(3))
  const gone = 'hh_nobody'
  const { job } = await moveHouseholds(w.as('county'), {
    area: village(2),
    reason,
    households: [gone, ...households],
  })
  const { client } = w.ports.db
  let workers = 0
  for (; workers < 20; workers++) {
    let [seen, dead] = [0, false]
    w.intercept(async (operation, input) => {
      if (dead) throw new Error('dead')
      // Progress is written down twice a second at most.
      later(500)
      if (operation !== 'TransactWriteItems' || ++seen < 2) return
      dead = true
      if (when === 'after') await client.send(operation, input as Item)
      throw new Error('killed')
    })
    await runJob(
      workerOf(w.ports, () => false),
      w.tenant,
      job,
    ).catch(() => undefined)
    w.intercept(undefined)
    if ((await readJob(w.ports.db, w.tenant, job)).state === 'done') break
    later(31_000)
  }
  expect(workers).toBeGreaterThan(1)
  const end = await jobOf(job)
  expect(end).toMatchObject({ done: 61, counts: { moved: 60, unchanged: 0, refused: 1 } })
  expect(end.text).toContain(gone)
  for (const id of households) expect(await movesOf(id)).toHaveLength(1)
})

test('workers that leave after each part move all of a list', async () => {
  const stayed = await several(55, village(1))
  const { job } = await moveHouseholds(w.as('county'), {
    area: village(0),
    reason,
    from: { area: village(1) },
  })
  let workers = 1
  while (
    (await runJob(
      workerOf(w.ports, () => true),
      w.tenant,
      job,
    )) === 'again'
  )
    workers++
  expect(workers).toBeGreaterThan(3)
  const { counts } = await jobOf(job)
  expect((counts as { moved: number }).moved).toBeGreaterThanOrEqual(55)
  for (const id of stayed.slice(0, 3)) expect(await livesIn(id)).toBe(village(0))
})
