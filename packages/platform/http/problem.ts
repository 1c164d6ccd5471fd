import { Fault, type FaultKind, isFault } from '../fault.ts'
import { type Language, type Messages, translate } from '../i18n.ts'

/** The one place where a kind of refusal becomes an HTTP status. */
const STATUS: Record<FaultKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
}

/** RFC 9457, with our `code`, translated sentences, and the wrong fields. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  instance?: string
  fields?: { path: string; code: string; message: string; params?: Record<string, unknown> }[]
  [extra: string]: unknown
}

export function toProblem(fault: Fault, messages: Messages, lang: Language): Problem {
  const { fields, ...extra } = fault.detail
  return {
    // What is not there and what is not yours must look alike: nothing but the words.
    ...(fault.kind === 'missing' ? {} : extra),
    type: `https://terrace.example/problems/${fault.code}`,
    title: translate(messages, `fault.${fault.kind}`, lang),
    status: STATUS[fault.kind],
    code: fault.code,
    detail: translate(messages, fault.code, lang, extra),
    ...(fields
      ? {
          fields: fields.map((f) => ({
            ...f,
            message: translate(messages, f.code, lang, f.params ?? {}),
          })),
        }
      : {}),
  }
}

export function problemResponse(error: unknown, messages: Messages, lang: Language): Response {
  const fault = isFault(error) ? error : new Fault('internal', 'internal.broken')
  const problem = toProblem(fault, messages, lang)
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': lang,
    'cache-control': 'no-store',
  }
  const wait = fault.detail.retryAfter
  if (typeof wait === 'number') headers['retry-after'] = String(wait)
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
