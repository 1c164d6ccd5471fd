import { type Identity, identityApp, putSsoProvider } from '@terrace/identity'
import type { Ports } from '@terrace/platform/context'
import { apiApp } from '@terrace/platform/http/app'
import { access, realmOf, ssoRoutes } from '@terrace/tenancy'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import type { Env } from '../env.ts'
import { makeIdentity } from '../identity.ts'
import { sessionsOf } from '../sessions.ts'

/**
 * A tenant's sign-in provider. People of its domain are sent there only once the operator has seen
 * that the domain is the tenant's; saving again after that lets it count.
 */
const ssoOf = (identity: Identity) =>
  ssoRoutes(async (ctx, { provider, domain, ...rest }) => {
    const realm = await realmOf(ctx.db, domain)
    const domains = realm?.tenant === ctx.tenant ? [domain] : []
    await putSsoProvider(identity, { ...rest, providerId: `${ctx.tenant}-${provider}`, domains })
  })

/** `/auth/*`: the only function that holds a secret of identity, and so sets sign-in providers. */
export function handlerOf(ports: Ports, env: Env) {
  const identity = makeIdentity(ports, env)
  const sso = ssoOf(identity)
  const app = new Hono()
  app.route(
    '/',
    apiApp({
      ports,
      doors: [{ nouns: ['sso'], load: async () => ({ routes: sso }) }],
      words: async () => (await import('../words.ts')).messages,
      session: sessionsOf(ports, env).session,
      access: (tenant, { actor }) => access(ports, tenant, actor.id),
      rate: 20,
      base: '/auth/t/:tenant',
    }),
  )
  app.route('/', identityApp(identity))
  return handle(app)
}
