import type { SSOOptions } from '@better-auth/sso'
import { APIError } from 'better-auth/api'
import { domainKey } from './dynamo/keys.ts'
import type { Op, Table } from './dynamo/store.ts'

type ResolveUser = NonNullable<SSOOptions['resolveUser']>
type ProviderRow = { id: string; providerId: string; domain: string }
type UserRow = { id: string; emailVerified: boolean }

export const domainOf = (email: string): string => email.split('@').at(-1)?.toLowerCase() ?? ''
export const splitDomains = (list: string): string[] => list.split(',').filter(Boolean)

const by = (field: string, value: string) => [{ field, value }]

/**
 * Who a person from a tenant's identity provider is here. The provider may speak only for the
 * domains that were verified as its tenant's; inside them its word replaces an unproven sign-up.
 */
export const resolveUser: ResolveUser = async ({ providerId, accountKey, providerUser }, at) => {
  const { database } = at
  const provider = await database.findOne<ProviderRow>({
    model: 'ssoProvider',
    where: by('providerId', providerId),
  })
  if (!splitDomains(provider?.domain ?? '').includes(domainOf(providerUser.email))) {
    return { action: 'reject', code: 'EMAIL_DOMAIN_NOT_VERIFIED' }
  }
  const linked = await database.findOne({
    model: 'account',
    where: [...by('providerId', providerId), ...by('accountId', accountKey.accountId)],
  })
  if (linked) return { action: 'continue' }
  const email = providerUser.email.toLowerCase()
  const user = await database.findOne<UserRow>({ model: 'user', where: by('email', email) })
  if (!user) return { action: 'continue' }
  if (!user.emailVerified) {
    // Somebody signed up with an address never shown to be theirs: their password must go.
    await database.deleteMany({ model: 'session', where: by('userId', user.id) })
    await database.deleteMany({ model: 'account', where: by('userId', user.id) })
    const update = { emailVerified: true }
    await database.update({ model: 'user', where: by('id', user.id), update })
  }
  return { action: 'link', userId: user.id, profile: 'preserve' }
}

type SignIn = {
  providerId?: string
  domain?: string
  email?: string
  organizationSlug?: string
}

/**
 * Finds the provider of an e-mail domain by one Get; the library would list all of them and
 * would take subdomains too. Faults: 400 for what is not offered, 404 for an unknown domain.
 */
export async function providerFor(table: Table, body: SignIn): Promise<string | undefined> {
  if (body.organizationSlug) throw new APIError('BAD_REQUEST', { code: 'NOT_OFFERED' })
  if (body.providerId) return undefined
  const domain = body.domain?.toLowerCase() ?? domainOf(body.email ?? '')
  const claim = domain ? await table.get(domainKey(domain)) : undefined
  if (!claim?.to) throw new APIError('NOT_FOUND', { code: 'NO_PROVIDER_FOR_DOMAIN' })
  return claim.to
}

/** Gives domains to a provider. Fault: an Error when one belongs to another provider. */
export async function claimDomains(table: Table, provider: string, domains: readonly string[]) {
  const ops: Op[] = []
  for (const domain of domains) {
    const claim = await table.get(domainKey(domain))
    if (claim && claim.to !== provider) {
      throw new Error(`The domain ${domain} belongs to another sign-on provider.`)
    }
    if (!claim) ops.push({ key: domainKey(domain), item: { to: provider }, was: 0 })
  }
  await table.write(ops)
}

/** Takes back domains that the provider no longer has. */
export async function releaseDomains(table: Table, provider: string, domains: readonly string[]) {
  for (const domain of domains) {
    const claim = await table.get(domainKey(domain))
    if (claim?.to === provider) await table.write([{ key: domainKey(domain), item: null }])
  }
}
