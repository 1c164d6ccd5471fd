import { type Context, Hono } from 'hono'
import type { Actor } from '../context.ts'
import { fault } from '../fault.ts'
import { newContext } from '../new-context.ts'
import { type AnswerOptions, type Entrance, langOf } from './answer.ts'
import { type Door, doorApp } from './app.ts'
import { rateLimiter } from './rate-limit.ts'

/** Whoever reads a notice: nobody in particular. */
const anybody: Actor = { id: 'public', name: 'Public', method: 'public' }

/** Requests a second of one address: a page is some requests, and nobody files ten objections. */
const READS = 10
const WRITES = 0.5

export interface PublicOptions extends AnswerOptions {
  doors: readonly Door[]
  /** What is known of a tenant without anybody being signed in; null when there is none. */
  place(tenant: string): Promise<{ zone: string; rate: number } | null>
  /** Requests a second, in place of all others: for tests. */
  rate?: number | undefined
}

/**
 * Routes without a session under `/public/t/{tenant}`: actor `public`, role `public`, no area of
 * theirs. An action is open to them only by naming that role, and what it gives is parsed by its
 * route. Limited by address and by tenant. Idempotency keys are not kept: they would have no owner.
 */
export function publicApp(options: PublicOptions): Hono {
  const app = new Hono()
  app.use('/public/*', async (c, next) => {
    const headers = new Headers(c.req.raw.headers)
    headers.delete('x-real-ip')
    headers.set('x-real-ip', sourceIp(c) ?? 'unknown')
    c.req.raw = new Request(c.req.raw, { headers })
    await next()
  })
  const inner = doorApp(options, '/public/t/:tenant', options.doors, entranceOf(options))
  app.all('/public/t/*', (c) => inner.fetch(c.req.raw))
  return app
}

type LambdaEnv = { requestContext?: { http?: { sourceIp?: string } } }

/** The address as the platform saw it; a header of the client's own says nothing. */
const sourceIp = (c: Context): string | undefined =>
  (c.env as LambdaEnv | undefined)?.requestContext?.http?.sourceIp

/** @throws Fault missing `tenant.missing`, too-many `rate.exceeded` */
function entranceOf(options: PublicOptions): Entrance {
  const limit = rateLimiter(() => options.ports.machineNow().getTime())
  return async (request, tenant, signed = false) => {
    const known = /^[a-z0-9-]{1,40}$/.test(tenant) ? await options.place(tenant) : null
    if (!known) throw fault('missing', 'tenant.missing')
    const reads = request.method === 'GET' || signed
    const caller = `${tenant}/${reads ? 'r' : 'w'}/${request.headers.get('x-real-ip')}`
    const wait = Math.max(
      limit(caller, options.rate ?? (reads ? READS : WRITES)),
      limit(tenant, options.rate ?? known.rate),
    )
    if (wait > 0) throw fault('too-many', 'rate.exceeded', { retryAfter: wait })
    const lang = langOf(request)
    const { zone } = known
    return newContext(options.ports, {
      tenant,
      actor: anybody,
      roles: ['public'],
      scope: [],
      lang,
      zone,
    })
  }
}
