import { identityApp, putSsoProvider } from '@terrace/identity'
import { apiApp } from '@terrace/platform/http/app'
import { access, realmOf, ssoRoutes } from '@terrace/tenancy'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { environment, makePorts } from './env.ts'
import { makeIdentity } from './identity.ts'
import { sessionsOf } from './sessions.ts'

const env = environment()
const ports = makePorts(env)
const identity = makeIdentity(ports, env)

/**
 * A tenant's sign-in provider. People of its domain are sent there only once the operator has seen
 * that the domain is the tenant's; saving again after that lets it count.
 */
const sso = ssoRoutes(async (ctx, { provider, domain, ...rest }) => {
  const realm = await realmOf(ctx.db, domain)
  const domains = realm?.tenant === ctx.tenant ? [domain] : []
  await putSsoProvider(identity, { ...rest, providerId: `${ctx.tenant}-${provider}`, domains })
})

const app = new Hono()
app.route(
  '/',
  apiApp({
    ports,
    doors: [{ nouns: ['sso'], load: async () => ({ routes: sso }) }],
    words: async () => (await import('./words.ts')).messages,
    session: sessionsOf(ports, env).session,
    access: (tenant, { actor }) => access(ports, tenant, actor.id),
    rate: 20,
    base: '/auth/t/:tenant',
  }),
)
app.route('/', identityApp(identity))

/** `/auth/*`: the only function that holds a secret of identity, and so sets sign-in providers. */
export const handler = handle(app)
