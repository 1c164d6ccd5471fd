import { moneyParams as theirs } from '@terrace/funds'
import { expect, it } from 'vitest'
import { moneyParams } from './why.ts'

it('what the server gives in minor units is written as money', () => {
  expect(moneyParams).toEqual(theirs)
})
