import type { Event } from './event.ts'

/** What an event says to everybody: its kind, and fields that the transparency log's table allows. */
export interface PublicFact {
  kind: string
  [field: string]: unknown
}

/**
 * Which of a package's events become entries of the transparency log. Pure, and asked for each fact of
 * an event on its own (`facts` may be a list): an event that was split because no transaction could
 * hold it says the same in two parts. Registered in `functions/work.ts`.
 */
export interface Publisher {
  hears: readonly string[]
  entry(fact: unknown, event: Event): PublicFact | undefined
}

/** Fewer than this many households are never told: somebody would know who they are. */
const LEAST = 5

/** A number of households as everybody may read it: k = 5. */
export const publicCount = (households: number): number | '<5' =>
  households === 0 || households >= LEAST ? households : '<5'
