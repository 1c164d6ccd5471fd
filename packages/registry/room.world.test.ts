import { type World, world } from '@terrace/local/world'
import { beforeAll, describe, expect, test } from 'vitest'
import { addHousehold, changeHousehold, moveHousehold } from './household.ts'
import { importHouseholdsFile } from './intake/index.ts'
import { getProblems } from './intake/look.ts'
import { fileOf, follow } from './intake/testing.ts'
import { mergeHouseholds, splitHousehold } from './lineage.ts'
import { addMember } from './member.ts'

let w: World
let villages: Awaited<ReturnType<World['areas']>>['villages']
beforeAll(async () => {
  w = await world({ today: '2026-05-04' })
  villages = (await w.areas()).villages
})

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** A resident number that can exist. */
function idNumber(n: number): string {
  const body = `11010519800101${String(n).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}
let next = 0
const people = (count: number, name = (i: number) => `王${String.fromCodePoint(0x4e00 + i)}`) =>
  Array.from({ length: count }, (_, i) => ({
    name: name(i),
    relation: i === 0 ? 'head' : 'other',
    idType: 'resident-id',
    idNumber: idNumber(next++),
  }))
const refused = (path: string, code: string) =>
  expect.objectContaining({
    kind: 'invalid',
    detail: { fields: [expect.objectContaining({ path, code })] },
  })

describe('a family that no transaction holds', () => {
  test('is refused at the door with the field and the cure, in both languages', async () => {
    const office = await w.login('county')
    for (const [lang, cure] of [
      ['en', 'Save fewer members at once'],
      ['zh', '请先保存部分成员'],
    ] as const) {
      const body = { area: villages[0]?.area, members: people(50) }
      const answer = await office.send('POST', '/households', body, { 'accept-language': lang })
      expect(answer.status).toBe(400)
      const problem = await answer.json()
      expect(problem).toMatchObject({ fields: [{ path: 'members' }] })
      expect(JSON.stringify(problem)).toContain(cure)
    }
  })

  test('goes in bit by bit as the refusal says, and then moves whole', async () => {
    const county = w.as('county')
    const [first, rest] = [people(43), people(7)]
    const made = await addHousehold(county, { area: villages[0]?.area ?? '', members: first })
    const { household } = made
    for (const one of rest) {
      const joined = { day: '2026-05-01', reason: 'other' }
      await addMember(county, { ...one, relation: 'other', household, joined })
    }
    const moved = await moveHousehold(county, {
      household,
      area: villages[1]?.area ?? '',
      reason: 'Resettled',
    })
    expect(moved).toMatchObject({ people: 50, area: villages[1]?.area })
  })

  test('of names of several words, it cannot grow beyond what still moves', async () => {
    const county = w.as('county')
    const members = people(47, (i) => `Ali Name${i}`).map(({ idNumber: _, idType: __, ...m }) => m)
    const area = villages[0]?.area ?? ''
    await expect(addHousehold(county, { area, members })).rejects.toEqual(
      refused('members', 'household.too-many-rows'),
    )
    const made = await addHousehold(county, { area, members: members.slice(0, 43) })
    const joined = { day: '2026-05-01', reason: 'other' }
    const { household } = made
    await addMember(county, { household, joined, name: 'Ayşe One' })
    await expect(addMember(county, { household, joined, name: 'Ayşe Two' })).rejects.toEqual(
      refused('members', 'household.too-many-names'),
    )
    await moveHousehold(county, { household, area: villages[1]?.area ?? '', reason: 'Moved' })
  })

  test('is not renamed all at once: an edit names the field and the limit', async () => {
    const county = w.as('county')
    const area = villages[0]?.area ?? ''
    const { household, members } = await addHousehold(county, { area, members: people(43) })
    const renamed = members.map(({ member }, i) => ({ member, name: `Ali Name${i}` }))
    await expect(changeHousehold(county, { household, members: renamed })).rejects.toEqual(
      refused('members', 'household.too-many-rows'),
    )
    const some = await changeHousehold(county, { household, members: renamed.slice(0, 20) })
    expect(some.members[0]).toMatchObject({ name: 'Ali Name0' })
  })

  test('is neither split nor merged in one step', async () => {
    const county = w.as('county')
    const area = villages[2]?.area ?? ''
    const large = await addHousehold(county, { area, members: people(43) })
    const small = await addHousehold(county, { area, members: people(1) })
    const merge = mergeHouseholds(county, {
      household: small.household,
      other: large.household,
      otherVersion: large.version,
      relations: {},
      day: '2026-05-01',
      reason: 'One kitchen',
    })
    await expect(merge).rejects.toEqual(refused('other', 'merge.too-many'))
    const going = large.members.slice(1).map(({ member }) => member)
    const split = (members: string[]) =>
      splitHousehold(county, {
        household: large.household,
        members,
        head: members[0] ?? '',
        day: '2026-05-01',
        reason: 'Two kitchens',
      })
    await expect(split(going)).rejects.toEqual(refused('members', 'split.too-many'))
    expect(await split(going.slice(0, 20))).toMatchObject({ people: 20 })
  })

  test('is an error of its row in a file', async () => {
    const lines = people(50).map((one) => `A,Upper,${one.name},${one.relation},${one.idNumber}`)
    const brought = await importHouseholdsFile(
      w.as('county'),
      fileOf(['family,village,name,relation,id', ...lines].join('\n')),
      {
        mapping: {
          source: 'office',
          shape: 'persons',
          household: 'family',
          columns: [
            { column: 'name', field: 'member.name' },
            { column: 'relation', field: 'member.relation', values: { other: 'other' } },
            { column: 'id', field: 'member.idNumber' },
          ],
          area: { columns: ['village'] },
        },
        follow: (job) => follow(w, job),
      },
    )
    expect(brought.job?.counts).toMatchObject({ new: 0, rejected: 1 })
    const { items } = await getProblems(w.as('county'), { import: brought.import })
    expect(items.filter((one) => one.severity === 'error')).toMatchObject([
      { row: 2, field: 'members', code: 'household.too-many-rows' },
    ])
  })
})
