import { isFault } from '@terrace/platform/fault'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import type { Allocation, AllocationRequest, Bound, Candidate, Limits } from './model.ts'
import { budget, candidates, limits, rules } from './testing.ts'

/** The allocation, or undefined when the budget cannot pay every floor. */
function tried(request: AllocationRequest): Allocation | undefined {
  try {
    return allocate(request)
  } catch (error) {
    if (isFault(error) && error.code === 'allocation.floors') return undefined
    throw error
  }
}
const request = fc.record({
  candidates: candidates(9),
  budget,
  limits,
  rule: fc.constantFrom(...rules),
})
const withMinimum = fc
  .tuple(request, fc.integer({ min: 0, max: 80 }))
  .map(([one, minimum]) => ({ ...one, limits: { ...one.limits, minimum } }))
const amounts = (one: Allocation): Map<string, number> =>
  new Map(one.lines.map(({ id, amount }) => [id, amount]))
const of = (bound: Bound | undefined, { people }: Candidate, none: number): number =>
  bound ? bound.amount * (bound.per === 'head' ? people : 1) : none
const gap = ({ net, line, people }: Candidate) => Math.max(0, line * people - Math.max(0, net))
const many = { numRuns: 600 }

describe('every rule', () => {
  test('places the budget to the last minor unit, in payable units, between floor and cap', () => {
    fc.assert(
      fc.property(withMinimum, (one) => {
        const made = tried(one)
        const { unit, floor, cap, minimum } = one.limits
        const floors = one.candidates.map((each) => Math.ceil(of(floor, each, 0) / unit) * unit)
        expect(made === undefined).toBe(
          floors.reduce((a, b) => a + b, 0) > Math.floor(one.budget / unit) * unit,
        )
        if (!made) return
        const sum = made.lines.reduce((to, { amount }) => to + amount, 0)
        expect([sum, sum + made.left]).toEqual([made.allocated, one.budget])
        expect(made.left === 0).toBe(made.leftWhy === undefined)
        for (const [i, each] of one.candidates.entries()) {
          const amount = amounts(made).get(each.id) ?? Number.NaN
          expect(amount % unit).toBe(0)
          expect(amount).toBeGreaterThanOrEqual(floors[i] ?? 0)
          expect(amount).toBeLessThanOrEqual(of(cap, each, Number.POSITIVE_INFINITY))
          if (floors[i] === 0 && amount > 0) expect(amount).toBeGreaterThanOrEqual(minimum)
          if (one.rule.kind === 'gap' || one.rule.kind === 'fgt') {
            expect(amount).toBeLessThanOrEqual(
              Math.max(Math.ceil(gap(each) / unit) * unit, floors[i] ?? 0),
            )
          }
        }
      }),
      many,
    )
  })

  test('leaves no unit as long as somebody can take one', () => {
    fc.assert(
      fc.property(request, (one) => {
        const made = tried(one)
        if (!made || made.left < one.limits.unit) return
        const { unit, cap } = one.limits
        for (const each of one.candidates) {
          const amount = amounts(made).get(each.id) ?? 0
          const full = amount + unit > of(cap, each, Number.POSITIVE_INFINITY)
          const closed = 'gap fgt'.includes(one.rule.kind) && amount >= gap(each)
          const scored = gap(each) / 3 + 0.1 * Number(each.variables?.weight) > 0
          expect(full || closed || (one.rule.kind === 'score' && !scored)).toBe(true)
        }
      }),
      many,
    )
  })

  test('gives nobody less when there is more money, after rounding too', () => {
    fc.assert(
      fc.property(withMinimum, fc.integer({ min: 1, max: 60 }), (one, more) => {
        const [less, after] = [tried(one), tried({ ...one, budget: one.budget + more })]
        if (!less) return
        expect(after).toBeDefined()
        for (const { id, amount } of less.lines) {
          expect(after && amounts(after).get(id)).toBeGreaterThanOrEqual(amount)
        }
      }),
      many,
    )
  })

  test('gives nobody less when another leaves the list', () => {
    fc.assert(
      fc.property(request, fc.nat(), (one, at) => {
        const rest = one.candidates.filter((_, i) => i !== at % one.candidates.length)
        const [all, without] = [tried(one), tried({ ...one, candidates: rest })]
        if (!all || !without) return
        for (const { id, amount } of without.lines) {
          expect(amount).toBeGreaterThanOrEqual(amounts(all).get(id) ?? Number.NaN)
        }
      }),
      many,
    )
  })

  test('gives the same list whatever the order of candidates', () => {
    fc.assert(
      fc.property(
        withMinimum.chain((one) =>
          fc.tuple(
            fc.constant(one),
            fc.shuffledSubarray(one.candidates, { minLength: one.candidates.length }),
          ),
        ),
        ([one, shuffled]) => {
          expect(tried({ ...one, candidates: shuffled })).toEqual(tried(one))
        },
      ),
    )
  })

  test('lets nobody envy an equal by more than one unit', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 1, max: 4 }), (one, copies) => {
        const twins = one.candidates.flatMap((each) =>
          Array.from({ length: copies + 1 }, (_, i) => ({ ...each, id: `${each.id}-${i}` })),
        )
        const made = tried({ ...one, candidates: twins })
        if (!made) return
        for (const each of one.candidates) {
          const same = made.lines.filter(({ id }) => id.startsWith(`${each.id}-`))
          const all = same.map(({ amount }) => amount)
          expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(one.limits.unit)
        }
      }),
      many,
    )
  })

  test('places one more unit with one household and changes nothing else', () => {
    fc.assert(
      fc.property(request, (one) => {
        const { unit } = one.limits
        if (one.budget < unit) return
        const made = tried(one)
        const before = tried({ ...one, budget: one.budget - unit })
        if (!made || !before || made.allocated === before.allocated) return
        const risen = made.lines.filter(({ id, amount }) => amount !== amounts(before).get(id))
        expect(risen.map(({ id, amount }) => amount - (amounts(before).get(id) ?? 0))).toEqual([
          unit,
        ])
      }),
      many,
    )
  })
})

/** N·FGT(α) × a common denominator: exact. */
const POWER = [100, 120, 97].reduce((to, z) => to * BigInt(z) ** 2n, 60n)
function poverty(list: readonly Candidate[], given: (i: number) => number, alpha: 1 | 2): bigint {
  return list.reduce((sum, each, i) => {
    const rest = BigInt(Math.max(0, gap(each) - given(i)))
    const [n, z] = [BigInt(each.people), BigInt(each.line)]
    return sum + (alpha === 1 ? (rest * POWER) / z : (rest * rest * POWER) / (n * z * z))
  }, 0n)
}

function* everyWay(
  list: readonly Candidate[],
  units: number,
  { unit, floor, cap }: Limits,
): Generator<number[]> {
  const [first, ...rest] = list
  if (!first) return yield []
  const least = Math.ceil(of(floor, first, 0) / unit)
  const most = Math.min(units, Math.floor(of(cap, first, Number.POSITIVE_INFINITY) / unit))
  for (let k = least; k <= most; k++) {
    for (const others of everyWay(rest, units - k, { unit, floor, cap }))
      yield [k * unit, ...others]
  }
}

describe('FGT', () => {
  const few = fc.record({
    candidates: candidates(4),
    budget: fc.integer({ min: 0, max: 120 }),
    limits,
  })

  test('α = 2 is the least that any way of paying leaves', () => {
    fc.assert(
      fc.property(few, ({ candidates, budget, limits }) => {
        const coarse = { ...limits, unit: limits.unit === 1 ? 7 : limits.unit }
        const made = tried({ candidates, budget, limits: coarse, rule: { kind: 'fgt', alpha: 2 } })
        if (!made) return
        const found = poverty(candidates, (i) => made.lines[i]?.amount ?? 0, 2)
        let least = found
        for (const way of everyWay(candidates, Math.floor(budget / coarse.unit), coarse)) {
          const other = poverty(candidates, (i) => way[i] ?? 0, 2)
          if (other < least) least = other
        }
        expect(found).toBe(least)
      }),
      { numRuns: 150 },
    )
  })

  test('α = 1 is the least too, and of all such ways the one with the least α = 2', () => {
    fc.assert(
      fc.property(few, ({ candidates, budget, limits }) => {
        const coarse = { ...limits, unit: limits.unit === 1 ? 7 : limits.unit }
        const made = tried({ candidates, budget, limits: coarse, rule: { kind: 'fgt', alpha: 1 } })
        if (!made) return
        const both = (given: (i: number) => number): [bigint, bigint] => [
          poverty(candidates, given, 1),
          poverty(candidates, given, 2),
        ]
        const found = both((i) => made.lines[i]?.amount ?? 0)
        let least = found
        for (const way of everyWay(candidates, Math.floor(budget / coarse.unit), coarse)) {
          const other = both((i) => way[i] ?? 0)
          if (other[0] < least[0] || (other[0] === least[0] && other[1] < least[1])) least = other
        }
        expect(found).toEqual(least)
      }),
      { numRuns: 150 },
    )
  })

  test('moving a unit from one to another never makes poverty less', () => {
    const rule = fc.constantFrom(...rules.filter(({ kind }) => kind === 'fgt'))
    fc.assert(
      fc.property(request, rule, fc.nat(), fc.nat(), (one, fgt, a, b) => {
        const made = tried({ ...one, rule: fgt })
        if (!made || fgt.kind !== 'fgt') return
        const list = one.candidates
        const { unit, floor, cap } = one.limits
        const [from, to] = [a % list.length, b % list.length]
        const given = (i: number) => made.lines[i]?.amount ?? 0
        const [giver, taker] = [list[from], list[to]]
        if (!giver || !taker || from === to) return
        if (given(from) - unit < Math.ceil(of(floor, giver, 0) / unit) * unit) return
        if (given(to) + unit > of(cap, taker, Number.POSITIVE_INFINITY)) return
        const moved = (i: number) => given(i) + (i === to ? unit : i === from ? -unit : 0)
        const [as, other] = [poverty(list, given, fgt.alpha), poverty(list, moved, fgt.alpha)]
        expect(other >= as).toBe(true)
      }),
      many,
    )
  })

  test('under one line both give the same to the minor unit', () => {
    fc.assert(
      fc.property(request, (one) => {
        const list = one.candidates.map((each) => ({ ...each, line: 100 }))
        const limits = { ...one.limits, unit: 1 }
        const made = ([1, 2] as const).map((alpha) =>
          tried({ ...one, candidates: list, limits, rule: { kind: 'fgt', alpha } }),
        )
        expect(made[0]?.lines).toEqual(made[1]?.lines)
      }),
    )
  })
})
