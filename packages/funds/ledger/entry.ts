import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { fullPage } from '@terrace/platform/full-page'
import * as z from 'zod'
import { insisting } from '../insist.ts'
import { bookers, readers } from '../who.ts'
import { EntryEntity } from './entry.entity.ts'
import { Entry, EntryInput, idReused } from './entry-model.ts'
import { findEntry, hashOf, posting, readEntry, reversedRow } from './entry-store.ts'

const Reason = z.string().trim().min(5).max(300)

/**
 * Posts an entry by hand, such as an opening balance. The same id with the same content is one entry,
 * and asking again gives it back.
 * @throws Fault conflict `entry.id-reused`, `account.short`; invalid `entry.unbalanced`
 */
export const postEntry = insisting(
  command(
    { id: 'entry.post', allow: bookers, input: EntryInput },
    async (ctx, input): Promise<Entry> => {
      const known = await knownEntry(ctx, input)
      if (known) return known
      const { entry, rows, event } = posting(ctx, input)
      ctx.save(event, rows)
      return entry
    },
  ),
)

/**
 * The entry of this id, when it was posted with this content.
 * @throws Fault conflict `entry.id-reused` when it was posted with another
 */
async function knownEntry(ctx: Ctx, input: EntryInput): Promise<Entry | undefined> {
  const found = await findEntry(ctx, input.entry)
  if (!found) return undefined
  if (found.hash !== hashOf(input)) throw idReused(input.entry)
  return found.entry
}

/**
 * Takes an entry back by its mirror image; the money must still stand where it went.
 * @throws Fault conflict `entry.has-effect` `entry.reversed-already` `account.short`
 */
export const reverseEntry = command(
  {
    id: 'entry.reverse',
    allow: bookers,
    input: z.object({ entry: z.string(), reason: Reason }),
  },
  async (ctx, { entry: id, reason }): Promise<Entry> => {
    const was = await readEntry(ctx, id)
    // What it did to a gift would stay: the gift takes it back itself.
    if (was.kind === 'contribution' || was.kind === 'refund') {
      throw fault('conflict', 'entry.has-effect')
    }
    const mirror: EntryInput = {
      entry: `rev-${id}`.slice(0, 60),
      kind: 'reversal',
      day: ctx.today(),
      about: was.about,
      text: reason,
      legs: was.legs.map((leg) => ({ ...leg, amount: -leg.amount })),
    }
    const { entry, rows, event } = posting(ctx, mirror, id)
    ctx.save({ ...event, reason }, [reversedRow(ctx.tenant, id, entry.entry), ...rows])
    return entry
  },
)

export const getEntry = query(
  { id: 'entry.get', allow: readers, input: z.object({ entry: z.string() }) },
  async (ctx, { entry }): Promise<Entry> => readEntry(ctx, entry),
)

export const EntryBrief = Entry.pick({
  entry: true,
  kind: true,
  day: true,
  about: true,
  text: true,
  reverses: true,
}).extend({ by: z.string(), moved: z.record(z.string(), z.int()) })
export const EntryPage = z.object({ items: z.array(EntryBrief), next: z.string().optional() })

/** The journal of a month, or all entries of one fund, contribution or batch; newest first. */
export const listEntries = query(
  {
    id: 'entry.list',
    allow: readers,
    input: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      about: z.string().max(60).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { month, about, cursor }) => {
    const { tenant } = ctx
    const search = about
      ? EntryEntity.query.byAbout({ tenant, about })
      : EntryEntity.query.byMonth({ tenant, month: month ?? ctx.today().slice(0, 7) })
    const question = `entries ${about ?? month ?? ''}`
    return fullPage(
      ctx,
      { question, cursor, limit: 50, newestFirst: true },
      search,
      (item: Item) => JSON.parse(String(item.brief)) as z.infer<typeof EntryBrief>,
    )
  },
)
