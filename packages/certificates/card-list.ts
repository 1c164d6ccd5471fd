import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Operation } from '@terrace/platform/db'
import {
  firstWithRows,
  holders,
  onwards,
  ownHousehold,
  type Place,
  rootsOf,
} from '@terrace/registry'
import * as z from 'zod'
import { CardEntity } from './card.entity.ts'
import { CardBrief, onDay, State } from './card-model.ts'
import { cardKey, parseCard, readBrief, type StoredBrief } from './card-store.ts'
import { parseSerial } from './serial.ts'
import { ownerOf } from './serial-claim.ts'
import { readers } from './who.ts'

const PAGE = 50
const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const CardPage = z.object({ items: z.array(CardBrief), next: z.string().optional() })

/**
 * Cards: of one household, with one serial, or of an area and below, by state or waiting for a second
 * person.
 * @throws Fault invalid `serial.mistyped`, missing `area.missing`
 */
export const listCards = query(
  {
    id: 'card.list',
    allow: readers,
    input: z.object({
      area: z.string().max(60).optional(),
      state: State.optional(),
      /** Only revocations that wait for a second person. */
      waiting: Flag.optional(),
      /** Only appeals that wait for an answer. */
      appealed: Flag.optional(),
      household: z.string().max(60).optional(),
      serial: z.string().max(40).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { cursor, household, serial, ...filter }) => {
    // A place counts the lists of this scope: under another one it would point elsewhere.
    const question = `cards ${JSON.stringify([filter, household, serial, ctx.scope])}`
    const from = await readCursor(ctx, question, cursor)
    if (serial !== undefined) return { items: await withSerial(ctx, parseSerial(serial)) }
    if (household !== undefined) return { items: await ofHousehold(ctx, household) }
    const page = await readPage(ctx, filter, from as Place | undefined)
    return {
      items: page.items,
      next: await writeCursor(ctx, question, page.next as Item | undefined),
    }
  },
)

async function withSerial(ctx: Ctx, serial: string): Promise<StoredBrief[]> {
  const owner = await ownerOf(ctx.db, serial)
  if (owner?.tenant !== ctx.tenant) return []
  const item = await ctx.db.get(cardKey(ctx.tenant, owner.card), true)
  return item && covers(ctx, parseCard(item).path) ? [onDay(readBrief(item), ctx.today())] : []
}

/** The cards of one's own household, wherever they were issued. */
export const listOwnCards = query(
  { id: 'card.own', allow: holders, input: z.object({}) },
  async (ctx): Promise<{ items: StoredBrief[] }> => {
    const own = await ownHousehold(ctx)
    return { items: own ? await ofHousehold({ ...ctx, scope: [''] }, own.household) : [] }
  },
)

/** Newest first: the card that counts stands on top. */
async function ofHousehold(ctx: Ctx, household: string): Promise<StoredBrief[]> {
  const operation = CardEntity.query.byHousehold({ tenant: ctx.tenant, household })
  const { items } = await ctx.db.query(operation, { limit: PAGE })
  const cards = items
    .map((item) => onDay(readBrief(item), ctx.today()))
    .filter((card) => covers(ctx, card.path))
  const alive = (card: StoredBrief) =>
    card.state === 'issued' || card.state === 'suspended' ? 0 : 1
  return cards.sort((a, b) => alive(a) - alive(b) || (a.issued < b.issued ? 1 : -1))
}

interface Filter {
  area?: string | undefined
  state?: z.infer<typeof State> | undefined
  waiting?: boolean | undefined
  appealed?: boolean | undefined
}

function asked(ctx: Ctx, filter: Filter, { anchor, path }: { anchor: string; path: string }) {
  const { tenant } = ctx
  const { query: q } = CardEntity
  if (filter.waiting) return q.byRequest({ tenant, anchor, waits: 'revocation' }).begins({ path })
  if (filter.appealed) return q.byRequest({ tenant, anchor, waits: 'appeal' }).begins({ path })
  if (filter.state) return q.byState({ tenant, anchor, state: filter.state }).begins({ path })
  return q.byArea({ tenant, anchor }).begins({ path })
}

/** One page of lines; also what printing walks through. */
export async function readPage(ctx: Ctx, filter: Filter, from?: Place, limit = PAGE) {
  const roots = await rootsOf(ctx, filter.area)
  const { place, items, next } = await firstWithRows(roots, from, (root, key) => {
    const operation: Operation = asked(ctx, filter, root)
    return ctx.db.query(operation, { limit, from: key })
  })
  const shown = items.map((item) => onDay(readBrief(item), ctx.today()))
  // One whose last day has just passed stands among the valid ones until the day's job has seen it.
  const fits = ({ state }: StoredBrief) => !filter.state || state === filter.state
  return { items: shown.filter(fits), next: onwards(roots, place, next) }
}
