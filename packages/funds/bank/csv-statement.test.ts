import { formatAmount } from '@terrace/platform/money'
import { bufferSource } from '@terrace/platform/tabular'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns } from './csv-columns.ts'
import { readTableStatement, type TableStatementOptions } from './csv-statement.ts'
import { readDay, readMoney } from './csv-values.ts'
import { faultOf } from './testing.ts'

const read = (text: string, more: Partial<TableStatementOptions> = {}) =>
  readTableStatement(bufferSource(Buffer.from(text)), {
    account: '622',
    currency: 'CNY',
    id: 'nov.csv',
    ...more,
  })

const chinese = [
  '交易日期,借方发生额(元),贷方发生额(元),账户余额,对方户名,对方账号,交易流水号,摘要',
  '2026/11/21,,50.00,950.00,李四,6222,F3,退汇',
  '20261121 10:30:00,"1,200.00",,900.00,财政,6223,F2,低保金',
  '2026年11月20日,,100.00,2100.00,王小明,,F1,捐款 PLG-7K3M',
].join('\n')

test('a bank’s table is read by its headings, newest first or last, and proved by its balance', async () => {
  const statement = await read(chinese)
  expect(statement).toMatchObject({
    opening: 200_000,
    closing: 95_000,
    balanced: true,
    from: '2026-11-20',
    to: '2026-11-21',
  })
  expect(
    statement.lines.map(({ direction, amount, day, party }) => [direction, amount, day, party]),
  ).toEqual([
    ['in', 5_000, '2026-11-21', '李四'],
    ['out', 120_000, '2026-11-21', '财政'],
    ['in', 10_000, '2026-11-20', '王小明'],
  ])
  const [head = '', ...rows] = chinese.split('\n')
  const other = await read([head, ...rows.reverse()].join('\n'))
  expect(new Set(other.lines.map(({ id }) => id))).toEqual(
    new Set(statement.lines.map(({ id }) => id)),
  )
})

test('one row that was changed by hand is found', async () => {
  expect((await faultOf(read(chinese.replace('1,200.00', '1,200.01')))).code).toBe('bank.balance')
})

test('signs, letters and states in the ways that banks have', async () => {
  const { lines } = await read(
    [
      'Booking date;Amount;DR/CR;Status;EndToEndId',
      '20.11.2026;1.234,50;DR;Completed;ENT-01K9ZQ8W3X00045D7H2M9RT',
      '21.11.2026;3,00;CR;Returned;x',
      '21.11.2026;3,00;CR;Failed;y',
      '21.11.2026;0,00;CR;;z',
    ].join('\n'),
    { comma: true },
  )
  expect(
    lines.map(({ direction, amount, status, endToEnd }) => [direction, amount, status, endToEnd]),
  ).toEqual([
    ['out', 123_450, 'booked', 'ent_01k9zq8w3x00045d7h2m9rt'],
    ['in', 300, 'returned', 'x'],
    ['in', 300, 'rejected', 'y'],
  ])
})

test('what cannot be read is refused by row and column', async () => {
  const of = (row: string) => read(`Date,Amount,Currency,Status\n${row}`)
  const cases: [string, string][] = [
    ['2026-02-30,1,CNY,', 'bank.cell'],
    ['2026-11-20,1.005,CNY,', 'bank.cell'],
    ['2026-11-20,one,CNY,', 'bank.cell'],
    ['2026-11-20,1,ZZZ,', 'bank.cell'],
    ['2026-11-20,1,CNY,perhaps', 'bank.cell'],
    ['2026-11-20,1,USD,', 'bank.entry-currency'],
  ]
  for (const [row, code] of cases) expect([row, (await faultOf(of(row))).code]).toEqual([row, code])
  expect((await faultOf(of('2026-11-20,one,CNY,'))).detail).toEqual({
    row: 2,
    column: 'Amount',
    value: 'one',
  })
  expect((await faultOf(read('A,B\n1,2'))).detail).toMatchObject({ missing: 'day, amount' })
  expect((await faultOf(read(chinese, { mapping: { day: 'Tag' } }))).code).toBe(
    'bank.column-missing',
  )
  expect((await faultOf(read(chinese, { currency: 'ZZZ' }))).code).toBe('bank.currency')
})

test('columns are guessed once each', () => {
  expect(guessColumns(['Date', 'Value Date', 'Credit', 'Debit', 'Amount', 'Description'])).toEqual({
    day: 'Date',
    valueDay: 'Value Date',
    in: 'Credit',
    out: 'Debit',
    text: 'Description',
  })
})

test('an amount is read as it was written, whatever the grouping, or not at all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom(0, 2, 3),
      (amount, digits) => {
        const text = formatAmount(amount, digits)
        const grouped = text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')
        const swapped = grouped.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
        expect(readMoney(text, digits, false)).toBe(amount)
        expect(readMoney(grouped, digits, false)).toBe(amount)
        expect(readMoney(swapped, digits, true)).toBe(amount)
      },
    ),
  )
  expect(readMoney('1,5', 2, false)).toBeUndefined()
  expect(readMoney('1.5.5', 2, false)).toBeUndefined()
  expect([readMoney('(1.50)', 2, false), readMoney('1.50-', 2, false)]).toEqual([-150, -150])
  expect([readMoney('¥1.50', 2, false), readMoney('CNY 1.50', 2, false)]).toEqual([150, 150])
  expect([readDay('3/4/2026', 'day-first'), readDay('3/4/2026', 'month-first')]).toEqual([
    '2026-04-03',
    '2026-03-04',
  ])
})
