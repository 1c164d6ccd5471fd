import type { Actor, Ports } from '../context.ts'
import { fault, isFault } from '../fault.ts'
import { type Language, type Messages, negotiate } from '../i18n.ts'
import { Replayed } from '../idempotency.ts'
import { type ContextInput, newContext } from '../new-context.ts'
import { Picture, type Route } from '../route.ts'
import { readInput } from './input.ts'
import { problemResponse } from './problem.ts'
import type { rateLimiter } from './rate-limit.ts'
import { answerOf, idempotency } from './replay.ts'
import { Told } from './told.ts'

export interface Session {
  actor: Actor
  /** Two factors were shown, here or at the provider that vouches for the person. */
  secondFactor: boolean
}

/** What every way in has: the outside world, and words for what is refused. */
export interface AnswerOptions {
  ports: Ports
  /** Every refusal in every language; loaded when something is refused. */
  words(): Promise<Messages>
  /** Adds what the request cost in DynamoDB's units as a header; for development and the bench. */
  showCost?: boolean
}

export interface ApiOptions extends AnswerOptions {
  /** Who is asking; null when nobody is signed in. */
  session(request: Request): Promise<Session | null>
  /** What they may do in this tenant; null when the tenant is not theirs to see. */
  access(
    tenant: string,
    session: Session,
  ): Promise<
    | (Omit<ContextInput, 'tenant' | 'actor' | 'lang'> & {
        secondFactor: boolean
        /** Requests a second of the tenant's own. */
        rate: number
        lang?: Language
      })
    | null
  >
  /** Requests a second and tenant, in place of each tenant's own. */
  rate?: number | undefined
  /** Where the routes stand; `/api/t/:tenant` by default. */
  base?: string
}

type Context = ReturnType<typeof newContext>
/** @param signed the taker checks a signature: it comes from a machine, which asks oftener than people */
export type Entrance = (request: Request, tenant: string, signed?: boolean) => Promise<Context>

export const langOf = (request: Request): Language =>
  negotiate(request.headers.get('accept-language') ?? undefined)

/**
 * The context of a request: who asks, what they may do here, and not too often.
 * @throws Fault unauthenticated `session.none`, missing `tenant.missing`, too-many `rate.exceeded`
 */
export const entrance =
  (options: ApiOptions, limit: ReturnType<typeof rateLimiter>): Entrance =>
  async (request, tenant) => {
    const session = await options.session(request)
    if (!session) throw fault('unauthenticated', 'session.none')
    const access = await options.access(tenant, session)
    if (!access) throw fault('missing', 'tenant.missing')
    if (access.secondFactor && !session.secondFactor)
      throw fault('forbidden', 'session.second-factor')
    const wait = limit(tenant, options.rate ?? access.rate)
    if (wait > 0) throw fault('too-many', 'rate.exceeded', { retryAfter: wait })
    const { actor } = session
    return newContext(options.ports, { ...access, tenant, actor, lang: langOf(request) })
  }

/** What could not be done, in the caller's words; what we did not foresee is also logged. */
export async function refused(
  options: AnswerOptions,
  what: string,
  request: Request,
  error: unknown,
): Promise<Response> {
  if (!isFault(error)) console.error(what, error)
  return problemResponse(error, await options.words(), langOf(request))
}

export async function answer(
  options: AnswerOptions,
  enter: Entrance,
  key: string,
  route: Route,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  try {
    const { tenant = '', ...rest } = params
    const ctx = await enter(request, tenant)
    const input = await readInput(request, route, rest)
    const result = await answerOnce(ctx, route, key, request, input)
    return respond(ctx, route, result, options.showCost ?? false)
  } catch (error) {
    return refused(options, key, request, error)
  }
}

interface Result {
  status: number
  body: unknown
  replayed: boolean
}

/** Runs the action; with an Idempotency-Key it runs once, and every repeat gets the first answer. */
async function answerOnce(
  ctx: Context,
  route: Route,
  key: string,
  request: Request,
  input: unknown,
): Promise<Result> {
  const run = async (context: Context): Promise<Result> => {
    const out = route.out.parse(await route.action(context, input))
    return { status: route.status, body: out, replayed: false }
  }
  // The public has no name by which a key could be theirs: nobody gets a stranger's first answer.
  const named = ctx.actor.method !== 'public'
  const once =
    named && route.action.def.writes && (await idempotency(ctx, route, key, request, input))
  if (!once) return run(ctx)
  const first = await once.stored()
  if (first) return { ...first, replayed: true }
  try {
    return await run({ ...ctx, idempotency: once })
  } catch (error) {
    if (!(error instanceof Replayed)) throw error
    return { ...answerOf(await once.stored()), replayed: true }
  }
}

function respond(ctx: Context, route: Route, result: Result, showCost: boolean): Response {
  const headers: Record<string, string> = {
    'content-type': route.type ?? 'application/json; charset=utf-8',
    'cache-control': route.keep ? `public, max-age=${route.keep}` : 'private, no-store',
  }
  const version = (result.body as { version?: unknown } | null)?.version
  if (route.versioned && version !== undefined) headers.etag = `"${String(version)}"`
  if (result.replayed) headers['idempotency-replayed'] = 'true'
  if (showCost) {
    const { calls, read, write } = ctx.meter
    headers['terrace-cost'] = `calls=${calls};read=${read};write=${write}`
  }
  if (result.status === 204) return new Response(null, { status: 204, headers })
  if (route.out === Picture) {
    const { type, bytes } = result.body as Picture
    const safe = { 'content-type': type, 'x-content-type-options': 'nosniff' }
    return new Response(bytes, { status: 200, headers: { ...headers, ...safe } })
  }
  const text = route.type ? String(result.body) : JSON.stringify(result.body)
  return new Told(text, { status: result.status, headers })
}
