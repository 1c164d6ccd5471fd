import type { Ctx } from '@terrace/platform/context'
import { type Entitlement, entitlements } from './entitlement.ts'

/** A line of the list of entitlements. */
type Line = Awaited<ReturnType<typeof entitlements.page>>['items'][number]

export interface Search {
  /** A proposal or a batch. */
  holder: string
  state: Entitlement['state']
  most: number
  /** Which lines are looked at; all, if not said. */
  of?: (line: Line) => boolean
  /** Whether an entitlement, read anew, is still one of these. */
  still: (due: Entitlement) => boolean
}

/**
 * Some entitlements that wait for the next chunk of a job; none when the index shows no more. It lags
 * behind: what a chunk has taken already is passed over, and kept in `passed`.
 */
export async function nextDue(
  ctx: Ctx,
  { holder, state, most, of = () => true, still }: Search,
  passed: Set<string>,
): Promise<Entitlement[]> {
  for (;;) {
    const ids: string[] = []
    for await (const line of entitlements.all(ctx, holder, state, most)) {
      if (ids.length >= most) break
      if (of(line) && !passed.has(line.entitlement)) ids.push(line.entitlement)
    }
    const due = (await entitlements.findMany(ctx, ids)).filter(still)
    for (const id of ids) if (!due.some(({ entitlement }) => entitlement === id)) passed.add(id)
    if (due.length > 0 || ids.length === 0) return due
  }
}
