import type { InputOf, OutputOf } from '@terrace/platform/route'
import { lang, tagOf } from '../i18n/language.ts'
import { learnTime } from './clock.ts'
import { ApiProblem, problemFrom, problemOf } from './problem.ts'
import { signedIn } from './session.ts'
import { tenant } from './tenant.ts'

export type { InputOf, OutputOf }

export interface CallOptions {
  /** The entity tag (or version) that was edited: sent as `If-Match`. */
  ifMatch?: string | number
  /** One per action of a person, the same when it is tried again. Made here when absent. */
  action?: string
  signal?: AbortSignal
  /** Milliseconds; default 30 s, a little more than the server's own limit. */
  timeout?: number
  /** Another tenant than the open one. */
  tenant?: string
}

type Call<T, K extends keyof T> =
  Record<never, never> extends InputOf<T, K>
    ? [input?: InputOf<T, K>, options?: CallOptions]
    : [input: InputOf<T, K>, options?: CallOptions]

export type Client<T> = <K extends keyof T & string>(
  key: K,
  ...call: Call<T, K>
) => Promise<OutputOf<T, K>>

/** A new idempotency key: make one when a person acts, and keep it for retries of that action. */
export const newAction = (): string => crypto.randomUUID()

/**
 * A typed client of a package's route table, by type only:
 * `const api = client<typeof routes>()`, then `api('GET /households/{household}', { household })`.
 * Parts of the path are taken out of the input by name; the rest is the query (GET, DELETE) or
 * the JSON body. @throws ApiProblem
 * @param base where the table is mounted; the default is the open tenant
 */
export function client<T>(base?: string): Client<T> {
  const call = (key: string, input: unknown = {}, options: CallOptions = {}) =>
    send(base ?? `/api/t/${options.tenant ?? tenant()}`, key, input, options)
  return call as Client<T>
}

/** The request that a key, an input and options make. Exported for its test. */
export function requestOf(
  base: string,
  key: string,
  input: unknown,
  options: CallOptions,
): { url: string; init: RequestInit } {
  const [method = 'GET', path = '/'] = key.split(' ')
  const rest = { ...(input as Record<string, unknown>) }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const reads = method === 'GET' || method === 'DELETE'
  const search = reads ? queryOf(rest) : ''
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': tagOf(lang()),
  }
  if (!reads) headers['content-type'] = 'application/json'
  if (method !== 'GET') headers['idempotency-key'] = options.action ?? newAction()
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
  return {
    url: `${base}${filled}${search ? `?${search}` : ''}`,
    init: { method, headers, ...(reads ? {} : { body: JSON.stringify(rest) }) },
  }
}

function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    const all = Array.isArray(value) ? value : [value]
    for (const one of all) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  return query.toString()
}

async function send(base: string, key: string, input: unknown, options: CallOptions) {
  const { url, init } = requestOf(base, key, input, options)
  const response = await signedIn(() => attempt(url, init, options))
  if (!response.ok) throw await problemFrom(response)
  if (response.status === 204) return undefined
  return response.json().catch(() => {
    throw new ApiProblem(0, 'network.unreachable')
  })
}

async function attempt(url: string, init: RequestInit, options: CallOptions): Promise<Response> {
  const limit = AbortSignal.timeout(options.timeout ?? 30_000)
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  try {
    const answer = await fetch(url, { ...init, signal })
    learnTime(answer)
    return answer
  } catch (error) {
    throw problemOf(error)
  }
}
