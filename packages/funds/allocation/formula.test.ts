import { isFault } from '@terrace/platform/fault'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFormula } from './formula.ts'
import { messages } from './i18n.ts'
import { compare, type Rational, whole } from './rational.ts'

const known = ['people', 'gap', 'disabled', '劳动力']
const values = new Map(
  Object.entries({ people: 4, gap: 3120, disabled: 1, 劳动力: 0 }).map(([name, value]) => [
    name,
    whole(value),
  ]),
)
const value = (text: string): Rational => parseFormula(text, known).run(values)
const is = (text: string, n: number, d = 1) =>
  expect([text, compare(value(text), { n: BigInt(n), d: BigInt(d) })]).toEqual([text, 0])

describe('what it reads', () => {
  test('arithmetic goes before, from the left, in brackets', () => {
    is('1 + 2 * 3', 7)
    is('(1 + 2) * 3', 9)
    is('8 - 3 - 2', 3)
    is('8 / 4 / 2', 1)
    is('-2 * -(3 - 1)', 4)
    is('1 - -1', 2)
  })

  test('decimals and thirds are exact', () => {
    is('0.1 + 0.2', 3, 10)
    is('1 / 3 + 1 / 3 + 1 / 3', 1)
    is('if(0.1 + 0.2 = 0.3, 1, 0)', 1)
    is('if(10 / 3 * 3 != 10, 1, 0)', 0)
  })

  test('variables, functions and choices, also as Chinese keyboards type them', () => {
    is('0.6 * gap * people + 500 * disabled', 7988)
    is('min(gap, 3000, 4000) + max(1, people)', 3004)
    is('if(劳动力 <= 0, 2, 1)', 2)
    is('max（gap － 3000，0）× 2 ÷ 4', 60)
    is('if(gap ≥ 3120, if(people > 4, 3, 2), 1)', 2)
    expect(parseFormula('gap + people * gap', known).names).toEqual(['gap', 'people'])
  })

  test('only the branch that is chosen is worked out', () => {
    is('if(劳动力 = 0, 7, people / 劳动力)', 7)
  })
})

describe('what it refuses, and where', () => {
  const refusal = (text: string): unknown => {
    try {
      value(text)
    } catch (error) {
      if (!isFault(error)) throw error
      const field = error.detail.fields?.[0]
      expect(messages).toHaveProperty([field?.code ?? error.code])
      return field ? [field.code, field.params?.at] : [error.code]
    }
    throw new Error(`${text} was accepted`)
  }
  test.each([
    ['', 'formula.operand', 1],
    ['gap +', 'formula.operand', 6],
    ['gap + * 2', 'formula.operand', 7],
    ['gap 2', 'formula.operator', 5],
    ['gap)', 'formula.operator', 4],
    ['(gap', 'formula.bracket', 5],
    ['gap ; 2', 'formula.character', 5],
    ['gap + 2.', 'formula.character', 8],
    ['income', 'formula.variable', 1],
    ['__proto__', 'formula.variable', 1],
    ['1 + eval(2)', 'formula.function', 5],
    ['constructor(1)', 'formula.function', 1],
    ['if(gap, 1, 2)', 'formula.comparison', 7],
    ['if(gap > 1, 1)', 'formula.comma', 14],
    ['1 < 2', 'formula.operator', 3],
    ['min()', 'formula.operand', 5],
    ['gap / 劳动力', 'formula.division', 5],
    ['1234567890123456789012345678901', 'formula.digits', 1],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, 'formula.deep', 31],
    ['-'.repeat(40), 'formula.deep', 31],
  ])('%s', (text, code, at) => {
    expect(refusal(text)).toEqual([code, at])
  })
  test('what is too long or grows too large', () => {
    expect(refusal(`${'1+'.repeat(600)}1`)).toEqual(['formula.long', undefined])
    expect(refusal(Array(60).fill('gap').join('*'))).toEqual(['formula.large', undefined])
    expect(refusal(`1 / (${Array(60).fill('gap').join(' * ')})`)).toEqual([
      'formula.large',
      undefined,
    ])
  })
})

test('it works out what the same tree of numbers does', () => {
  const { tree } = fc.letrec<{ tree: { text: string; n: number } }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.integer({ min: 0, max: 50 }).map((n) => ({ text: String(n), n })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]) => ({ text: `(${a.text}+${b.text})`, n: a.n + b.n })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]) => ({ text: `(${a.text} - ${b.text})`, n: a.n - b.n })),
      fc
        .tuple(tie('tree'), fc.integer({ min: -9, max: 9 }))
        .map(([a, b]) => ({ text: `(${a.text})*${b}`, n: a.n * b })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]) => ({ text: `min(${a.text},${b.text})`, n: Math.min(a.n, b.n) })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
        text: `if(${a.text} > ${b.text}, ${a.text}, -${b.text})`,
        n: a.n > b.n ? a.n : -b.n,
      })),
    ),
  }))
  fc.assert(
    fc.property(
      tree.filter(({ text }) => text.length <= 1000),
      ({ text, n }) => {
        // A product may stand after a minus: brackets keep the tree's own order.
        is(`(${text})`, n)
      },
    ),
  )
})
