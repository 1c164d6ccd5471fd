import { isFault } from '@terrace/platform/fault'
import { translate } from '@terrace/platform/i18n'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { changesBetween, compareRules } from './compare.ts'
import { messages } from './i18n.ts'
import type { AllocationRequest, Candidate, Limits, Rule } from './model.ts'

/** A village of four under a line of 4,000 yuan: a head 1,000, 3,000, 3,990 and 5,000. */
const village: Candidate[] = [
  { id: 'a', people: 2, net: 200_000, line: 400_000, group: 'east', variables: { points: 3 } },
  { id: 'b', people: 4, net: 1_200_000, line: 400_000, group: 'east', variables: { points: 1 } },
  { id: 'c', people: 1, net: 399_000, line: 400_000, group: 'west', variables: { points: 2 } },
  { id: 'd', people: 3, net: 1_500_000, line: 400_000, group: 'west', variables: { points: 0 } },
]
const yuan = (amount: number) => amount * 100
const share = (rule: Rule, budget: number, limits: Limits = { unit: 100 }) =>
  allocate({ candidates: village, budget: yuan(budget), rule, limits })
const amounts = (rule: Rule, budget: number, limits?: Limits) =>
  share(rule, budget, limits).lines.map(({ amount }) => amount / 100)
const said = (rule: Rule, budget: number, limits?: Limits) =>
  share(rule, budget, limits).lines.map(({ why }) =>
    why.map(({ code, params }) => translate(messages, code, 'en', params)),
  )
const fgt = (alpha: 1 | 2): Rule => ({ kind: 'fgt', alpha })
const points: Rule = { kind: 'score', formula: 'points', variables: ['points'] }

describe('who gets what', () => {
  test('equal, per head, by gap and by score', () => {
    expect(amounts({ kind: 'equal' }, 1002)).toEqual([251, 251, 250, 250])
    expect(amounts({ kind: 'per-head' }, 1000)).toEqual([200, 400, 100, 300])
    // Gaps of 6,000, 4,000 and 10 yuan.
    expect(amounts({ kind: 'gap' }, 1001)).toEqual([600, 400, 1, 0])
    expect(amounts(points, 600)).toEqual([300, 100, 200, 0])
  })

  test('water is filled from the poorest, to one level a head', () => {
    expect(amounts(fgt(2), 4000)).toEqual([4000, 0, 0, 0])
    // 2 × 2,000 brings a to 3,000; 600 more raises all six by 100.
    expect(amounts(fgt(2), 4600)).toEqual([4200, 400, 0, 0])
    expect(amounts(fgt(1), 4600)).toEqual([4200, 400, 0, 0])
    expect(share(fgt(2), 20_000)).toMatchObject({ allocated: yuan(10_010), left: yuan(9_990) })
  })

  test('floors and caps hold, a head or a household', () => {
    const limits: Limits = {
      unit: 1000,
      floor: { amount: 2500, per: 'head' },
      cap: { amount: yuan(300), per: 'household' },
    }
    expect(amounts(fgt(2), 500, limits)).toEqual([290, 100, 30, 80])
    expect(amounts({ kind: 'equal' }, 5000, limits)).toEqual([300, 300, 300, 300])
  })

  test('a smallest payment goes to the neediest of equals as long as there is money for it', () => {
    expect(amounts({ kind: 'equal' }, 250, { unit: 100, minimum: yuan(100) })).toEqual([
      100, 100, 0, 0,
    ])
    expect(share({ kind: 'equal' }, 250, { unit: 100, minimum: yuan(100) }).leftWhy?.code).toBe(
      'allocation.left.minimum',
    )
  })
})

describe('why', () => {
  test('each rule says what made the amount', () => {
    expect(said({ kind: 'gap' }, 1001)[0]?.[0]).toBe(
      'A gap of 300000 a head × 2 people is 59.9 % of all gaps.',
    )
    expect(said(fgt(2), 4600).map(([first]) => first)).toEqual([
      'Income a head rises from 100000 to 310000: those furthest below the line of 400000 are raised first.',
      'Income a head rises from 300000 to 310000: those furthest below the line of 400000 are raised first.',
      'Income of 399000 a head is not below 310000, to which this money raises the poorest.',
      'Income of 500000 a head is not below the line of 400000.',
    ])
    expect(said(points, 600)[3]).toEqual(['The score is zero or below, which gives no share.'])
    expect(said({ kind: 'gap' }, 20_000)[2]?.[1]).toContain('The whole gap to the line')
  })

  test('and what limits, units and ties changed', () => {
    const codes = (rule: Rule, budget: number, limits?: Limits) =>
      share(rule, budget, limits).lines.map(({ why }) =>
        why.slice(1).map(({ code }) => code.slice(15)),
      )
    expect(codes({ kind: 'equal' }, 1002)).toEqual([
      ['rounded-up', 'unit-given'],
      ['rounded-up', 'unit-given'],
      ['rounded-down', 'unit-missed'],
      ['rounded-down', 'unit-missed'],
    ])
    const capped: Limits = { unit: 100, cap: { amount: yuan(250), per: 'household' } }
    expect(codes({ kind: 'per-head' }, 700, capped)).toEqual([[], ['cap'], [], []])
    expect(
      codes(points, 600, { unit: 100, floor: { amount: yuan(10), per: 'household' } })[3],
    ).toEqual(['floor'])
    expect(codes({ kind: 'equal' }, 250, { unit: 100, minimum: yuan(100) })[3]).toContain('minimum')
  })
})

describe('refusals', () => {
  const code = (edit: Partial<AllocationRequest>): unknown => {
    try {
      return allocate({
        candidates: village,
        budget: 1000,
        rule: { kind: 'equal' },
        limits: { unit: 1 },
        ...edit,
      })
    } catch (error) {
      if (!isFault(error)) throw error
      const [field] = error.detail.fields ?? []
      expect(messages).toHaveProperty([field?.code ?? error.code])
      return field ? `${field.path} ${field.code}` : [error.code, error.detail]
    }
  }
  const first = (edit: Partial<Candidate>) =>
    village.map((one, i) => (i === 0 ? { ...one, ...edit } : one))

  test('floors beyond the budget say how much is short', () => {
    expect(code({ limits: { unit: 1, floor: { amount: 300, per: 'household' } } })).toEqual([
      'allocation.floors',
      { needed: 1200, budget: 1000, short: 200 },
    ])
  })

  test('a floor above a cap, and what is no amount', () => {
    const floor = { amount: 31, per: 'household' as const }
    expect(code({ limits: { unit: 10, floor, cap: { ...floor, amount: 39 } } })).toEqual([
      'allocation.floor-over-cap',
      { id: 'a' },
    ])
    expect(code({ budget: 1.5 })).toBe('budget allocation.amount')
    expect(code({ budget: -1 })).toBe('budget allocation.amount')
    expect(code({ limits: { unit: 0 } })).toBe('limits.unit allocation.amount')
    expect(code({ candidates: first({ id: 'b' }) })).toBe('candidates.1.id allocation.twice')
    expect(code({ candidates: first({ people: 0 }) })).toBe('candidates.0.people allocation.people')
    expect(code({ candidates: first({ net: 0.5 }) })).toBe('candidates.0.net allocation.net')
    expect(code({ candidates: first({ line: 0 }) })).toBe('candidates.0.line allocation.line')
    expect(code({ candidates: first({ variables: {} }), rule: points })).toBe(
      'formula formula.value',
    )
    expect(code({ candidates: first({ variables: { points: 0.5 } }), rule: points })).toBe(
      'formula formula.value',
    )
  })
})

describe('side by side', () => {
  const rules: Rule[] = [{ kind: 'equal' }, { kind: 'gap' }, fgt(2)]
  const of = compareRules(
    { candidates: village, budget: yuan(4000), limits: { unit: 100 } },
    rules,
    { formula: 'points', variables: ['points'], top: 2 },
  )
  const [equal, gap, water] = of.views

  test('coverage, the poor, the poorest fifth', () => {
    expect(equal?.coverage).toEqual({ candidates: 1, people: 1 })
    expect(water?.coverage).toEqual({ candidates: 0.25, people: 0.2 })
    expect([equal?.poor, water?.poor]).toEqual([
      { candidates: 3, paid: 3, left: 2 },
      { candidates: 3, paid: 1, left: 3 },
    ])
    // The poorest fifth of ten people is household a.
    expect([equal, gap, water].map((view) => view?.poorestFifth?.toFixed(4))).toEqual([
      '0.2500',
      '0.5995',
      '1.0000',
    ])
  })

  test('poverty and inequality before and after', () => {
    expect(of.before.fgt).toMatchObject({ people: 10, poor: 7, p0: 0.7 })
    expect(of.before.fgt?.p1).toBeCloseTo((2 * 0.75 + 4 * 0.25 + 0.0025) / 10, 12)
    expect(water?.after.fgt?.p2).toBeCloseTo((6 * 0.0625 + 0.0025 ** 2) / 10, 12)
    for (const view of of.views) {
      expect(view.after.fgt?.p2).toBeGreaterThanOrEqual(water?.after.fgt?.p2 ?? 1)
      expect(view.after.gini).toBeLessThan(of.before.gini ?? 0)
    }
  })

  test('whom the score ranks in its top, groups, and who changes', () => {
    expect(water?.targeting).toEqual({
      target: 2,
      excluded: ['c'],
      included: [],
      exclusion: 0.5,
      inclusion: 0,
    })
    expect(equal?.targeting).toMatchObject({ included: ['b', 'd'], exclusion: 0, inclusion: 0.5 })
    expect(equal?.groups.map(({ group, paid, amount }) => [group, paid, amount])).toEqual([
      ['east', 2, yuan(2000)],
      ['west', 2, yuan(2000)],
    ])
    expect(equal && water && changesBetween(equal.allocation, water.allocation)).toEqual([
      { id: 'a', from: yuan(1000), to: yuan(4000) },
      { id: 'b', from: yuan(1000), to: 0 },
      { id: 'c', from: yuan(1000), to: 0 },
      { id: 'd', from: yuan(1000), to: 0 },
    ])
  })

  test('equals across the edge of the fifth count in proportion', () => {
    const twins = ['x', 'y', 'z'].map((id) => ({ id, people: 1, net: 0, line: 10 }))
    const { views } = compareRules({ candidates: twins, budget: 4, limits: { unit: 1 } }, [
      { kind: 'equal' },
    ])
    expect(views[0]?.poorestFifth).toBeCloseTo(0.2, 12)
  })
})
