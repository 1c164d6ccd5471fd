import { divide, formatAmount, parseAmount } from '@terrace/platform/money'
import { type Income, isBelow, netIncome, perCapita } from '@terrace/registry'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** What the schema admits: minor units up to ten billions of millions, losses negative. */
const minor = fc.integer({ min: -1e13, max: 1e13 })
const plus = [
  'wage',
  'business',
  'dividend',
  'propertyOther',
  'birthPlanning',
  'allowance',
  'destituteSupport',
  'pension',
  'ecological',
  'transferOther',
] as const
const lines = [...plus, 'operatingCost', 'payouts', 'outOfPocket'] as const
const income = fc.record(Object.fromEntries(lines.map((line) => [line, minor])), {
  requiredKeys: [],
}) as fc.Arbitrary<Income>

const netOf = (one: Income): bigint =>
  plus.reduce((sum, line) => sum + BigInt(one[line] ?? 0), 0n) - BigInt(one.operatingCost ?? 0)

test('net income is the exact sum of its lines', () => {
  fc.assert(
    fc.property(income, (one) => {
      expect(BigInt(netIncome(one))).toBe(netOf(one))
    }),
  )
})

test('below the line is decided exactly, also a hair above and below it', () => {
  const people = fc.integer({ min: 1, max: 60 })
  const line = fc.integer({ min: 0, max: 1e12 })
  fc.assert(
    fc.property(income, people, line, (one, members, amount) => {
      // net / members < line as a rational: cross-multiplied, never rounded.
      expect(isBelow(one, members, amount)).toBe(netOf(one) < BigInt(amount) * BigInt(members))
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 }), people, (amount, members) => {
      const at = (by: number) => isBelow({ wage: amount * members + by }, members, amount)
      expect([at(-1), at(0), at(1)]).toEqual([true, false, false])
    }),
  )
})

test('a share per head is the nearest integer, halves away from zero', () => {
  fc.assert(
    fc.property(minor, fc.integer({ min: 1, max: 60 }), (total, by) => {
      const share = BigInt(divide(total, by))
      const twice = (x: bigint) => (x < 0n ? -2n * x : 2n * x)
      const off = twice(share * BigInt(by) - BigInt(total))
      expect(off <= BigInt(by)).toBe(true)
      // Exactly between two integers: the one that is further from zero.
      if (off === BigInt(by)) expect(twice(share * BigInt(by)) > twice(BigInt(total))).toBe(true)
    }),
  )
})

test('nothing known is not the same as nothing earned', () => {
  expect(perCapita({}, 3)).toBeUndefined()
  expect(perCapita({ wage: 0 }, 3)).toBe(0)
})

test('an amount that is written is read as itself, however people group it', () => {
  const digits = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(minor, digits, (amount, places) => {
      const text = formatAmount(amount, places)
      expect(parseAmount(text, places)).toBe(amount)
      const grouped = text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')
      expect(parseAmount(` ${grouped} `, places)).toBe(amount)
    }),
  )
})

test('what is finer than the minor unit is refused, never rounded in silence', () => {
  fc.assert(
    fc.property(minor, fc.integer({ min: 1, max: 9 }), (amount, more) => {
      expect(parseAmount(`${formatAmount(amount, 2)}${more}`, 2)).toBeUndefined()
    }),
  )
})
