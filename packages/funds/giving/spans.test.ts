import fc from 'fast-check'
import { expect, test } from 'vitest'
import { both, first, lengthOf, type Returned, type Span, whereNow } from './spans.ts'

/** The same fund unit by unit: a queue of whose each unit is. */
function model() {
  const units: string[] = []
  let went = 0
  return {
    give: (who: string, amount: number): Span => {
      units.push(...Array.from({ length: amount }, () => who))
      return [units.length - amount, units.length]
    },
    pay: (amount: number) => (went = Math.min(units.length, went + amount)),
    refund: (who: string, amount: number, own: readonly Span[]) => {
      const out: Span = [went, went + amount]
      const mine = new Set(own.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i)))
      const holes = [...mine].filter((at) => at < out[0] || at >= out[1])
      for (let at = out[0]; at < out[1]; at++) {
        if (mine.has(at)) expect(units[at]).toBe(who)
        else units[holes.shift() ?? -1] = units[at] ?? ''
      }
      expect(holes).toEqual([])
      went += amount
      return out
    },
    left: (who: string) => units.slice(went).filter((unit) => unit === who).length,
    went: () => went,
  }
}

const names = ['a', 'b', 'c']
const step = fc.record({
  what: fc.constantFrom('give', 'give', 'pay', 'refund'),
  who: fc.constantFrom(...names),
  amount: fc.integer({ min: 1, max: 9 }),
})

test('what is left of each gift is what a queue of single units says, refunds and all', () => {
  let refunds = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const queue = model()
      const came = new Map<string, Span[]>()
      const returned: Returned[] = []
      const leftOf = (who: string) =>
        both(whereNow(who, came.get(who) ?? [], returned), [[queue.went(), 10_000]])
      for (const { what, who, amount } of steps) {
        if (what === 'give') came.set(who, [...(came.get(who) ?? []), queue.give(who, amount)])
        else if (what === 'pay') queue.pay(amount)
        else {
          const own = first(leftOf(who), amount)
          if (lengthOf(own) < amount) continue
          returned.push({ to: who, out: queue.refund(who, amount, own), own })
          refunds++
        }
        for (const one of names) expect(lengthOf(leftOf(one))).toBe(queue.left(one))
      }
    }),
    { numRuns: 400 },
  )
  expect(refunds).toBeGreaterThan(300)
})
