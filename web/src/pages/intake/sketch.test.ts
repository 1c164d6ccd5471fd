import { describe, expect, test } from 'vitest'
import type { Inspection, Mapping } from './api.ts'
import { fieldOf } from './desk.ts'
import { csvOf } from './save-file.ts'
import {
  areaColumns,
  fold,
  groupOf,
  isMissing,
  likely,
  marksOf,
  sketchOf,
  sourceOf,
  twice,
} from './sketch.ts'
import { lineState } from './state.ts'
import { firstHouseholds, trySum } from './try-sum.ts'

const header = ['hh', 'village', 'wage', 'land rent']
const rows = [
  { row: 2, cells: ['1', 'Upper', '10.50', '100'] },
  { row: 3, cells: ['1', 'Upper', 'NA', '100'] },
  { row: 4, cells: ['2', 'Lower', '7', ''] },
]
const seen = {
  import: {
    name: 'county 2025.csv',
    opened: { header, natures: { wage: 'person', 'land rent': 'household' } },
  },
  rows,
  suggestions: [
    { column: 'hh', field: 'household', score: 1 },
    { column: 'village', field: 'area', score: 1 },
    { column: 'wage', field: 'income.wage', score: 0.8 },
  ],
  values: [
    [
      { value: '1', count: 2 },
      { value: '2', count: 1 },
    ],
    [],
    [],
    [],
  ],
  remembered: [],
} as unknown as Inspection

describe('the first sketch of a mapping', () => {
  test('takes key and area out of the columns and tells people by a key that comes back', () => {
    const sketch = sketchOf(seen)
    expect(sketch).toMatchObject({
      source: 'county 2025',
      shape: 'persons',
      household: 'hh',
      columns: [{ column: 'wage', field: 'income.wage' }],
      area: { columns: ['village'] },
      head: 'first',
    })
  })

  test('a key that never comes back means one row per household', () => {
    const once = { ...seen, values: [[{ value: '1', count: 1 }], [], [], []] }
    expect(sketchOf(once).shape).toBe('households')
  })

  test('a row that tells several people is a household; a row of a person tells one', () => {
    const suggestions = [
      { column: 'hh', field: 'number', score: 1 },
      { column: 'wage', field: 'member2.name', score: 1 },
      { column: 'land rent', field: 'member.relation', score: 1 },
    ]
    const constants = { 'member2.relation': 'spouse' }
    const once = [[{ value: '1', count: 1 }], [], [], []]
    const family = sketchOf({ ...seen, suggestions, constants, values: once } as Inspection)
    expect(family).toMatchObject({ shape: 'households', constants })
    expect(family.columns).toContainEqual({ column: 'wage', field: 'member2.name' })
    const people = sketchOf({ ...seen, suggestions, constants } as Inspection)
    expect(people).toMatchObject({ shape: 'persons', constants: {} })
    expect(people.columns.map(({ field }) => field)).toEqual(['number', 'member.relation'])
  })

  test('a field of a further member is the same field, and says whose', () => {
    const name = { field: 'member.name', label: { en: 'Name', zh: '姓名' }, kind: 'text' }
    expect(fieldOf([name], 'member3.name')).toMatchObject({
      field: 'member3.name',
      label: { en: 'Member 3: Name', zh: '成员3：姓名' },
    })
    expect(fieldOf([name], 'member16.name')).toBeUndefined()
    expect(groupOf('member3.name')).toBe('person')
  })

  test('a field that is given twice is found, among columns, sums and constants', () => {
    const columns = [{ column: 'a', field: 'year' }]
    const sums: Mapping['sums'] = [{ field: 'income.wage', expression: '1' }]
    expect([...twice({ columns, sums, constants: { year: '2025' } })]).toEqual(['year'])
    expect(twice({ columns, sums, constants: {} }).size).toBe(0)
  })
})

describe('a sum is tried on the first households', () => {
  const mapping: Mapping = { ...sketchOf(seen) }

  test('amounts of people are added, those of the household count once, gaps count nothing', () => {
    const tried = trySum(seen, mapping, { expression: 'wage + [land rent]' }, 'CNY')
    expect(tried).toEqual({
      columns: ['wage', 'land rent'],
      amounts: [
        { key: '1', minor: 11_050 },
        { key: '2', minor: 700 },
      ],
    })
  })

  test('what cannot be reckoned says where', () => {
    const tried = trySum(seen, mapping, { expression: 'wage + rent' }, 'CNY')
    expect(tried).toMatchObject({
      fault: { code: 'expression.column', params: { column: 'rent' } },
    })
  })

  test('households are told by their key, or by the row', () => {
    expect(firstHouseholds(seen, mapping, 9).map((one) => one.rows.length)).toEqual([2, 1])
    const single = { ...mapping, shape: 'households' as const }
    expect(firstHouseholds(seen, single, 2).map((one) => one.rows.length)).toEqual([1, 1])
  })
})

test('areas stand in the columns whose headings name a level, from the top down', () => {
  const header = ['户编号', '村', '乡镇', '村组长']
  expect(areaColumns(header, '乡镇')).toEqual(['乡镇', '村'])
  expect(areaColumns(['hh', 'db040'], 'db040')).toEqual(['db040'])
  expect(areaColumns(['hh'], undefined)).toEqual([])
})

test('marks for nothing compare without width and case', () => {
  expect(marksOf(' NA， - 无,NA')).toEqual(['NA', '-', '无'])
  expect(isMissing(' ｎａ', ['NA'])).toBe(true)
  expect(isMissing('0', ['NA'])).toBe(false)
  expect(fold('Ａ  b')).toBe('a b')
})

test('a code is proposed only when one alone is near', () => {
  const codes = [
    { code: 'spouse', label: '配偶' },
    { code: 'son', label: '之子' },
    { code: 'grandson', label: '之孙子' },
  ]
  expect(likely('户主配偶', codes)).toBe('spouse')
  expect(likely('之', codes)).toBeUndefined()
})

test('a saved file opens as a table and runs nothing', () => {
  expect(csvOf([['a', '=1+1', 'x,"y"', '-3']])).toBe('\ufeffa,\'=1+1,"x,""y""",-3\r\n')
})

test('an import stands as its latest job says', () => {
  expect(lineState({})).toBe('draft')
  expect(lineState({ kind: 'registry.check-import', state: 'done' })).toBe('checked')
  expect(lineState({ kind: 'registry.check-import', state: 'failed' })).toBe('check-failed')
  expect(lineState({ kind: 'registry.import', state: 'queued' })).toBe('running')
  expect(lineState({ kind: 'registry.import', state: 'cancelled' })).toBe('cancelled')
  expect(sourceOf('贫困户 2025.xlsx')).toBe('贫困户 2025')
})
