import { command, query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Key } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { refusing } from '@terrace/platform/write'
import * as z from 'zod'
import type { Place } from './household-roots.ts'
import { SuspectEntity, type SuspectLine } from './suspect.entity.ts'
import { queueRoots } from './suspect-queue.ts'
import { pairRow, whileOpen } from './suspect-row.ts'
import { pairsToday } from './suspect-today.ts'
import { deciders, readers } from './who.ts'

const Person = z.object({
  household: z.string(),
  number: z.string(),
  member: z.string(),
  name: z.string(),
  sex: z.string().optional(),
  birth: z.string().optional(),
  areaName: z.string(),
})
export const Suspect = z.object({
  suspect: z.string(),
  a: Person,
  b: Person,
  why: z.string(),
  decision: z.enum(['same', 'different']).optional(),
  reason: z.string().optional(),
})
export const SuspectPage = z.object({ items: z.array(Suspect), next: z.string().optional() })

/** Pairs of a page: two households each are read, to show the people as they are today; 11 units. */
const PAGE = 10
const PAGES = 8

/** Both must be the reader's to see: the other household may lie in a neighbour's area. */
const isSeen = (ctx: Ctx, line: SuspectLine | undefined): line is SuspectLine =>
  line !== undefined && covers(ctx, line.a.path) && covers(ctx, line.b.path)

/** Pairs that wait for a decision, of an area and below, as they are today. */
export const listSuspects = query(
  {
    id: 'suspect.list',
    allow: readers,
    input: z.object({ area: z.string().optional(), cursor: Cursor }),
  },
  async (ctx, { area, cursor }) => {
    const question = `suspects ${area ?? ''} ${JSON.stringify(ctx.scope)}`
    const roots = await queueRoots(ctx, area)
    let place = ((await readCursor(ctx, question, cursor)) as Place | undefined) ?? { at: 0 }
    // Queues without a pair, or with pairs that are none any more, make no empty page.
    for (let pages = 1; ; pages++) {
      const root = roots[place.at]
      if (!root) return { items: [], next: undefined }
      const operation = SuspectEntity.query
        .byState({ tenant: ctx.tenant, root: root.root, state: 'open' })
        .begins({ path: root.path })
      const page = await ctx.db.query(operation, { limit: PAGE, from: place.key })
      place = page.next ? { at: place.at, key: page.next } : { at: place.at + 1 }
      const lines = page.items.map((item) => item.brief as SuspectLine)
      const today = await pairsToday(ctx.db, ctx.tenant, lines)
      const items = today.filter((line) => isSeen(ctx, line))
      if (items.length === 0 && pages < PAGES) continue
      const more = place.at < roots.length ? (place as unknown as Item) : undefined
      return { items, next: await writeCursor(ctx, question, more) }
    }
  },
)

/** A person decides: the same, or different. What follows (a merge, a correction) is done by hand. */
export const decideSuspect = command(
  {
    id: 'suspect.decide',
    allow: deciders,
    input: z.object({
      suspect: z.string(),
      decision: z.enum(['same', 'different']),
      reason: z.string().trim().min(1).max(500),
    }),
  },
  async (ctx, { suspect, decision, reason }) => {
    const key = ctx.db.params(SuspectEntity.get({ tenant: ctx.tenant, suspect })).Key as Key
    const item = await ctx.db.get(key, true)
    const found = item?.brief as SuspectLine | undefined
    const decided = item?.state === 'decided'
    const [line] = found && !decided ? await pairsToday(ctx.db, ctx.tenant, [found]) : [found]
    if (!isSeen(ctx, line)) throw fault('missing', 'suspect.missing')
    if (decided) throw fault('conflict', 'suspect.decided')
    const brief = { ...line, decision, reason, decidedBy: ctx.actor.id }
    const once = whileOpen(pairRow(ctx.tenant, brief, 'decided'))
    const about = { reason, pending: false }
    ctx.save(
      [line.a, line.b].map((person) => ({
        ...about,
        name: `household.duplicate-${decision}`,
        about: person.household,
      })),
      [refusing(once, 'conflict', 'suspect.decided')],
    )
    return brief
  },
)
