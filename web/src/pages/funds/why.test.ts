import { expect, it } from 'vitest'
import { moneyParams as theirs } from '../../../../packages/funds/allocation/reason.ts'
import { moneyParams } from './why.ts'

it('what the server gives in minor units is written as money', () => {
  expect(moneyParams).toEqual(theirs)
})
