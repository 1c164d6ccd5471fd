import { randomBytes } from 'node:crypto'
import { makeIdentity } from '@terrace/functions/identity'
import { createUser, userByEmail } from '@terrace/identity'
import { fault, invalid } from '@terrace/platform/fault'
import {
  addMember,
  roles as allRoles,
  createTenant,
  inviteMember,
  listTenants,
  type PackName,
  type Role,
  tenantEntry,
  verifyRealm,
} from '@terrace/tenancy'
import { operator, type Place } from './place.ts'
import { columns, type Voice } from './say.ts'

/** 120 bits in letters that cannot be mistaken for each other. */
const newPassword = (): string =>
  [...randomBytes(24)].map((byte) => 'abcdefghjkmnpqrstuvwxyz23456789-'.charAt(byte & 31)).join('')

/** Somebody who can sign in: the one there is, or a new one with a password that is told once. */
async function person({ ports, env }: Place, email: string, name: string) {
  const identity = makeIdentity(ports, env)
  const known = await userByEmail(identity, email)
  if (known) return { user: known.id, password: undefined }
  const password = newPassword()
  return { user: await createUser(identity, { email, name, password, verified: true }), password }
}

const signIn = (email: string, password: string | undefined): string =>
  password
    ? `${email} signs in with the password ${password} — it is shown only here; change it.`
    : `${email} signs in as before.`

export interface TenantOptions {
  name: string
  kind: 'government' | 'ngo' | 'enterprise'
  pack: PackName
  adminEmail: string
  adminName?: string
  invite: boolean
}

/** Makes a tenant with its first administrator: with a password, or by an invitation. */
export async function create(place: Place, voice: Voice, tenant: string, options: TenantOptions) {
  const { name, kind, pack, adminEmail: email, adminName = email, invite } = options
  const { ports } = place
  // Before a person is made who then belongs nowhere.
  if (await tenantEntry(ports.db, tenant)) throw fault('conflict', 'tenant.taken', { tenant })
  if (invite) {
    await createTenant(ports, { tenant, name, kind, pack })
    await inviteMember(await operator(place, tenant), { email, roles: ['admin'], areas: ['*'] })
    const words = [`Tenant ${tenant} is made.`, `An invitation is on its way to ${email}.`]
    return voice.tell({ tenant, invited: email }, words)
  }
  const { user, password } = await person(place, email, adminName)
  const admin = { userId: user, email, name: adminName }
  await createTenant(ports, { tenant, name, kind, pack, admin })
  const words = [`Tenant ${tenant} is made.`, signIn(email, password)]
  return voice.tell({ tenant, user, email, password }, words)
}

export async function list(place: Place, voice: Voice): Promise<void> {
  const tenants = []
  for await (const tenant of listTenants(place.ports.db)) tenants.push(tenant)
  const lines = tenants.map((t) => [t.tenant, t.kind, t.name])
  voice.tell(tenants, tenants.length > 0 ? columns(lines) : 'No tenants yet.')
}

/**
 * Lets an e-mail domain decide where its people sign in; the operator has seen that it is theirs.
 * @throws Fault missing `sso.domain-missing` when the tenant named no provider for it
 */
export async function verifyDomain(place: Place, voice: Voice, tenant: string, domain: string) {
  await operator(place, tenant)
  await verifyRealm(place.ports.db, tenant, domain)
  voice.tell({ tenant, domain, verified: true }, [
    `${domain} is verified for ${tenant}.`,
    'It counts for sign-in once an administrator of the tenant saves the provider again.',
  ])
}

/** @throws Fault invalid for a word that is no role */
function asRoles(words: readonly string[]): Role[] {
  const params = { values: allRoles.join(', ') }
  return words.map((word, i) => {
    const role = allRoles.find((one) => one === word)
    if (!role) throw invalid([{ path: `roles.${i}`, code: 'field.choice', params }])
    return role
  })
}

/** Adds somebody to a tenant, as a person who can sign in at once. */
export async function addPerson(
  place: Place,
  voice: Voice,
  tenant: string,
  email: string,
  { name = email, roles, areas }: { name?: string; roles: string[]; areas: string[] },
): Promise<void> {
  await operator(place, tenant)
  // Before a person is made who then belongs nowhere.
  const known = asRoles(roles)
  const { user, password } = await person(place, email, name)
  const member = { user, email, name, roles: known, areas }
  const made = await addMember(place.ports, tenant, member)
  voice.tell({ ...made, password }, [
    `${email} belongs to ${tenant} as ${roles.join(', ')}.`,
    signIn(email, password),
  ])
}
