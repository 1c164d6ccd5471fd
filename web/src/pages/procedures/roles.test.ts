import { routes } from '@terrace/procedures/routes'
import { expect, it } from 'vitest'
import { actors, checkers, comparers, openers, readers, reviewers, workers } from './roles.ts'

const allowed = (key: keyof typeof routes) => [...routes[key].action.def.allow].sort()
const offered = (roles: readonly string[]) => [...roles].sort()

it('what is offered is what the server allows', () => {
  expect(offered(readers)).toEqual(allowed('GET /cases'))
  expect(offered(openers)).toEqual(allowed('POST /cases'))
  expect(offered(openers)).toEqual(allowed('POST /lists'))
  expect(offered(actors)).toEqual(allowed('POST /lists/{list}/moves/{move}'))
  expect(offered(actors)).toEqual(allowed('POST /cases/{case}/kin'))
  expect(offered(comparers)).toEqual(allowed('PUT /cases/{case}/comparisons/{source}'))
  expect(offered(checkers)).toEqual(allowed('POST /cases/{case}/tasks/{task}'))
  expect(offered(reviewers)).toEqual(allowed('POST /objections/{objection}/decision'))
  expect(offered(workers)).toEqual(allowed('GET /work'))
})
