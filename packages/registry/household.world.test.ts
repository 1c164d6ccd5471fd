import { type World, world } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'
import { addHousehold, changeHousehold, getHousehold } from './household.ts'
import { getHistory } from './household-history.ts'
import { listHouseholds } from './household-list.ts'
import { search } from './household-search.ts'
import { mergeHouseholds, splitHousehold } from './lineage.ts'
import { changeMember, removeMember } from './member.ts'
import { reveal } from './reveal.ts'

let w: World
let areas: Awaited<ReturnType<World['areas']>>
beforeAll(async () => {
  w = await world({ today: '2030-03-01' })
  areas = await w.areas()
})

const village = (i = 0) => areas.villages[i]?.area ?? ''
const wang = () => ({
  area: village(),
  causeMain: 'illness',
  members: [
    { name: '王小明', relation: 'head', sex: 'male', birth: '1970-05-01' },
    { name: '李梅', relation: 'spouse', sex: 'female', birth: '1972-02-03' },
  ],
  income: { wage: 1_200_000, operatingCost: 100_000 },
})

test('a household is entered, found by name, listed, changed, and its history says so', async () => {
  const county = w.as('county')
  const made = await addHousehold(county, wang())
  expect(made).toMatchObject({
    status: 'candidate',
    people: 2,
    income: { net: 1_100_000, perCapita: 550_000 },
  })
  const found = await search(county, { q: '王小' })
  expect(found.items.map((hit) => hit.household)).toContain(made.household)
  const list = await listHouseholds(county, { area: village(), cause: 'illness' })
  expect(list.items.map((line) => line.household)).toContain(made.household)

  const changed = await changeHousehold(w.as('clerk'), {
    household: made.household,
    version: 1,
    causeMain: 'disability',
    reason: 'Certificate seen',
  })
  expect(changed.version).toBe(2)
  const { items } = await getHistory(county, { household: made.household })
  expect(items.map((e) => e.name)).toEqual(['household.changed', 'household.added'])
  expect(items[0]?.changes).toContainEqual({
    path: 'causeMain',
    before: 'illness',
    after: 'disability',
  })
})

test('a stale edit changes nothing and shows what is there', async () => {
  const made = await addHousehold(w.as('county'), wang())
  await changeHousehold(w.as('county'), { household: made.household, version: 1, address: 'Here' })
  const late = changeHousehold(w.as('county'), {
    household: made.household,
    version: 1,
    address: 'There',
  })
  await expect(late).rejects.toMatchObject({
    kind: 'stale',
    code: 'household.stale',
    detail: { current: { address: 'Here', version: 2 } },
  })
})

test('an ID number is unique under concurrent entry, found exactly, and never shown', async () => {
  const number = '11010519491231002X'
  const one = {
    area: village(1),
    members: [
      {
        name: '赵一',
        relation: 'head',
        idType: 'resident-id',
        idNumber: number,
        birth: '1949-12-31',
        sex: 'female',
      },
    ],
  }
  const all = await Promise.allSettled(
    Array.from({ length: 8 }, () => addHousehold(w.as('county'), one)),
  )
  expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
  const refused = all.find((r) => r.status === 'rejected')
  expect(refused).toMatchObject({ reason: { code: 'member.id-taken' } })
  const found = await search(w.as('county'), { q: number.toLowerCase() })
  expect(found.items).toMatchObject([{ name: '赵一', by: 'id-number' }])
  const household = found.items[0]?.household ?? ''
  const seen = await getHousehold(w.as('county'), { household })
  expect(JSON.stringify(seen)).not.toContain('19491231')
  const member = seen.members[0]?.member
  const opened = await reveal(w.as('county'), {
    household,
    field: 'idNumber',
    member,
    reason: 'To apply for a card',
  })
  expect(opened.value).toBe(number)
  await expect(
    reveal(w.as('helper'), { household, field: 'idNumber', member, reason: 'Curious about it' }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

test('outside the area a household is missing, and so it is in another tenant', async () => {
  const made = await addHousehold(w.as('county'), wang())
  const elsewhere = w.as('clerk', [areas.villages[2]?.path ?? ''])
  await expect(getHousehold(elsewhere, { household: made.household })).rejects.toMatchObject({
    kind: 'missing',
    code: 'household.missing',
  })
  await expect(
    getHousehold(w.as('clerk', []), { household: made.household }),
  ).rejects.toMatchObject({
    kind: 'missing',
  })
})

test('a member leaves, the rest splits, and the two merge again with their lineage', async () => {
  const county = w.as('county')
  const made = await addHousehold(county, {
    ...wang(),
    members: [
      ...wang().members,
      {
        name: '王大',
        relation: 'son',
        sex: 'male',
        birth: '1995-01-01',
        idType: 'resident-id',
        idNumber: '110105199501010017',
      },
    ],
  })
  const son = made.members[2]?.member ?? ''
  const founded = await splitHousehold(county, {
    household: made.household,
    members: [son],
    head: son,
    day: '2030-02-01',
    reason: 'Married and moved out',
  })
  expect(founded).toMatchObject({ people: 1, lineage: { from: [made.household] } })
  const old = await getHousehold(county, { household: made.household })
  expect(old).toMatchObject({ people: 2, lineage: { into: [founded.household] } })
  const merged = await mergeHouseholds(county, {
    household: made.household,
    other: founded.household,
    otherVersion: founded.version,
    relations: { [son]: 'son' },
    day: '2030-02-20',
    reason: 'Moved back in',
  })
  expect(merged.people).toBe(3)
  const closed = await getHousehold(county, { household: founded.household })
  expect(closed.status).toBe('closed')
  const back = merged.members.find((m) => m.member === son && !m.left)
  const renamed = await changeMember(county, {
    household: made.household,
    member: son,
    name: '王大明',
  })
  expect(renamed.members.some((m) => m.name === '王大明')).toBe(true)
  expect(back).toBeDefined()
  const left = await removeMember(county, {
    household: made.household,
    member: made.members[1]?.member ?? '',
    left: { day: '2030-02-25', reason: 'married-out' },
  })
  expect(left.people).toBe(2)
})
