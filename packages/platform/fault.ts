/**
 * The one way to refuse. `kind` picks the HTTP status in one place (`http/problem.ts`);
 * `code` is the translation key (`noun.reason`); `detail` fills the sentence and may carry `fields`.
 */
export type FaultKind =
  | 'invalid' // 400 the request is wrong; says which field and what would be right
  | 'unauthenticated' // 401 nobody is signed in
  | 'forbidden' // 403 you may not do this (only where the thing itself is visible to you)
  | 'missing' // 404 not there, or not yours to see: the same answer
  | 'conflict' // 409 somebody else was first, or the state does not allow it
  | 'stale' // 412 you edited an older version
  | 'too-large' // 413
  | 'too-many' // 429
  | 'unavailable' // 503 try again
  | 'internal' // 500 our mistake

/** One wrong field: `path` as in the input (`members.0.birth`), `code` a translation key. */
export interface FieldFault {
  path: string
  code: string
  params?: Record<string, unknown>
}

export interface FaultDetail {
  fields?: FieldFault[]
  [key: string]: unknown
}

export class Fault extends Error {
  readonly kind: FaultKind
  readonly code: string
  readonly detail: FaultDetail
  constructor(kind: FaultKind, code: string, detail: FaultDetail = {}) {
    super(`${kind}: ${code}`)
    this.name = 'Fault'
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}

/** Makes a refusal: `throw fault('conflict', 'household.closed', { household })`. */
export const fault = (kind: FaultKind, code: string, detail?: FaultDetail): Fault =>
  new Fault(kind, code, detail)

/** Refuses one or more fields of the input. */
export const invalid = (fields: FieldFault[], code = 'input.invalid'): Fault =>
  new Fault('invalid', code, { fields })

export const isFault = (e: unknown): e is Fault => e instanceof Fault

/** For what cannot happen; a broken promise of ours is an internal fault, never a silent wrong result. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Fault('internal', 'internal.broken', { what })
}
