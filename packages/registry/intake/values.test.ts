import { packs } from '@terrace/tenancy'
import { describe, expect, test } from 'vitest'
import { fieldsOf } from './field.ts'
import { naturesOf, suggest } from './suggest.ts'
import { dayOf, reader } from './values.ts'

const settings = packs.cn
const today = '2026-05-04'
const fields = new Map(fieldsOf(settings).map((field) => [field.id, field]))
const how = { settings, today, mapping: { dates: 'day-first', decimal: '.' } as const }
const read = (id: string, text: string, values?: Record<string, string>) => {
  const field = fields.get(id)
  if (!field) throw new Error(id)
  return reader(field, { ...how, values })(text)
}

describe('dates', () => {
  test.each([
    ['2025-03-04', '2025-03-04'],
    ['2025/3/4', '2025-03-04'],
    ['2025.3.4', '2025-03-04'],
    ['20250304', '2025-03-04'],
    ['2025年3月4日', '2025-03-04'],
    ['04/03/2025', '2025-03-04'],
    ['2025-03-04T00:00:00.000Z', '2025-03-04'],
    ['2025-03-04 00:00:00', '2025-03-04'],
  ])('%s', (text, value) => expect(dayOf(text, 'day-first')).toEqual({ value }))

  test('the month may come first', () => {
    expect(dayOf('04/03/2025', 'month-first')).toEqual({ value: '2025-04-03' })
  })

  test('a day that does not exist is told apart from what is no date', () => {
    expect(dayOf('2025-02-29', 'day-first')).toMatchObject({ code: 'value.no-such-day' })
    expect(dayOf('31/04/2025', 'day-first')).toMatchObject({ code: 'value.no-such-day' })
    expect(dayOf('spring', 'day-first')).toMatchObject({ code: 'value.day' })
    expect(dayOf('2025-03', 'day-first')).toMatchObject({ code: 'value.day' })
  })
})

describe('codes', () => {
  test.each(['male', 'Male', 'MALE', '男', '1', 'm', '男性'])('%s is male', (text) => {
    expect(read('member.sex', text)).toEqual({ value: 'male' })
  })

  test('codes of other systems with and without their zero', () => {
    expect(read('member.relation', '03')).toEqual({ value: 'son' })
    expect(read('member.relation', '3')).toEqual({ value: 'son' })
  })

  test('a number that means two things in two systems is asked about', () => {
    expect(read('causeMain', '12')).toMatchObject({ code: 'value.code' })
    expect(read('causeMain', '12', { '12': 'marriage' })).toEqual({ value: 'marriage' })
    expect(read('causeMain', '01')).toEqual({ value: 'illness' })
  })

  test('several at once', () => {
    expect(read('member.health', '长期慢性病、残疾')).toEqual({ value: ['chronic', 'disability'] })
    expect(read('member.health', '02;04')).toEqual({ value: ['chronic', 'disability'] })
    expect(read('member.health', 'ill')).toMatchObject({ code: 'value.code' })
  })

  test('what is mapped to nothing is left empty', () => {
    expect(read('member.sex', '?', { '?': '' })).toEqual({ value: undefined })
    expect(read('member.age', '-1', { '-1': '0' })).toEqual({ value: 0 })
  })
})

test.each([
  ['是', true],
  ['否', false],
  ['Yes', true],
  ['0', false],
  ['有', true],
])('%s is %s', (text, value) => expect(read('living.toilet', text)).toEqual({ value }))

test('neither yes nor no', () => {
  expect(read('living.toilet', 'maybe')).toMatchObject({ code: 'value.flag' })
})

describe('suggestions', () => {
  const fieldOf = (header: string[], cells: string[] = []) => {
    const rows = cells.length > 0 ? [{ row: 2, cells }] : []
    return Object.fromEntries(
      suggest(header, rows, settings, today).map((s) => [s.column, s.field]),
    )
  }

  test('headings of an office', () => {
    const header = [
      '户主姓名',
      '证件号码',
      '与户主关系',
      '文化程度',
      '工资性收入（元）',
      '致贫原因',
      '是否危房户',
    ]
    expect(fieldOf(header)).toEqual({
      户主姓名: 'member.name',
      证件号码: 'member.idNumber',
      与户主关系: 'member.relation',
      文化程度: 'member.education',
      '工资性收入（元）': 'income.wage',
      致贫原因: 'causeMain',
      是否危房户: 'living.houseUnsafe',
    })
  })

  test('codes of the provincial tables, and of statistical offices', () => {
    expect(fieldOf(['AAB003', 'AAC073', 'AAC319'])).toEqual({
      AAB003: 'member.sex',
      AAC073: 'income.wage',
      AAC319: 'living.toilet',
    })
    expect(fieldOf(['db030', 'db040', 'rb030', 'rb090', 'age', 'py010n', 'eqSS'])).toEqual({
      db030: 'household',
      db040: 'area',
      rb030: 'member.ref',
      rb090: 'member.sex',
      age: 'member.age',
      py010n: 'income.wage',
    })
  })

  test('values that the field cannot read are shown, and what is known of them', () => {
    const rows = ['male', 'd', 'female'].map((sex, i) => ({ row: i, cells: [sex, '-1'] }))
    const [sex, age] = suggest(['sex', 'age'], rows, settings, today)
    expect(sex).toMatchObject({ field: 'member.sex', unread: ['d'] })
    expect(age).toMatchObject({ field: 'member.age', values: { '-1': '0' } })
  })

  test('the unit stands in the heading', () => {
    expect(suggest(['工资性收入(万元)'], [], settings, today)).toMatchObject([
      { field: 'income.wage', unit: 'ten-thousand' },
    ])
  })
})

test('a column is of households when it repeats itself within them', () => {
  const header = ['hh', 'wage', 'rent', 'none', 'name']
  const rows = [1, 2, 3, 4].flatMap((h) =>
    [1, 2].map((p) => ({ row: 0, cells: [`${h}`, `${h * p}`, `${h * 10}`, '0', `n${p}`] })),
  )
  expect(naturesOf(header, rows, 0)).toEqual({ wage: 'person', rent: 'household', none: 'person' })
})
