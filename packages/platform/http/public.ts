import { type Context, Hono } from 'hono'
import type { Ports } from '../context.ts'
import { fault } from '../fault.ts'
import type { Messages } from '../i18n.ts'
import { newContext } from '../new-context.ts'
import type { Route } from '../route.ts'
import { langOf } from './answer.ts'
import { readInput } from './input.ts'
import { problemResponse } from './problem.ts'
import { rateLimiter } from './rate-limit.ts'

/** A route without login; its action allows `public` and nobody else. */
export interface PublicRoute extends Route {
  /** Seconds for which anybody on the way may keep the answer; left out, nobody keeps it. */
  keep?: number
}
/**
 * `GET /t/{tenant}/keys` speaks for one tenant; `GET /cards/{serial}` finds its tenant by itself and
 * until then runs as nobody's. All stand under `/public`.
 */
export type PublicTable = Record<string, PublicRoute>

/** A package's public routes, loaded with the first request for one of its nouns. */
export interface PublicDoor {
  nouns: readonly string[]
  load(): Promise<{ routes: PublicTable }>
}

export interface PublicOptions {
  ports: Ports
  doors: readonly PublicDoor[]
  words(): Promise<Messages>
  /** A tenant's time zone. @throws Fault missing `tenant.missing` */
  zone(tenant: string): Promise<string>
  /** Requests a second and visitor. */
  rate?: number | undefined
}

/** The tenant of routes that name none: it holds nothing. */
const NOBODY = '-'
const VISITOR = { id: 'public', name: 'Public', method: 'public' }

type LambdaEnv = { requestContext?: { http?: { sourceIp?: string } } }

/** What the nearest proxy saw, the last it wrote; without a proxy, what the transport saw. */
function visitorOf(c: Context): string {
  const seen = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return seen || (c.env as LambdaEnv | undefined)?.requestContext?.http?.sourceIp || 'somebody'
}

/** Everything under `/public` as one Hono app: no session, no cookie, not too often. */
export function publicApp(options: PublicOptions): Hono {
  const app = new Hono()
  const { ports } = options
  const limit = rateLimiter(() => ports.now().getTime())
  const refuse = async (request: Request, error: unknown) =>
    problemResponse(error, await options.words(), langOf(request))
  const missing = (request: Request) => refuse(request, fault('missing', 'route.missing'))

  const answer = async (c: Context, key: string, route: PublicRoute) => {
    const request = c.req.raw
    try {
      const wait = limit(visitorOf(c), options.rate ?? 5)
      if (wait > 0) throw fault('too-many', 'rate.exceeded', { retryAfter: wait })
      const { tenant = NOBODY, ...rest } = c.req.param() as Record<string, string>
      if (!/^[a-z0-9-]{1,40}$/.test(tenant)) throw fault('missing', 'tenant.missing')
      const zone = tenant === NOBODY ? 'UTC' : await options.zone(tenant)
      const who = { actor: VISITOR, roles: ['public'], scope: [], lang: langOf(request) }
      const ctx = newContext(ports, { ...who, tenant, zone })
      const out = await route.action(ctx, await readInput(request, route, rest))
      return new Response(JSON.stringify(route.out.parse(out)), {
        status: route.status,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': route.keep ? `public, max-age=${route.keep}` : 'no-store',
        },
      })
    } catch (error) {
      if (!(error instanceof Error && error.name === 'Fault')) console.error(key, error)
      return refuse(request, error)
    }
  }

  const behind = async (door: PublicDoor): Promise<Hono> => {
    const inner = new Hono()
    for (const [key, route] of Object.entries((await door.load()).routes)) {
      const [method = 'GET', path = '/'] = key.split(' ')
      const pattern = `/public${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
      inner.on(method, pattern, (c) => answer(c, key, route))
    }
    inner.notFound((c) => missing(c.req.raw))
    return inner
  }

  const opened = new Map<PublicDoor, Promise<Hono>>()
  app.all('/public/*', async (c) => {
    const [, , first = '', , third = ''] = c.req.path.split('/')
    const door = options.doors.find((one) => one.nouns.includes(first === 't' ? third : first))
    if (!door) return missing(c.req.raw)
    let inner = opened.get(door)
    if (!inner) {
      inner = behind(door)
      opened.set(door, inner)
      inner.catch(() => opened.delete(door))
    }
    return (await inner).fetch(c.req.raw, c.env)
  })
  app.onError((error, c) => refuse(c.req.raw, error))
  return app
}
