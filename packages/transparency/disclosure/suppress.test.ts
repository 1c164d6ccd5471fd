import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withheld } from './suppress.ts'

const cells = fc.array(fc.record({ count: fc.integer({ min: 0, max: 40 }) }), { maxLength: 12 })

test('no told part is small, and what is hidden cannot be worked out from the total', () => {
  let together = 0
  fc.assert(
    fc.property(cells, (all) => {
      const hidden = withheld(all)
      for (const one of all) {
        if (!hidden.has(one)) expect(one.count === 0 || one.count >= 5).toBe(true)
      }
      if (hidden.size === 0) return
      const told = all.filter((one) => !hidden.has(one) && one.count > 0)
      const sum = [...hidden].reduce((count, one) => count + one.count, 0)
      if (told.length > 0) {
        together++
        expect(hidden.size).toBeGreaterThanOrEqual(2)
        expect(sum).toBeGreaterThanOrEqual(5)
      }
    }),
  )
  expect(together).toBeGreaterThan(5)
})

test('one small part takes the smallest other with it', () => {
  const [small, middle, large] = [{ count: 2 }, { count: 9 }, { count: 30 }]
  expect(withheld([large, small, middle])).toEqual(new Set([small, middle]))
  expect(withheld([large, middle])).toEqual(new Set())
})
