import { createOTP } from '@better-auth/utils/otp'
import { generateRandomString, symmetricEncrypt } from 'better-auth/crypto'
import type { Identity } from './identity.ts'
import { hashPassword } from './password.ts'
import { claimDomains, releaseDomains, splitDomains } from './sso.ts'

export type Person = {
  id: string
  email: string
  name: string
  emailVerified: boolean
  twoFactorEnabled: boolean
  /** Works in the field: sessions last 90 days instead of 12 hours. */
  field: boolean
}

type UserRow = Omit<Person, 'twoFactorEnabled' | 'field'> & {
  twoFactorEnabled?: boolean | null
  field?: boolean | null
}

const person = (row: UserRow | null | undefined): Person | null =>
  row
    ? {
        id: row.id,
        email: row.email,
        name: row.name,
        emailVerified: row.emailVerified,
        twoFactorEnabled: row.twoFactorEnabled === true,
        field: row.field === true,
      }
    : null

/** The person with this e-mail address (any case), or null. */
export async function userByEmail(identity: Identity, email: string): Promise<Person | null> {
  const { internalAdapter } = await identity.auth.$context
  return person((await internalAdapter.findUserByEmail(email.toLowerCase()))?.user)
}

export async function userById(identity: Identity, userId: string): Promise<Person | null> {
  const { internalAdapter } = await identity.auth.$context
  return person(await internalAdapter.findUserById(userId))
}

export type NewUser = { email: string; name: string; password?: string; verified: true }

/**
 * Makes a person whose e-mail address the caller vouches for; answers the id. Called again it
 * changes nothing but adds a password that was missing. Fault: an Error for a short password.
 */
export async function createUser(identity: Identity, user: NewUser): Promise<string> {
  const { internalAdapter, password: rules } = await identity.auth.$context
  const { name, password } = user
  if (password !== undefined && password.length < rules.config.minPasswordLength) {
    throw new Error(`A password has at least ${rules.config.minPasswordLength} characters.`)
  }
  const email = user.email.toLowerCase()
  const userId = await idOf(identity, { email, name, emailVerified: user.verified })
  if (password === undefined) return userId
  if (await internalAdapter.findCredentialAccount(userId)) return userId
  await internalAdapter.linkAccount({
    userId,
    providerId: 'credential',
    accountId: userId,
    password: await hashPassword(password, identity.cost),
  })
  return userId
}

/** Two callers at once get the same person: the loser of the race reads the winner's. */
async function idOf(
  identity: Identity,
  user: { email: string; name: string; emailVerified: boolean },
): Promise<string> {
  const { internalAdapter } = await identity.auth.$context
  const there = await userByEmail(identity, user.email)
  if (there) return there.id
  try {
    return (await internalAdapter.createUser(user, { method: 'admin' })).id
  } catch (error) {
    const winner = await userByEmail(identity, user.email)
    if (winner) return winner.id
    throw error
  }
}

/** Whether the person works in the field; sessions opened from now on last accordingly. */
export async function setFieldWorker(identity: Identity, userId: string, field: boolean) {
  const { internalAdapter } = await identity.auth.$context
  await internalAdapter.updateUser(userId, { field })
}

export type TotpSecret = {
  /** What `createOTP` counts with; an authenticator app gets it Base32-coded inside `uri`. */
  secret: string
  uri: string
}

/** Turns the second factor on without a code typed back: for the demo county, never for a route. */
export async function enableTotp(
  identity: Identity,
  userId: string,
  secret: string = generateRandomString(32),
): Promise<TotpSecret> {
  const { adapter, internalAdapter, secretConfig } = await identity.auth.$context
  const user = await internalAdapter.findUserById(userId)
  if (!user) throw new Error(`There is no person ${userId}.`)
  const where = [{ field: 'userId', value: userId }]
  await adapter.delete({ model: 'twoFactor', where })
  await adapter.create({
    model: 'twoFactor',
    data: {
      userId,
      secret: await symmetricEncrypt({ key: secretConfig, data: secret }),
      backupCodes: await symmetricEncrypt({ key: secretConfig, data: '[]' }),
      verified: true,
    },
  })
  await internalAdapter.updateUser(userId, { twoFactorEnabled: true })
  return { secret, uri: createOTP(secret).url('Terrace', user.email) }
}

export type SsoProvider = {
  providerId: string
  /** As in the provider's discovery document. */
  issuer: string
  clientId: string
  clientSecret: string
  /** E-mail domains shown to be the tenant's, exact: `gov.example` does not include its parts. */
  domains: readonly string[]
  /** Default: `<issuer>/.well-known/openid-configuration`. */
  discoveryEndpoint?: string
  scopes?: readonly string[]
  tokenEndpointAuthentication?: 'client_secret_basic' | 'client_secret_post'
}

/**
 * Writes a tenant's OpenID Connect provider, new or changed. The caller has checked that the
 * domains are the tenant's. Fault: an Error when a domain belongs to another provider.
 */
export async function putSsoProvider(identity: Identity, provider: SsoProvider): Promise<void> {
  const { adapter } = await identity.auth.$context
  const { providerId, issuer } = provider
  const domains = [...new Set(provider.domains.map((domain) => domain.trim().toLowerCase()))]
  const where = [{ field: 'providerId', value: providerId }]
  const old = await adapter.findOne<{ domain: string }>({ model: 'ssoProvider', where })
  await claimDomains(identity.table, providerId, domains)
  const data = { issuer, domain: domains.join(','), oidcConfig: oidcConfig(provider) }
  if (old) await adapter.update({ model: 'ssoProvider', where, update: data })
  else await adapter.create({ model: 'ssoProvider', data: { ...data, providerId } })
  const gone = splitDomains(old?.domain ?? '').filter((domain) => !domains.includes(domain))
  await releaseDomains(identity.table, providerId, gone)
}

function oidcConfig(provider: SsoProvider): string {
  const { issuer, clientId, clientSecret } = provider
  return JSON.stringify({
    issuer,
    clientId,
    clientSecret,
    pkce: true,
    discoveryEndpoint:
      provider.discoveryEndpoint ?? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    scopes: provider.scopes ?? ['openid', 'email', 'profile'],
    tokenEndpointAuthentication: provider.tokenEndpointAuthentication ?? 'client_secret_basic',
    mapping: { id: 'sub', email: 'email', emailVerified: 'email_verified', name: 'name' },
  })
}
