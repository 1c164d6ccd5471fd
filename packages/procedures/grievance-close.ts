import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import { endOf } from './grievance-answer.ts'
import type { Grievance } from './grievance-model.ts'
import { grievanceIn, grievanceRow } from './grievance-store.ts'
import { reviewUntil } from './grievance-term.ts'
import { heldOf, matterKey } from './matter-store.ts'

/**
 * Closes an answered grievance after the last day on which a review could be asked for.
 * @returns false when that day has not passed, or somebody was first
 */
export async function closeUnasked(ctx: Ctx, id: string): Promise<boolean> {
  const [settings, item] = await Promise.all([
    settingsOf(ctx),
    ctx.db.get(matterKey(ctx.tenant, id), true),
  ])
  const held = item && heldOf<Grievance>(item)
  if (held?.doc.state !== 'answered') return false
  if (ctx.today() <= (reviewUntil(held.doc) ?? '')) return false
  const next = grievanceIn(ctx, settings, held.doc, 'close', { state: endOf(held.doc) })
  const event = { name: 'grievance.closed', about: id, pending: false }
  try {
    await commit(ctx, 'procedures.remind', [event], [grievanceRow(ctx.tenant, held, next)])
    return true
  } catch (error) {
    // Rated at this moment: tomorrow's job closes it.
    if (isFault(error) && error.kind === 'stale') return false
    throw error
  }
}
