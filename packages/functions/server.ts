import { sessionVerifier } from '@terrace/identity/verify'
import type { Ports } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { apiApp, langOf, type Session } from '@terrace/platform/http/app'
import { openApi } from '@terrace/platform/http/openapi'
import { problemResponse } from '@terrace/platform/http/problem'
import { access, tenantsOf } from '@terrace/tenancy'
import { Hono } from 'hono'
import type { Env } from './env.ts'
import { messages, tables } from './tables.ts'

/** Requests a second that one tenant may send to one warm function. */
const RATE = 2_000

/** The api function: every package's routes, who asks and what they may do put together. */
export function serverApp(ports: Ports, env: Env): Hono {
  const verify = sessionVerifier({
    client: ports.db.client,
    table: ports.db.table,
    issuer: env.BASE_URL,
    now: ports.now,
  })
  const session = async (request: Request): Promise<Session | null> => {
    const found = await verify(request)
    return found && { actor: actorOf(found) }
  }
  const app = new Hono()
  app.get('/api/health', async (c) => {
    await ports.db.get({ pk: '$directory#health', sk: '-' })
    return c.json({ status: 'ok', time: ports.now().toISOString() })
  })
  app.get('/api/openapi.json', (c) => c.json(openApi(tables, '0.1.0')))
  app.get('/api/me', async (c) => {
    const found = await verify(c.req.raw)
    if (!found)
      return problemResponse(fault('unauthenticated', 'session.none'), messages, langOf(c.req.raw))
    const tenants = await tenantsOf(ports.db, found.userId)
    const { userId, name, email, method, secondFactor } = found
    return c.json({ user: { id: userId, name, email, method, secondFactor }, tenants })
  })
  app.route(
    '/',
    apiApp({
      ports,
      tables,
      messages,
      session,
      access: (tenant, { actor }) => access(ports, tenant, actor.id),
      rate: Number(env.RATE ?? RATE),
      showCost: env.TERRACE_ENV === 'development',
    }),
  )
  return app
}

type Found = NonNullable<Awaited<ReturnType<ReturnType<typeof sessionVerifier>>>>

const actorOf = (found: Found) => ({
  id: found.userId,
  name: found.name,
  email: found.email,
  method: found.method,
  signedInAt: Date.parse(found.signedInAt),
})
