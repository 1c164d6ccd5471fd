import { routes } from '@terrace/funds/routes'
import { expect, it } from 'vitest'
import { offers } from './roles.ts'

const allowed = (key: keyof typeof routes) => routes[key].action.def.allow

it('what is offered is what the server allows', () => {
  expect(offers.read).toEqual(allowed('GET /proposals'))
  expect(offers.read).toEqual(allowed('GET /proposals/{proposal}/comparison'))
  expect(offers.roll).toEqual(allowed('GET /proposals/{proposal}/households'))
  expect(offers.roll).toEqual(allowed('GET /proposals/{proposal}/households/{household}'))
  expect(offers.prepare).toEqual(allowed('POST /proposals'))
  expect(offers.prepare).toEqual(allowed('POST /proposals/{proposal}/comparison'))
  expect(offers.prepare).toEqual(allowed('POST /proposals/{proposal}/choice'))
  expect(offers.prepare).toEqual(allowed('POST /proposals/{proposal}/granting'))
  expect(offers.prepare).toEqual(allowed('POST /proposals/{proposal}/withdrawal'))
  expect(offers.approve).toEqual(allowed('POST /proposals/{proposal}/decision'))
})
