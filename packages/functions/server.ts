import type { Ports } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import { apiApp, langOf } from '@terrace/platform/http/app'
import { problemResponse } from '@terrace/platform/http/problem'
import { publicApp } from '@terrace/platform/http/public-app'
import { access, settingsOf, tenantsOf } from '@terrace/tenancy'
import { Hono } from 'hono'
import { doors, publicDoors } from './doors.ts'
import type { Env } from './env.ts'
import { sessionsOf } from './sessions.ts'

/** Loaded when something is refused: most requests are not. */
const words = async () => (await import('./words.ts')).messages
const problem = async (request: Request, error: unknown) =>
  problemResponse(error, await words(), langOf(request))

/** A tenant that is not there is none; a table that does not answer is another matter. */
const nowhere = (error: unknown): null => {
  if (isFault(error) && error.kind === 'missing') return null
  throw error
}

/** Of questions that name no tenant, such as a printed card's: it holds nothing. */
const NOBODY = { zone: 'UTC', rate: 500 }

/** The api function: every package's routes, who asks and what they may do put together. */
export function serverApp(ports: Ports, env: Env): Hono {
  const { verify, session } = sessionsOf(ports, env)
  const app = new Hono()
  // The one below keeps its own, but a mounted app's words for a wrong address are not used.
  app.notFound((c) => problem(c.req.raw, fault('missing', 'route.missing')))
  app.get('/api/health', async (c) => {
    await ports.db.get({ pk: '$directory#health', sk: '-' })
    return c.json({ status: 'ok', time: ports.now().toISOString() })
  })
  app.get('/api/openapi.json', async (c) => {
    const [{ openApi }, { publicTables, tables }] = await Promise.all([
      import('@terrace/platform/http/openapi'),
      import('./tables.ts'),
    ])
    return c.json(openApi(tables, '0.1.0', publicTables))
  })
  app.get('/api/me', async (c) => {
    const found = await verify(c.req.raw)
    if (!found) return problem(c.req.raw, fault('unauthenticated', 'session.none'))
    const tenants = await tenantsOf(ports.db, found.userId)
    const { userId, name, email, method, secondFactor } = found
    return c.json({ user: { id: userId, name, email, method, secondFactor }, tenants })
  })
  // Two ways into a tenant: whoever takes one is no member of it yet.
  for (const [path, way] of [
    ['/api/join', 'join'],
    ['/api/donors', 'register'],
  ] as const) {
    app.post(path, async (c) => {
      try {
        const found = await verify(c.req.raw)
        if (!found) throw fault('unauthenticated', 'session.none')
        const { userId: id, name, email, emailVerified } = found
        const take = (await import('./join.ts'))[way]
        const input = await c.req.json().catch(() => ({}))
        return c.json(await take(ports, { id, name, email, emailVerified }, input))
      } catch (error) {
        return problem(c.req.raw, error)
      }
    })
  }
  const rate = env.RATE === undefined ? undefined : Number(env.RATE)
  const place = async (tenant: string) =>
    tenant === '-' ? NOBODY : settingsOf({ db: ports.db, tenant }).catch(nowhere)
  app.route('/', publicApp({ ports, doors: publicDoors, words, place, rate }))
  app.route(
    '/',
    apiApp({
      ports,
      doors,
      words,
      session,
      access: (tenant, { actor }) => access(ports, tenant, actor.id),
      rate,
      showCost: env.TERRACE_ENV === 'development',
    }),
  )
  return app
}
