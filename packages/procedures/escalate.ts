import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import type { Desks } from './desk.ts'
import type { Brief, Escalated } from './matter.ts'
import { heldOf, type MatterDoc, matterKey, matterRow, shelfOf } from './matter-store.ts'
import { dueAfter } from './move.ts'
import { levels } from './template.ts'

/**
 * Shows a matter whose day has passed one level up, and again one further when that level's time has
 * passed too, up to the highest that has a desk.
 * @returns false when it was done meanwhile, is not due again, or stands at the top
 */
export async function escalate(ctx: Ctx, id: string, day: string): Promise<boolean> {
  const item = await ctx.db.get(matterKey(ctx.tenant, id), true)
  if (!item) return false
  const held = heldOf<MatterDoc & { desks: Desks }>(item)
  const was = held.doc
  if ((was.escalated?.due ?? was.waits?.due ?? day) >= day) return false
  const above = nextAbove(was)
  if (!above) return false
  const { calendar, escalation } = await settingsOf(ctx)
  const escalated: Escalated = { ...above, day, due: dueAfter(calendar, day, escalation) }
  const next = { ...was, escalated, version: was.version + 1 }
  const brief = { ...(JSON.parse(String(item.brief)) as Brief), escalated: above.area }
  const row = matterRow(ctx.tenant, { matter: id, shelf: shelfOf(item), brief }, held, next)
  const event = { name: 'matter.escalated', about: id, pending: false }
  try {
    await commit(ctx, 'procedures.remind', [event], [row])
    return true
  } catch (error) {
    // Somebody is acting on it at this moment: that is what the reminder was for.
    if (isFault(error) && error.kind === 'stale') return false
    throw error
  }
}

/** The next level up whose desk is another area than the one that had it until now. */
function nextAbove({ waits, escalated, desks }: MatterDoc & { desks: Desks }) {
  const from = escalated ?? waits
  if (!from) return undefined
  const level = levels
    .slice(levels.indexOf(from.level) + 1)
    .find((one) => desks[one].area !== from.area)
  return level && { level, area: desks[level].area }
}
