import { describe, expect, test } from 'vitest'
import { amountPlan, amountsOf, type Nature } from './amounts.ts'
import { readDecimal, roundRational, toRational } from './decimal.ts'
import { parseExpression, quoted } from './expression.ts'

const reckon = (
  text: string,
  columns: string[],
  rows: string[][],
  natures: Record<string, Nature> = {},
) => {
  const expression = parseExpression(text, columns)
  const isMissing = (cell: string) => cell === '' || cell === 'NA'
  const fields = [{ field: 'f', expression, factor: 100n }]
  return amountsOf(amountPlan(fields, columns, natures, { mark: '.', isMissing }), rows)
}
const amount = (...given: Parameters<typeof reckon>) => reckon(...given).amounts.f

describe('numbers as files write them', () => {
  test.each([
    ['1,234.50', '.', 1_234_500n, 3],
    ['1.234,50', ',', 1_234_500n, 3],
    ['-3', '.', -3000n, 3],
    ['1.5E+06', '.', 1_500_000_000n, 3],
    ['2e-3', '.', 2n, 3],
    ['１２．５', '.', 12_500n, 3],
    ['.5', '.', 500n, 3],
  ] as const)('%s', (text, mark, units, scale) => {
    const read = readDecimal(text, mark)
    expect(read && read.units * 10n ** BigInt(scale - Math.min(read.scale, scale))).toBe(units)
  })

  test.each([
    '',
    '-',
    '1.2.3',
    '12x',
    '0x10',
    '1e999',
    'NaN',
    'Infinity',
    '--1',
    '9'.repeat(41),
  ])('%s is no number', (text) => expect(readDecimal(text)).toBeUndefined())

  test('a third of a cent is rounded half away from zero, once', () => {
    expect(roundRational({ n: 5n, d: 2n })).toBe(3)
    expect(roundRational({ n: -5n, d: 2n })).toBe(-3)
    expect(roundRational({ n: 4n, d: 3n })).toBe(1)
    expect(roundRational(toRational({ units: 10n ** 30n, scale: 0 }))).toBeUndefined()
  })
})

describe('sums over columns', () => {
  test('follow the rules of arithmetic', () => {
    expect(amount('a + b * 2 - (c - 1)', ['a', 'b', 'c'], [['1', '2', '3']])).toBe(300)
    expect(amount('-a / 4', ['a'], [['1']])).toBe(-25)
    expect(amount('a - b - c', ['a', 'b', 'c'], [['10', '3', '2']])).toBe(500)
    expect(amount('a / b / c', ['a', 'b', 'c'], [['12', '3', '2']])).toBe(200)
  })

  test('are exact: a tenth ten times is one', () => {
    const rows = Array.from({ length: 10 }, () => ['0.1'])
    expect(amount('a', ['a'], rows)).toBe(100)
    // 3 × ⅓ is 1, which no binary fraction knows.
    expect(amount('a / 3', ['a'], [['1'], ['1'], ['1']])).toBe(100)
  })

  test('add up what is of persons and take once what is of the household', () => {
    const rows = [
      ['10', '7'],
      ['20', '7'],
      ['NA', '7'],
    ]
    const natures = { p: 'person', h: 'household' } as const
    expect(amount('p + h', ['p', 'h'], rows, natures)).toBe(3_700)
    expect(amount('12 * (p + h)', ['p', 'h'], rows, natures)).toBe(12 * 3_700)
    expect(amount('p * h', ['p', 'h'], rows, natures)).toBe(30 * 7 * 100)
  })

  test('a missing term counts nothing while another is known; all missing is unknown', () => {
    expect(amount('a + b', ['a', 'b'], [['NA', '5']])).toBe(500)
    expect(amount('a - b', ['a', 'b'], [['NA', '5']])).toBe(-500)
    expect(amount('a + b', ['a', 'b'], [['NA', '']])).toBeUndefined()
    expect(amount('a * b', ['a', 'b'], [['NA', '5']])).toBeUndefined()
    expect(amount('a', ['a'], [['0']])).toBe(0)
  })

  test('what the household says differently on two rows is told by row', () => {
    const { problems } = reckon('h', ['h'], [['7'], ['NA'], ['7.00'], ['8']], { h: 'household' })
    expect(problems).toEqual([
      { at: 3, column: 'h', code: 'value.not-same', params: { value: '8', first: '7' } },
    ])
  })

  test('a word, a zero below the line and an amount without end are told', () => {
    const code = (...given: Parameters<typeof reckon>) => reckon(...given).problems[0]?.code
    expect(code('a', ['a'], [['much']])).toBe('value.number')
    expect(code('a / b', ['a', 'b'], [['1', '0']])).toBe('expression.division')
    expect(code('a * a', ['a'], [['9999999999']])).toBe('value.too-big')
  })
})

describe('what an expression may be', () => {
  const columns = ['a', 'Wage (yuan)', '工资', 'odd]name']
  test('names with spaces stand in brackets', () => {
    expect(parseExpression('[Wage (yuan)] + 工资 * a', columns).columns).toEqual([
      'Wage (yuan)',
      '工资',
      'a',
    ])
    for (const column of columns) {
      expect(parseExpression(quoted(column), columns).columns).toEqual([column])
    }
  })

  test.each([
    ['a +', 'expression.end'],
    ['(a', 'expression.bracket'],
    ['a a', 'expression.unexpected'],
    ['b', 'expression.column'],
    ['a; process.exit()', 'expression.character'],
    ['constructor', 'expression.column'],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 'expression.deep'],
    [Array.from({ length: 9 }, () => '(a+1+a+1)').join('*'), 'expression.deep'],
    ['a'.repeat(5000), 'expression.long'],
  ])('%s', (text, code) => {
    expect(() => parseExpression(text, columns)).toThrow(
      expect.objectContaining({ detail: { fields: [expect.objectContaining({ code })] } }),
    )
  })
})
