import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import { addDays } from '@terrace/platform/dates'
import { type Change, type Event, historyQuery, readEvent } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { rewind } from './history.ts'
import { readHousehold } from './household-store.ts'
import type { Household } from './model.ts'
import { SnapshotEntity } from './snapshot.entity.ts'
import { readers } from './who.ts'
import { maySeePath, shownValue } from './withhold.ts'

export const HistoryEntry = z.object({
  event: z.string(),
  name: z.string(),
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  reason: z.string().optional(),
  changes: z.array(
    z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
})
export const HistoryPage = z.object({
  items: z.array(HistoryEntry),
  next: z.string().optional(),
})

/** Every change of a household, newest first; sensitive values as masks, health by role. */
export const getHistory = query(
  {
    id: 'household.history',
    allow: readers,
    input: z.object({ household: z.string(), cursor: Cursor }),
  },
  async (ctx, { household: id, cursor }) => {
    const household = await readHousehold(ctx, id)
    const from = await readCursor(ctx, `history ${id}`, cursor)
    const page = await ctx.db.query(historyQuery(ctx.tenant, id), {
      limit: 30,
      from,
      newestFirst: true,
    })
    const items = page.items.map((item) => entryOf(ctx, readEvent(item)))
    const next = await writeCursor(ctx, `history ${id}`, page.next)
    const first = page.next || cursor || household.source === undefined
    return { items: first ? items : [...items, importedEntry(household)], next }
  },
)

/** An imported household has no event of its own for its beginning: the import's covers many. */
const importedEntry = (household: Household): z.infer<typeof HistoryEntry> => ({
  event: household.source?.import ?? '',
  name: 'household.imported',
  at: household.createdAt,
  by: household.createdBy,
  changes: [],
})

function entryOf(ctx: Ctx, event: Event): z.infer<typeof HistoryEntry> {
  const shown = (change: Change) => ({
    path: change.path,
    ...(change.before === undefined ? {} : { before: shownValue(change.before) }),
    ...(change.after === undefined ? {} : { after: shownValue(change.after) }),
  })
  return {
    event: event.event,
    name: event.name,
    at: event.at,
    by: event.by,
    ...(event.reason ? { reason: event.reason } : {}),
    changes: (event.changes ?? []).filter((c) => maySeePath(ctx, c.path)).map(shown),
  }
}

/**
 * The household as it was at the end of a day of the tenant's calendar: the present, with every later
 * change taken back.
 * @throws Fault missing `household.not-yet` for a day before it was entered
 */
export async function asOfDay(ctx: Ctx, household: Household, day: string): Promise<Household> {
  const { zone } = await settingsOf(ctx)
  const end = endOfDay(day, zone)
  if (household.createdAt >= end) throw fault('missing', 'household.not-yet', { day })
  const later: Change[] = []
  for (let from: Record<string, unknown> | undefined; ; ) {
    const page = await ctx.db.query(historyQuery(ctx.tenant, household.household), {
      newestFirst: true,
      from,
    })
    const events = page.items.map(readEvent)
    later.push(...events.filter((e) => e.at >= end).flatMap(newestFirst))
    from = page.next
    if (!from || events.some((e) => e.at < end)) break
  }
  const then = rewind(household, later)
  if (!covers(ctx, household.path)) throw fault('missing', 'household.missing')
  return then
}

/** Changes of one event do not overlap: their order does not matter. */
const newestFirst = (event: Event): Change[] => event.changes ?? []

/** The instant at which a day ends in a zone, found from the offset that holds then. */
function endOfDay(day: string, zone: string): string {
  const guess = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  const local = new Date(guess).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')
  return new Date(guess - (Date.parse(`${local}Z`) - guess)).toISOString()
}

/** The years that were closed, oldest first. */
export const getYears = query(
  { id: 'household.years', allow: readers, input: z.object({ household: z.string() }) },
  async (ctx, { household: id }) => {
    await readHousehold(ctx, id)
    const query = SnapshotEntity.query.byYear({ tenant: ctx.tenant, household: id })
    const { items } = await ctx.db.query(query)
    return { items: items.map((item) => JSON.parse(String(item.doc)) as Household['snapshot']) }
  },
)
