import { Hono } from 'hono'
import { fault } from '../fault.ts'
import type { RouteTable } from '../route.ts'
import {
  type AnswerOptions,
  type ApiOptions,
  answer,
  type Entrance,
  entrance,
  langOf,
} from './answer.ts'
import { problemResponse } from './problem.ts'
import { rateLimiter } from './rate-limit.ts'
import { type Upload, upload } from './upload.ts'

export { langOf, type Session } from './answer.ts'

/** A package's routes, loaded with the first request for one of its nouns. */
export interface Door {
  /** The first words of its paths. */
  nouns: readonly string[]
  load(): Promise<{
    routes: RouteTable
    uploads?: Record<string, Upload>
    /** Bytes that another's machine posts, with its signature in a header. */
    hooks?: Record<string, Upload>
  }>
}

/** The API of all packages as one Hono app under `/api/t/{tenant}`. */
export function apiApp(options: ApiOptions & { doors: readonly Door[] }): Hono {
  const limit = rateLimiter(() => options.ports.machineNow().getTime())
  const base = options.base ?? '/api/t/:tenant'
  return doorApp(options, base, options.doors, entrance(options, limit))
}

/** Routes behind their doors under one base, entered in one way. */
export function doorApp(
  options: AnswerOptions,
  base: string,
  doors: readonly Door[],
  enter: Entrance,
): Hono {
  const app = new Hono()
  const words = async (request: Request, error: unknown) =>
    problemResponse(error, await options.words(), langOf(request))
  const missing = (request: Request) => words(request, fault('missing', 'route.missing'))

  const behind = async (door: Door): Promise<Hono> => {
    const { routes, uploads = {}, hooks = {} } = await door.load()
    const inner = new Hono()
    for (const [key, route] of Object.entries(routes)) {
      const [method = 'GET', path = '/'] = key.split(' ')
      const pattern = `${base}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
      inner.on(method, pattern, (c) => answer(options, enter, key, route, c.req.raw, c.req.param()))
    }
    for (const [path, take] of Object.entries(uploads)) {
      inner.put(`${base}${path}`, (c) => upload(options, enter, take, c.req.raw, c.req.param()))
    }
    for (const [path, take] of Object.entries(hooks)) {
      inner.post(`${base}${path}`, (c) =>
        upload(options, (asked, of) => enter(asked, of, true), take, c.req.raw, c.req.param()),
      )
    }
    inner.notFound((c) => missing(c.req.raw))
    inner.onError((error, c) => words(c.req.raw, error))
    return inner
  }

  const opened = new Map<Door, Promise<Hono>>()
  const byNoun = new Map(doors.flatMap((door) => door.nouns.map((noun) => [noun, door])))
  const at = base.split('/').length
  app.all(`${base}/*`, async (c) => {
    const door = byNoun.get(c.req.path.split('/')[at] ?? '')
    if (!door) return missing(c.req.raw)
    let inner = opened.get(door)
    if (!inner) {
      inner = behind(door)
      opened.set(door, inner)
      inner.catch(() => opened.delete(door))
    }
    return (await inner).fetch(c.req.raw)
  })
  app.notFound((c) => missing(c.req.raw))
  app.onError((error, c) => words(c.req.raw, error))
  return app
}
