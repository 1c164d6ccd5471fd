import { type World, world } from '@terrace/local/world'
import { beforeEach, expect, test } from 'vitest'
import { changeMember } from '../member.ts'
import { setMapping } from './import.ts'
import { importHouseholdsFile } from './index.ts'
import { openImport } from './inspect.ts'
import { getProblems, getValues } from './look.ts'
import type { MappingInput } from './mapping.ts'
import { everyHousehold, fileOf, follow } from './testing.ts'

let w: World
beforeEach(async () => {
  w = await world({ pack: 'cn', today: '2026-05-04' })
  await w.areas()
})

const mapping: MappingInput = {
  source: 'county office',
  shape: 'households',
  household: '户编号',
  columns: [
    { column: '户编号', field: 'number' },
    { column: '户主姓名', field: 'member.name' },
    { column: '户主身份证号', field: 'member.idNumber' },
    { column: '成员2姓名', field: 'member2.name' },
    { column: '成员2身份证号', field: 'member2.idNumber' },
    { column: '成员2与户主关系', field: 'member2.relation', values: { 媳妇: 'spouse' } },
    { column: '成员3姓名', field: 'member3.name' },
    { column: '成员3出生日期', field: 'member3.birth' },
  ],
  area: { columns: ['村'] },
}
const HEADER =
  '户编号,村,户主姓名,户主身份证号,成员2姓名,成员2身份证号,成员2与户主关系,成员3姓名,成员3出生日期'
const csv = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`
const bring = (text: string, given = mapping) =>
  importHouseholdsFile(w.as('county'), fileOf(text), {
    mapping: given,
    follow: (job) => follow(w, job),
  })

const rows = [
  'A1,Upper,王一,11010519491231002X,李二,110105199501010017,媳妇,王三,2015-02-03',
  'A2,Upper,赵四,,,,,,',
]

test('one row brings a whole family, and the same file again changes nobody', async () => {
  const first = await bring(csv(...rows))
  expect(first.job?.counts).toMatchObject({ new: 2, rejected: 0 })
  const family = (await everyHousehold(w)).find((h) => h.number === 'A1')
  expect(family?.members.map(({ name, relation, birth }) => [name, relation, birth])).toEqual([
    ['王一', 'head', undefined],
    ['李二', 'spouse', undefined],
    ['王三', 'other', '2015-02-03'],
  ])
  expect(family?.members[1]?.idNumber?.mask).toBeDefined()
  expect((await everyHousehold(w)).find((h) => h.number === 'A2')?.members).toHaveLength(1)

  const again = await bring(csv(...rows))
  expect(again.job?.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2, rejected: 0 })

  // What the office wrote of somebody whose relation the file does not tell is not taken back.
  const son = family?.members[2]?.member ?? ''
  await changeMember(w.as('county'), {
    household: family?.household ?? '',
    member: son,
    relation: 'son',
  })
  expect((await bring(csv(...rows))).job?.counts).toMatchObject({ changed: 0, unchanged: 2 })
})

test('people are known again by number or name, whatever their place', async () => {
  await bring(csv(...rows))
  const before = (await everyHousehold(w)).find((h) => h.number === 'A1')
  // The second person is spelt otherwise and known by the number; the third moved up a birthday.
  const later = 'A1,Upper,王一,,李贰,110105199501010017,媳妇,王三,2015-02-04'
  const second = await bring(csv(later, rows[1] ?? ''))
  expect(second.job?.counts).toMatchObject({ changed: 1, unchanged: 1 })
  const after = (await everyHousehold(w)).find((h) => h.number === 'A1')
  expect(after?.members.map((m) => m.member)).toEqual(before?.members.map((m) => m.member))
  expect(after?.members.map((m) => m.name)).toEqual(['王一', '李贰', '王三'])
})

test('what is wrong is told by row, column and reason, and keeps the household out', async () => {
  const bad = [
    'B1,Upper,甲,,乙,123,妻,丙,2015-02-30',
    'B2,Upper,丁,,戊,110105199501010017,配偶,,',
    'B3,Upper,己,,庚,110105199501010017,配偶,,',
  ]
  const { job, import: id } = await bring(csv(...bad))
  expect(job?.counts).toMatchObject({ new: 1, rejected: 2 })
  const { items } = await getProblems(w.as('county'), { import: id })
  const errors = items.filter((one) => one.severity === 'error')
  expect(errors.map(({ row, column, field, code }) => [row, column, field, code])).toEqual([
    [2, '成员2与户主关系', 'member2.relation', 'value.code'],
    [2, '成员3出生日期', 'member3.birth', 'value.no-such-day'],
    [4, '成员2身份证号', 'member2.idNumber', 'twice.id-number'],
  ])
  const { columns } = mapping
  const wife = columns?.map((one) =>
    one.field === 'member2.relation' ? { ...one, values: { 妻: 'spouse' } } : one,
  )
  const number = await bring(csv('C1,Upper,甲,,乙,123,妻,,'), { ...mapping, columns: wife ?? [] })
  const found = await getProblems(w.as('county'), { import: number.import })
  expect(found.items.filter((one) => one.severity === 'error')).toMatchObject([
    { row: 2, column: '成员2身份证号', field: 'member2.idNumber' },
  ])
})

test('the file opens with whose each column is; a person row has one person', async () => {
  const made = await importHouseholdsFile(w.as('county'), fileOf(csv(...rows)), {
    mapping,
    checkOnly: true,
    follow: (job) => follow(w, job),
  })
  const which = { import: made.import }
  const { suggestions } = await openImport(w.as('county'), which)
  const found = Object.fromEntries(suggestions.map((s) => [s.column, s.field]))
  expect(found).toMatchObject(
    Object.fromEntries((mapping.columns ?? []).map(({ column, field }) => [column, field])),
  )
  const relation = { ...which, column: '成员2与户主关系', field: 'member2.relation' }
  expect((await getValues(w.as('county'), relation)).items).toContainEqual({
    value: '媳妇',
    count: 1,
  })
  const persons = { ...mapping, shape: 'persons' as const }
  await expect(setMapping(w.as('county'), { ...which, mapping: persons })).rejects.toMatchObject({
    detail: {
      fields: expect.arrayContaining([
        {
          path: 'mapping.columns.3',
          code: 'mapping.one-person',
          params: { field: 'member2.name' },
        },
      ]),
    },
  })
  const none = { ...mapping, columns: [{ column: '村', field: 'member16.name' }] }
  await expect(setMapping(w.as('county'), { ...which, mapping: none })).rejects.toMatchObject({
    detail: {
      fields: expect.arrayContaining([expect.objectContaining({ code: 'mapping.no-field' })]),
    },
  })
})
