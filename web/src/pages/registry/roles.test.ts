import { routes } from '@terrace/registry/routes'
import { mayReveal, roles } from '@terrace/tenancy'
import { describe, expect, it } from 'vitest'
import { isOffered } from './roles.ts'

const allowed = (key: keyof typeof routes) => [...routes[key].action.def.allow].sort()
const offered = (deed: Parameters<typeof isOffered>[1]) =>
  roles.filter((role) => isOffered([role], deed)).sort()

describe('what is offered is what the server allows', () => {
  it('editing and keeping', () => {
    expect(offered('edit')).toEqual(allowed('PATCH /households/{household}'))
    expect(offered('keep')).toEqual(allowed('POST /households'))
    expect(offered('keep')).toEqual(allowed('POST /households/{household}/split'))
    expect(offered('decide')).toEqual(allowed('POST /households/{household}/holders'))
    expect(offered('decide')).toEqual(allowed('POST /households/move'))
  })
  it('showing sensitive values', () => {
    const kinds = { idNumber: 'identity', phone: 'phone', bankAccount: 'bank' } as const
    for (const [field, kind] of Object.entries(kinds)) {
      const may = roles.filter((role) => mayReveal([role], kind)).sort()
      expect(offered(field as keyof typeof kinds)).toEqual(may)
    }
  })
})
