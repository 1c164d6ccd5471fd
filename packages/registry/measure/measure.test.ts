import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareProducts, toNumber } from './exact.ts'
import { fgt } from './fgt.ts'
import { gini } from './inequality.ts'

const alone = (incomes: number[], line: number) =>
  incomes.map((total) => ({ total, people: 1, line }))

describe('Foster-Greer-Thorbecke', () => {
  test('the published example', () => {
    const of = fgt(alone([100, 110, 150, 160], 125))
    expect(of).toMatchObject({ people: 4, poor: 2, p0: 0.5 })
    expect(of?.p1).toBeCloseTo(0.08, 12)
    expect(of?.p2).toBeCloseTo(0.0136, 12)
  })

  test('equal to the line is not poor, a hair below it is', () => {
    expect(fgt(alone([125], 125))).toMatchObject({ poor: 0, p0: 0, p1: 0, p2: 0 })
    // 374 among three is 124.67, which rounds to 125.
    expect(fgt([{ total: 374, people: 3, line: 125 }])).toMatchObject({ poor: 3, p0: 1 })
    expect(fgt([{ total: 375, people: 3, line: 125 }])).toMatchObject({ poor: 0, p0: 0 })
  })

  test('no income is the whole line, and a loss is no more than that', () => {
    expect(fgt(alone([0], 125))).toMatchObject({ p0: 1, p1: 1, p2: 1 })
    expect(fgt(alone([-900], 125))).toMatchObject({ p0: 1, p1: 1, p2: 1 })
  })

  test('people weigh, not households, and lines may differ', () => {
    const of = fgt([
      { total: 300, people: 3, line: 200 },
      { total: 100, people: 1, line: 100 },
    ])
    expect(of).toEqual({ people: 4, poor: 3, p0: 0.75, p1: 0.375, p2: 0.1875 })
    expect(fgt([])).toBeUndefined()
  })
})

describe('Gini', () => {
  const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
  const sizes = [482, 825, 722, 690, 661, 760, 745, 2140, 1911, 1024]

  test('the published examples, unweighted and weighted', () => {
    expect(gini(alone(incomes, 1))?.toFixed(7)).toBe('0.4620911')
    const classes = incomes.map((mean, i) => ({
      total: mean * (sizes[i] ?? 0),
      people: sizes[i] ?? 0,
    }))
    expect(gini(classes)?.toFixed(7)).toBe('0.3889257')
    expect(gini(alone([10, 20, 30, 40, 50], 1))?.toFixed(7)).toBe('0.2666667')
  })

  test('all the same is 0, nothing at all cannot be compared', () => {
    expect(
      gini([
        { total: 20, people: 2 },
        { total: 30, people: 3 },
      ]),
    ).toBe(0)
    expect(gini(alone([0, 0], 1))).toBeUndefined()
    expect(gini([])).toBeUndefined()
  })
})

const row = fc.record({
  total: fc.integer({ min: -1e6, max: 1e12 }),
  people: fc.integer({ min: 1, max: 60 }),
  line: fc.integer({ min: 1, max: 1e10 }),
})

test('the order of rows changes no digit, and twice the same people change nothing', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.nat(), (rows, seed) => {
      const turned = [
        ...rows.slice(seed % rows.length),
        ...rows.slice(0, seed % rows.length),
      ].reverse()
      expect(fgt(turned)).toEqual(fgt(rows))
      expect(gini(turned)).toEqual(gini(rows))
      const [once, twice] = [gini(rows), gini([...rows, ...rows])]
      expect(twice === undefined ? undefined : twice - (once ?? 0)).toEqual(
        once === undefined ? undefined : expect.closeTo(0, 12),
      )
    }),
  )
})

test('products beyond 53 bits are compared exactly', () => {
  const big = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
  const near = fc.integer({ min: -2, max: 2 })
  fc.assert(
    fc.property(big, big, near, near, (a, b, i, j) => {
      const [c, d] = [a + i, b + j].map((x) => Math.max(-(2 ** 53) + 1, Math.min(2 ** 53 - 1, x)))
      const exact = BigInt(a) * BigInt(b) - BigInt(c ?? 0) * BigInt(d ?? 0)
      const sign = exact < 0n ? -1 : exact > 0n ? 1 : 0
      expect(Math.sign(compareProducts(a, b, c ?? 0, d ?? 0))).toBe(sign)
    }),
  )
})

test('a ratio of any length is shown to the last digits', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 40n), fc.bigInt(1n, 10n ** 40n), (n, d) => {
      const shown = toNumber(n, d)
      expect(Math.abs(shown / (Number(n) / Number(d)) - 1)).toBeLessThan(1e-14)
    }),
  )
})
