import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import { keyOnly } from '@terrace/platform/full-page'
import * as z from 'zod'
import { type Brief, inBrief, readBrief } from './brief.ts'
import { linesBy } from './household.entity.ts'
import { firstWithRows, onwards, type Place, type Root, rootsOf } from './household-roots.ts'
import { Status } from './model.ts'
import { readers } from './who.ts'

export const BriefView = z.object({
  household: z.string(),
  number: z.string(),
  head: z.string().optional(),
  people: z.int(),
  status: z.string(),
  cause: z.string().optional(),
  type: z.string().optional(),
  line: z.string(),
  monitored: z.boolean(),
  perCapita: z.int().optional(),
  area: z.string(),
  areaName: z.string(),
  findings: z.int(),
  updatedAt: z.string(),
})
export const BriefPage = z.object({ items: z.array(BriefView), next: z.string().optional() })

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const ListFilter = z.object({
  /** An area and all below it; the whole of what the actor may see when left out. */
  area: z.string().optional(),
  status: Status.optional(),
  cause: z.string().max(40).optional(),
  type: z.string().max(40).optional(),
  /** A poverty line under which they fall, `above`, or `unknown`. */
  line: z.string().max(40).optional(),
  monitored: Flag.optional(),
  /** Closed and removed households are left out unless their status is asked for. */
})
export type ListFilter = z.infer<typeof ListFilter>

export const PAGE = 50
/**
 * Items read for one page when the index does not answer the whole question. At about 550 bytes a
 * line, 140 lines cost some 9.5 read units; a rare combination then gives a short page and a `next`,
 * never an expensive one.
 */
const LOOKED_AT = 140

/** Fifty households a page, by area and number, whatever the size of the tenant. */
export const listHouseholds = query(
  { id: 'household.list', allow: readers, input: ListFilter.extend({ cursor: Cursor }) },
  async (ctx, { cursor, ...filter }) => {
    // A place counts the lists of this scope: under another one it would point elsewhere.
    const question = `households ${JSON.stringify([filter, ctx.scope])}`
    const from = (await readCursor(ctx, question, cursor)) as Place | undefined
    const page = await readPage(ctx, filter, await rootsOf(ctx, filter.area), from)
    return {
      items: page.items,
      next: await writeCursor(ctx, question, page.next as Item | undefined),
    }
  },
)

/** One page of lines of these lists; also what exports walk through. */
export async function readPage(ctx: Ctx, filter: ListFilter, roots: readonly Root[], from?: Place) {
  const whole = isAnsweredByIndex(filter)
  // Such a page is never cut, so that the keys of its lines, half of what is sent, are not asked for.
  const only = whole ? { ProjectionExpression: '#b' } : {}
  const limit = whole ? PAGE : LOOKED_AT
  const { place, items, next } = await firstWithRows(roots, from, (root, key) => {
    const asked = { ...filtered(ctx, filter, root), ...only }
    return ctx.db.query(asked, { limit, from: key })
  })
  // Of many matches only a page is given; the place after its last one is where the list goes on.
  const taken = items.slice(0, PAGE)
  const last = taken.at(-1)
  const cut = items.length > PAGE && last ? keyOnly(last) : next
  return { items: taken.map(readBrief), next: onwards(roots, place, cut) }
}

/** One criterion has an index of its own; a second one, or the line, filters what it finds. */
const isAnsweredByIndex = (filter: ListFilter) =>
  filter.line === undefined &&
  [filter.status, filter.cause, filter.type, filter.monitored].filter((x) => x !== undefined)
    .length <= 1 &&
  filter.monitored !== false

/** Picks the index of the narrowest criterion; the others filter what it finds. */
function filtered(ctx: Ctx, filter: ListFilter, root: Root): Item {
  const { tenant } = ctx
  const { anchor, path } = root
  let params: Item
  const rest: [keyof Brief, string | boolean][] = []
  const status = filter.status ?? (filter.monitored ? 'monitored' : undefined)
  if (filter.cause !== undefined) params = linesBy.cause(tenant, anchor, path, filter.cause)
  else if (filter.type !== undefined) params = linesBy.type(tenant, anchor, path, filter.type)
  else if (status !== undefined) params = linesBy.status(tenant, anchor, path, status)
  else params = linesBy.area(tenant, anchor, path)
  if (filter.cause !== undefined && filter.type !== undefined) rest.push(['type', filter.type])
  if (filter.status !== undefined) rest.push(['status', filter.status])
  if (filter.line !== undefined) rest.push(['line', filter.line])
  if (filter.monitored !== undefined) rest.push(['monitored', filter.monitored])
  return withFilter(params, rest, filter.status === undefined)
}

function withFilter(
  params: Item,
  equals: readonly [keyof Brief, string | boolean][],
  onlyOpen: boolean,
): Item {
  const names: Item = { ...(params.ExpressionAttributeNames as Item), '#b': 'brief' }
  const values: Item = { ...(params.ExpressionAttributeValues as Item) }
  const conditions = equals.map(([field, value], i) => {
    values[`:f${i}`] = inBrief(field, value)
    return `contains(#b, :f${i})`
  })
  if (onlyOpen) {
    values[':closed'] = inBrief('status', 'closed')
    values[':removed'] = inBrief('status', 'removed')
    conditions.push('NOT contains(#b, :closed)', 'NOT contains(#b, :removed)')
  }
  return {
    ...params,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    FilterExpression: conditions.join(' AND '),
  }
}
