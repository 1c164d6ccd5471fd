import type { FieldFault } from '@terrace/platform/fault'

export type { FieldFault }

/** What the browser itself found wrong: no answer came. */
export type NetworkCode = 'network.offline' | 'network.unreachable' | 'network.timeout'

/**
 * Every refusal, in one shape: the server's problem+json, or a network failure (status 0).
 * `code` is the translation key; `fields` name the wrong inputs as in the request
 * (`members.0.birth`).
 */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly params: Record<string, unknown>
  readonly fields: readonly (FieldFault & { message?: string })[]
  constructor(status: number, code: string, body: Record<string, unknown> = {}) {
    const detail = typeof body.detail === 'string' ? body.detail : ''
    super(detail || code)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail
    this.params = body
    this.fields = Array.isArray(body.fields) ? (body.fields as FieldFault[]) : []
  }
  /** True when the same request may succeed later: what was typed is kept, trying again is safe. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502
  }
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem

/** Reads an answer that is not a success. Never throws itself: a broken body is a problem too. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => ({}))
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = typeof record.code === 'string' ? record.code : `http.${response.status}`
  return new ApiProblem(response.status, code, record)
}

/** What `fetch` throws, as a problem; a caller's own abort passes through. */
export function problemOf(error: unknown): unknown {
  if (isProblem(error)) return error
  const name = (error as Error | undefined)?.name
  if (name === 'TimeoutError') return new ApiProblem(0, 'network.timeout')
  if (name === 'AbortError') return error
  const online = globalThis.navigator?.onLine ?? true
  return new ApiProblem(0, online ? 'network.unreachable' : 'network.offline')
}
