import { routes } from '@terrace/funds/routes'
import { expect, it } from 'vitest'
import { offers } from './roles.ts'

const allowed = (key: keyof typeof routes) => routes[key].action.def.allow

it('what is offered is what the server allows', () => {
  expect(offers.read).toEqual(allowed('GET /contributions'))
  expect(offers.read).toEqual(allowed('GET /allocations'))
  expect(offers.read).toEqual(allowed('GET /refunds'))
  expect(offers.book).toEqual(allowed('POST /contributions'))
  expect(offers.book).toEqual(allowed('POST /allocations'))
  expect(offers.book).toEqual(allowed('POST /refunds'))
  expect(offers.decide).toEqual(allowed('POST /refunds/{refund}/decision'))
  expect(offers.terms).toEqual(allowed('PUT /donation-terms'))
})
