import { createUser, type Identity } from '@terrace/identity'
import type { Ports } from '@terrace/platform/context'
import { addMember, type Role } from '@terrace/tenancy'
import type { Login } from '../seeding.ts'
import type { plantCounty } from './county.ts'
import { DEMO, HARBOUR } from './tenants.ts'

type County = Awaited<ReturnType<typeof plantCounty>>

/**
 * One person a role, and a second one where four eyes are asked: whoever compared the data may not
 * answer an objection, nor whoever asked for a revocation grant it. Of the two households one was refused,
 * the other is assisted and paid (`receiver`). The password is printed at every start, so it must never
 * be used in earnest.
 */
const PASSWORD = 'terrace-demo-2026'

interface Part {
  role: Role
  name: string
  place?: 'township' | 'village' | 'nowhere'
  both?: boolean
  second?: boolean
}
const cast: Part[] = [
  { role: 'county', name: '周县办', both: true },
  { role: 'county', name: '魏县办', second: true },
  { role: 'township', name: '孙乡镇', place: 'township' },
  { role: 'township', name: '严乡镇', place: 'township', second: true },
  { role: 'clerk', name: '李信息', place: 'village' },
  { role: 'resident', name: '赵驻村', place: 'village' },
  { role: 'helper', name: '钱帮扶', place: 'village' },
  { role: 'recorder', name: '吴记录', place: 'village' },
  { role: 'finance', name: '郑财务' },
  { role: 'department', name: '王部门' },
  { role: 'supervisor', name: '冯督导' },
  { role: 'auditor', name: '陈审计' },
  { role: 'household', name: '褚农户', place: 'village' },
  { role: 'household', name: '沈农户', place: 'village', second: true },
  { role: 'donor', name: '蒋捐赠', place: 'nowhere' },
  { role: 'admin', name: '卫管理', both: true },
]

/** Who signs in, as others see them. */
export interface Person {
  id: string
  name: string
}

export async function people(ports: Ports, identity: Identity, county: County) {
  const logins: Login[] = []
  let receiver: Person | undefined
  const persons = new Map<Role, Person>()
  const village = county.villages[0]?.area.area
  const places = { village, township: county.townships[0]?.area }
  for (const { role, name, place, both, second } of cast) {
    const email = `${role}${second ? '2' : ''}@demo.example`
    const user = await createUser(identity, { email, name, password: PASSWORD, verified: true })
    const area = place === 'nowhere' ? [] : place && [places[place] ?? '']
    const member = { user, email, name, roles: [role] }
    await addMember(ports, DEMO, { ...member, ...(area ? { areas: area } : {}) })
    if (both) await addMember(ports, HARBOUR, member)
    logins.push({ role, email, password: PASSWORD })
    // The second ones had no hand in what is seeded.
    if (!second) persons.set(role, { id: user, name })
    else if (role === 'household') receiver = { id: user, name }
  }
  return { logins, persons, receiver }
}
