import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { areaOf, idsOf, knownAnchorsUnder, levelIndex, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { MatterEntity } from './matter.entity.ts'
import { Brief } from './matter.ts'
import { outermost } from './shelf.ts'
import { actors } from './who.ts'

/** Lines shown at once: when these are done, others come. */
const SHOWN = 50
/** Lines read of one desk, and of a county in which many desks are one person's. */
const DESK = 60
const COUNTY = 160

export const Work = z.object({
  today: z.string(),
  /** How many of those shown should have been done before today. */
  overdue: z.int(),
  items: z.array(Brief.omit({ path: true }).extend({ overdue: z.boolean(), due: z.string() })),
  /** There is more than is shown. */
  more: z.boolean(),
})
export type Work = z.infer<typeof Work>

/** How many levels above the lowest each role has its desk. */
const deskOfRole: Record<string, number> = {
  clerk: 0,
  resident: 0,
  recorder: 0,
  township: 1,
  county: 2,
  department: 2,
}

/**
 * What waits for this person: on the desk of each of their areas, and what was escalated to it, the
 * most overdue first. One look at the areas, then every desk at once: two calls in a row.
 */
export const getWork = query(
  { id: 'work.get', allow: [...actors, 'department'], input: z.object({}) },
  async (ctx): Promise<Work> => {
    const roots = await rootsOf(ctx)
    const pages = await Promise.all(roots.flatMap((root) => queriesOf(ctx, root)))
    const lines = new Map<string, Brief>()
    for (const item of pages.flatMap(({ items }) => items)) {
      const brief = JSON.parse(String(item.brief)) as Brief
      if (isMine(ctx, roots, brief)) lines.set(brief.id, brief)
    }
    const today = ctx.today()
    const all = [...lines.values()]
      .map((brief) => ({ ...brief, due: brief.waits?.due ?? '' }))
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
      .map((line) => ({ ...line, overdue: line.due < today }))
    const items = all.slice(0, SHOWN)
    const overdue = items.filter((line) => line.overdue).length
    const more = all.length > SHOWN || pages.some(({ next }) => next !== undefined)
    return { today, overdue, items, more }
  },
)

interface Root {
  area: string
  path: string
  anchor: string
  /** The person's desks lie below this area: the whole county's work is looked through. */
  wide: boolean
}

/** The areas whose desks are this person's. */
async function rootsOf(ctx: Ctx): Promise<Root[]> {
  const settings = await settingsOf(ctx)
  const lowest = settings.levels.length - 1
  const heights = ctx.roles.flatMap((role) => deskOfRole[role] ?? [])
  const roots = await Promise.all(
    outermost(ctx.scope).map(async (path): Promise<Root[]> => {
      const id = idsOf(path).at(-1)
      const area = id === undefined ? undefined : await areaOf(ctx, id)
      const height = area ? lowest - levelIndex(settings, area.level) : Number.POSITIVE_INFINITY
      const wide = heights.some((one) => one < height) || ctx.roles.includes('department')
      if (area && height <= 2) return [{ area: area.area, path, anchor: area.anchor, wide }]
      const anchors = await knownAnchorsUnder(ctx, path)
      return anchors.map((one) => ({
        area: one.area,
        path: one.path,
        anchor: one.area,
        wide: heights.some((h) => h < 2) || ctx.roles.includes('department'),
      }))
    }),
  )
  // Somebody of a whole country sees the first counties; the rest have officers of their own.
  return roots.flat().slice(0, 24)
}

function queriesOf(ctx: Ctx, root: Root): Promise<{ items: Item[]; next: Item | undefined }>[] {
  const { tenant } = ctx
  const { byDesk, byUpper, byDue } = MatterEntity.query
  const upper = ctx.db.query(byUpper({ tenant, upper: root.area }), { limit: DESK })
  if (!root.wide) return [ctx.db.query(byDesk({ tenant, desk: root.area }), { limit: DESK }), upper]
  return [ctx.db.query(byDue({ tenant, anchor: root.anchor }), { limit: COUNTY }), upper]
}

/** Mine is what waits for me or one of my roles in my areas, or was escalated to me. */
function isMine(ctx: Ctx, roots: readonly Root[], { waits, path, escalated }: Brief): boolean {
  if (!waits) return false
  if (escalated && roots.some(({ area }) => area === escalated)) return true
  if (waits.to !== undefined) return waits.to === ctx.actor.id
  const inside = roots.some((root) => path.startsWith(root.path))
  return inside && waits.roles.some((role) => ctx.roles.includes(role))
}
