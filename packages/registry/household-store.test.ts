import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HouseholdEntity } from './household.entity.ts'
import { householdKey } from './household-store.ts'

test('the key of a household is the one that its entity makes', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/)
  const made = (tenant: string, household: string) =>
    HouseholdEntity.get({ tenant, household }).params<{ Key: object }>({ table: 't' }).Key
  fc.assert(fc.property(id, id, (a, b) => void expect(householdKey(a, b)).toEqual(made(a, b))))
})
