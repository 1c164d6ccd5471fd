import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { fieldOf } from './field.ts'
import { at, climb, type Ladder } from './ladder.ts'
import type { Candidate, Rule } from './model.ts'
import { ruled } from './rules.ts'
import { rules } from './testing.ts'

/** A county whose incomes lie close together, so that many claims nearly tie. */
function county(size: number, seed: number): Candidate[] {
  let state = seed + 1
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
  return Array.from({ length: size }, (_, i) => {
    const people = 1 + next(7)
    return {
      id: `hh_${String(i).padStart(6, '0')}`,
      people,
      net: people * (200_000 + next(250_000)) + next(3),
      line: next(10) === 0 ? 420_000 : 400_000,
      variables: { weight: next(50) },
    }
  })
}

describe('the guess decides nothing', () => {
  test('from a wrong one the same rungs are climbed, rung by rung', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.nat({ max: 1000 }),
        fc.constantFrom(1, 7, 1000),
        fc.integer({ min: 0, max: 4 }),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 40, maxLength: 40 }),
        (rule, seed, unit, digits, wrong) => {
          const budget = 10 ** digits * 7 + seed
          const field = fieldOf({ candidates: county(40, seed), budget, limits: { unit } })
          const { ladder } = ruled(field, rule)
          const exact = climb(ladder, field.units)
          const moved: Ladder = {
            ...ladder,
            guess(units) {
              const guess = exact.taken.slice()
              let left = units - guess.reduce((to, k) => to + k, 0)
              for (let i = 0; i < guess.length; i++) {
                const to = Math.min(
                  Math.max(at(ladder.low, i), at(guess, i) + (wrong[i] ?? 0)),
                  at(ladder.high, i),
                )
                if (to - at(guess, i) > left) continue
                left -= to - at(guess, i)
                guess[i] = to
              }
              return guess
            },
          }
          expect(climb(moved, field.units)).toEqual(exact)
        },
      ),
      { numRuns: 100, endOnFailure: true },
    )
  })
})

test('in money of any size no rung that was paid comes after one that was not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.nat({ max: 1000 }),
      fc.constantFrom(1, 7, 1000),
      fc.integer({ min: 0, max: 14 }),
      (rule, seed, unit, digits) => {
        const budget = 10 ** digits * 7 + seed
        const field = fieldOf({ candidates: county(40, seed), budget, limits: { unit } })
        const { ladder } = ruled(field, rule)
        const { last, first, left } = climb(ladder, field.units)
        if (!first) return
        expect(left).toBe(0)
        if (last) expect(ladder.compare(last.i, last.k, first.i, first.k)).toBeLessThanOrEqual(0)
      },
    ),
    { endOnFailure: true },
  )
})

describe('a hundred thousand candidates', () => {
  const many = county(100_000, 1)
  const limits = {
    unit: 1000,
    floor: { amount: 5_000, per: 'household' as const },
    cap: { amount: 200_000, per: 'head' as const },
  }
  test.each<[string, Rule, number]>(
    rules.flatMap((rule): [string, Rule, number][] =>
      [1, 100].map((unit) => [
        `${rule.kind} ${'alpha' in rule ? rule.alpha : ''}/${unit}`,
        rule,
        unit,
      ]),
    ),
  )(
    '%s in seconds',
    (_, rule, unit) => {
      const from = process.cpuUsage()
      const made = allocate({
        candidates: many,
        budget: 9_000_000_001,
        rule,
        limits: { ...limits, unit },
      })
      const { user, system } = process.cpuUsage(from)
      expect(made.lines.reduce((to, { amount }) => to + amount, 0) + made.left).toBe(9_000_000_001)
      // Half a second when the machine is idle; processor time, and room for a busy one.
      expect(user + system).toBeLessThan(3_000_000)
    },
    60_000,
  )
})
