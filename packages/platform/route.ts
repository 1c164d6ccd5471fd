import * as z from 'zod'
import type { Action } from './command.ts'

/**
 * One route: an action and the shape of its answer. Path parameters, query and body become the
 * action's one input object; the answer is parsed by `out`, so that a private field cannot leak.
 */
export interface Route<I = unknown, O = unknown> {
  action: Action<z.ZodType, unknown>
  out: z.ZodType
  status: 200 | 201 | 202 | 204
  /** The answer carries `version`; it becomes the ETag, and a write asks for `If-Match`. */
  versioned: boolean
  summary: string
  /** Seconds for which anybody on the way may keep the answer: public routes only. */
  keep?: number | undefined
  /** The media type of an answer that is no JSON: text, such as `text/csv`, or a `Picture`, `image/*`. */
  type?: string | undefined
  /** Types only: what the caller sends and gets. */
  _in?: I
  _out?: O
}

/** A picture as an answer: its bytes, with the type that they were found to have. */
export const Picture = z.object({
  type: z.enum(['image/jpeg', 'image/png']),
  bytes: z.instanceof(Uint8Array),
})
export type Picture = z.infer<typeof Picture>

export type RouteTable = Record<string, Route>
export type InputOf<T, K extends keyof T> = T[K] extends Route<infer I, unknown> ? I : never
export type OutputOf<T, K extends keyof T> = T[K] extends Route<unknown, infer O> ? O : never

export function route<I extends z.ZodType, O extends z.ZodType>(
  action: Action<I, z.input<O>>,
  options: {
    out: O
    status?: Route['status']
    versioned?: boolean
    summary: string
    keep?: number
    type?: string
  },
): Route<z.input<I>, z.output<O>> {
  return {
    action: action as unknown as Route['action'],
    out: options.out,
    status: options.status ?? 200,
    versioned: options.versioned ?? false,
    summary: options.summary,
    keep: options.keep,
    type: options.type,
  }
}
