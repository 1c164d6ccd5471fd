import { parse } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { apiApp, langOf, type Upload } from '@terrace/platform/http/app'
import { openApi } from '@terrace/platform/http/openapi'
import { problemResponse } from '@terrace/platform/http/problem'
import { uploadPart } from '@terrace/registry'
import { acceptInvitation, access, tenantsOf, uploadAreaFile } from '@terrace/tenancy'
import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from './env.ts'
import { sessionsOf } from './sessions.ts'
import { messages, tables } from './tables.ts'

/** The api function: every package's routes, who asks and what they may do put together. */
export function serverApp(ports: Ports, env: Env): Hono {
  const { verify, session } = sessionsOf(ports, env)
  const app = new Hono()
  // The one below keeps its own, but a mounted app's words for a wrong address are not used.
  app.notFound((c) =>
    problemResponse(fault('missing', 'route.missing'), messages, langOf(c.req.raw)),
  )
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
  app.post('/api/join', async (c) => {
    try {
      const found = await verify(c.req.raw)
      if (!found) throw fault('unauthenticated', 'session.none')
      const { token } = parse(Join, await c.req.json().catch(() => ({})))
      const { userId: id, name, email, emailVerified } = found
      return c.json(
        await acceptInvitation(ports, { token, user: { id, name, email, emailVerified } }),
      )
    } catch (error) {
      return problemResponse(error, messages, langOf(c.req.raw))
    }
  })
  app.route(
    '/',
    apiApp({
      ports,
      tables,
      messages,
      session,
      access: (tenant, { actor }) => access(ports, tenant, actor.id),
      uploads: { '/imports/:import/parts/:part': takePart, '/area-files/:name': takeAreaFile },
      rate: env.RATE === undefined ? undefined : Number(env.RATE),
      showCost: env.TERRACE_ENV === 'development',
    }),
  )
  return app
}

const Join = z.object({ token: z.string().max(500) })

const takePart: Upload = (ctx, params, bytes, headers) =>
  uploadPart(
    ctx,
    {
      import: params.import ?? '',
      part: Number(params.part),
      digest: headers.get('x-sha256') ?? undefined,
    },
    bytes,
  )

const takeAreaFile: Upload = (ctx, params, bytes) =>
  uploadAreaFile(ctx, { name: params.name ?? '' }, bytes)
