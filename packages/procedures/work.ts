import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Operation } from '@terrace/platform/db'
import { outermost } from '@terrace/registry'
import { areaOf, idsOf, knownAnchorsUnder, levelIndex, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { MatterEntity } from './matter.entity.ts'
import { Brief } from './matter.ts'
import { actors } from './who.ts'

/** Lines of one page. */
const SHOWN = 50
/** Lines read of one desk, and of a county in which many desks are one person's. */
const DESK = 60
const COUNTY = 160
/** Looks in a row when none of a whole look was this person's. */
const LOOKS = 6

export const Work = z.object({
  today: z.string(),
  /** How many of this page should have been done before today. */
  overdue: z.int(),
  items: z.array(Brief.omit({ path: true }).extend({ overdue: z.boolean(), due: z.string() })),
  next: z.string().optional(),
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

/** A place in the one order that all desks share. */
interface At {
  due: string
  id: string
}
type Line = Brief & At

const compare = (a: At, b: At): number =>
  a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * What waits for this person: on the desk of each of their areas, and what was escalated to it, the
 * most overdue first. One look at the areas, then every desk at once: two calls in a row.
 */
export const getWork = query(
  { id: 'work.get', allow: [...actors, 'department'], input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }): Promise<Work> => {
    const question = `work ${JSON.stringify([ctx.roles, ctx.scope])}`
    const roots = await rootsOf(ctx)
    let from = (await readCursor(ctx, question, cursor)) as At | undefined
    let seen: Line[] = []
    for (let looks = 0; ; looks++) {
      const look = await lookFrom(ctx, roots, from)
      seen = look.lines
      from = look.end
      if (seen.length > 0 || !from || looks === LOOKS) break
    }
    const today = ctx.today()
    const items = seen.slice(0, SHOWN).map((line) => ({ ...line, overdue: line.due < today }))
    const last = items.at(-1)
    const end = seen.length > SHOWN && last ? { due: last.due, id: last.id } : from
    const overdue = items.filter((line) => line.overdue).length
    const next = await writeCursor(ctx, question, end && { ...end })
    return { today, overdue, items, ...(next ? { next } : {}) }
  },
)

/**
 * One look at every desk from a place on: this person's lines in order, as far as every desk was read;
 * `end` is that far, and undefined when all were read to their ends.
 */
async function lookFrom(
  ctx: Ctx,
  roots: readonly Root[],
  from: At | undefined,
): Promise<{ lines: Line[]; end: At | undefined }> {
  const pages = await Promise.all(roots.flatMap((root) => queriesOf(ctx, root, from)))
  const read = pages.map(({ items, next }) => ({ lines: items.map(lineOf), next }))
  const ends = read.flatMap(({ lines, next }) => (next ? (lines.at(-1) ?? []) : []))
  const first = ends.sort(compare)[0]
  const lines = new Map<string, Line>()
  for (const line of read.flatMap((page) => page.lines)) {
    if (first && compare(line, first) > 0) continue
    if (isMine(ctx, roots, line)) lines.set(line.id, line)
  }
  const end = first && { due: first.due, id: first.id }
  return { lines: [...lines.values()].sort(compare), end }
}

function lineOf(item: Item): Line {
  const brief = JSON.parse(String(item.brief)) as Brief
  return { ...brief, due: brief.waits?.due ?? '' }
}

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

function queriesOf(
  ctx: Ctx,
  root: Root,
  from: At | undefined,
): Promise<{ items: Item[]; next: Item | undefined }>[] {
  const { tenant } = ctx
  const { byDesk, byUpper, byDue } = MatterEntity.query
  const after = { due: from?.due ?? '', matter: from?.id ?? '' }
  const ask = (search: Operation, limit: number) => ctx.db.query(search, { limit })
  const upper = ask(byUpper({ tenant, upper: root.area }).gt(after), DESK)
  const own = root.wide
    ? ask(byDue({ tenant, anchor: root.anchor }).gt(after), COUNTY)
    : ask(byDesk({ tenant, desk: root.area }).gt(after), DESK)
  return [own, upper]
}

/** Mine is what waits for me or one of my roles in my areas, or was escalated to me. */
function isMine(ctx: Ctx, roots: readonly Root[], { waits, path, escalated }: Brief): boolean {
  if (!waits) return false
  if (escalated && roots.some(({ area }) => area === escalated)) return true
  if (waits.to !== undefined) return waits.to === ctx.actor.id
  const inside = roots.some((root) => path.startsWith(root.path))
  return inside && waits.roles.some((role) => ctx.roles.includes(role))
}
