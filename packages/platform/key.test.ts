import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysBy } from './key.ts'

test('a pattern makes the keys that the entity makes, with one look at it', () => {
  let asked = 0
  const make = (tenant: string, household: string) => {
    asked++
    return {
      pk: `$terrace#tenant_${tenant.toLowerCase()}#household_${household.toLowerCase()}`,
      sk: `$household_1#${tenant.toLowerCase()}`,
    }
  }
  const quick = keysBy(make)
  const id = fc.stringMatching(/^[A-Za-z0-9_$#.-]{0,30}$/)
  fc.assert(fc.property(id, id, (a, b) => void expect(quick(a, b)).toEqual(make(a, b))))
  expect(asked).toBeLessThan(210)
})
