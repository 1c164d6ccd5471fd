import { routes as cards } from '@terrace/certificates/routes'
import { routes as tenancy } from '@terrace/tenancy/routes'
import { expect, it } from 'vitest'
import { offers } from './roles.ts'

const routes = { ...cards, ...tenancy }
const allowed = (key: keyof typeof routes) => routes[key].action.def.allow

it('what is offered is what the server allows', () => {
  expect(offers.read).toEqual(allowed('GET /cards'))
  expect(offers.give).toEqual(allowed('POST /cards/print'))
  expect(offers.give).toEqual(allowed('POST /cards/{card}/receipt'))
  expect(offers.keep).toEqual(allowed('POST /cards/{card}/revocation'))
  expect(offers.keep).toEqual(allowed('POST /cards/{card}/reissue'))
  expect(offers.keep).toEqual(allowed('POST /cards/{card}/suspension'))
  expect(offers.give).toEqual(allowed('POST /cards/{card}/appeal'))
  expect(offers.seeKeys).toEqual(allowed('GET /signing-keys'))
  expect(offers.keys).toEqual(allowed('POST /signing-keys'))
  expect(offers.keys).toEqual(allowed('POST /signing-keys/{keyId}/revocation'))
  expect(offers.decide).toEqual(allowed('POST /cards/{card}/resumption'))
  expect(offers.decide).toEqual(allowed('POST /cards/{card}/appeal/decision'))
})
