import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { keyOf, partition } from '@terrace/platform/key'
import { route } from '@terrace/platform/route'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { realmOf, realmRow } from './directory.ts'

/** A sign-in provider of the tenant's own: OpenID Connect. */
export const SsoProvider = z.strictObject({
  /** Stands in callback addresses. */
  provider: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  /** The e-mail domain whose people sign in there. */
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/),
  clientId: z.string().min(1).max(300),
  clientSecret: z.string().min(1).max(1000),
  scopes: z.array(z.string().max(60)).max(20).default(['openid', 'email', 'profile']),
})
export type SsoProvider = z.output<typeof SsoProvider>

/** What is shown of it: never the secret. */
export const SsoProviderView = SsoProvider.omit({ clientSecret: true }).strip()
export type SsoProviderView = z.output<typeof SsoProviderView>

/** In the list it also says whether the operator has verified its domain. */
const SsoProviderState = SsoProviderView.extend({ verified: z.boolean() })

/** Hands the provider to the identity store, which seals the secret; given by the function. */
export type PutSsoProvider = (ctx: Ctx, provider: SsoProvider) => Promise<void>

const providerRow = (tenant: string, provider: SsoProviderView): Row => ({
  item: {
    Put: {
      Item: {
        ...keyOf(tenant, ['sso'], `$provider#${provider.provider}`),
        type: 'sso-provider',
        provider,
      },
    },
  },
})

/**
 * The command that sets a provider. The domain counts for sign-in once the operator verified it
 * (`verifyRealm`); the secret goes to the identity store only, not into the event or the answer.
 * @throws Fault conflict `sso.domain-taken`
 */
export function ssoProvider(put: PutSsoProvider) {
  const set = command(
    { id: 'sso.set', allow: ['admin'], input: SsoProvider },
    async (ctx, { clientSecret: _secret, ...shown }) => {
      const { provider, domain } = shown
      ctx.save({ name: 'sso.set', about: `sso-${provider}`, facts: shown, pending: false }, [
        providerRow(ctx.tenant, shown),
        realmRow({ domain, provider, tenant: ctx.tenant }),
      ])
      return shown
    },
  )
  // Stored only once the domain is known to be free; a failure here is repaired by saving again.
  return Object.assign(
    async (ctx: Ctx, input: z.input<typeof SsoProvider>) => {
      const shown = await set(ctx, input)
      await put(ctx, SsoProvider.parse(input))
      return shown
    },
    { def: set.def },
  )
}

/** The tenant's sign-in providers. */
export const listSsoProviders = query(
  { id: 'sso.list', allow: ['admin'], input: z.object({}) },
  async (ctx) => {
    const items: SsoProviderView[] = []
    const rows = ctx.db.all({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': partition(ctx.tenant, 'sso'), ':sk': '$provider#' },
    })
    for await (const row of rows) items.push(row.provider as SsoProviderView)
    const realms = await Promise.all(items.map(({ domain }) => realmOf(ctx.db, domain)))
    const verified = (at: number) => realms[at]?.tenant === ctx.tenant
    return { items: items.map((item, at) => ({ ...item, verified: verified(at) })) }
  },
)

/** Routes that need the identity store: the function adds them with its own `put`. */
export const ssoRoutes = (put: PutSsoProvider) => ({
  'GET /sso': route(listSsoProviders, {
    out: z.object({ items: z.array(SsoProviderState) }),
    summary: 'Sign-in providers of the tenant',
  }),
  'PUT /sso/{provider}': route(ssoProvider(put), {
    out: SsoProviderView,
    summary: 'Set a sign-in provider; its domain counts once verified',
  }),
})
