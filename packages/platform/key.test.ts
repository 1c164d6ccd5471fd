import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysBy, queriesBy } from './key.ts'

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

test('a pattern makes the queries that the entity makes, with one look at it', () => {
  let asked = 0
  const make = (tenant: string, path: string) => {
    asked++
    const params = {
      IndexName: 'gsi1',
      ExpressionAttributeValues: {
        ':pk': `$terrace#tenant_${tenant.toLowerCase()}`,
        ':sk1': `$household_1#path_${path.toLowerCase()}`,
      },
    }
    return { params: () => params }
  }
  const quick = queriesBy(make)
  const id = fc.stringMatching(/^[A-Za-z0-9_$#./-]{0,30}$/)
  fc.assert(fc.property(id, id, (a, b) => void expect(quick(a, b)).toEqual(make(a, b).params())))
  expect(asked).toBeLessThan(210)
})
