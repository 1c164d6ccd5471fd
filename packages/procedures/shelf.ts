import { type Ctx, covers } from '@terrace/platform/context'
import { readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { areaOf, knownAnchorsUnder } from '@terrace/tenancy'
import { MatterEntity } from './matter.entity.ts'
import type { Brief } from './matter.ts'

const PAGE = 50
/** Lines read for one page when states are filtered: some 450 bytes each, about 9 read units. */
const LOOKED_AT = 160
/** Empty lists of counties that are passed over for one page. */
const EMPTY = 40

export interface Asked {
  shelf: string
  area?: string | undefined
  state?: string | undefined
  template?: string | undefined
  cursor?: string | undefined
}

interface Place {
  at: number
  key?: Item
}

/** What begins so in the JSON of a line; nothing typed can imitate it, since quotes are escaped. */
const field = (name: keyof Brief, value: string) =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** Lines of a shelf, of an area and below, some fifty a page. @throws Fault missing `area.missing` */
export async function readShelf(ctx: Ctx, asked: Asked) {
  const { cursor, ...filter } = asked
  const question = `matters ${JSON.stringify([filter, ctx.scope])}`
  const from = (await readCursor(ctx, question, cursor)) as Place | undefined
  const roots = await rootsOf(ctx, asked.area)
  const limit = filter.state || filter.template ? LOOKED_AT : PAGE
  for (let at = from?.at ?? 0; ; at++) {
    const root = roots[at]
    if (!root) return { items: [], next: undefined }
    const key = at === from?.at ? from.key : undefined
    const page = await ctx.db.query(paramsOf(ctx, asked, root), { limit, from: key })
    const taken = page.items.slice(0, PAGE)
    const last = taken.at(-1)
    const cut = page.items.length > PAGE && last ? keyOnly(last) : page.next
    const more = cut ? { at, key: cut } : at + 1 < roots.length ? { at: at + 1 } : undefined
    const empty = taken.length === 0 && !page.next && at - (from?.at ?? 0) < EMPTY
    if (empty && more) continue
    const items = taken.map((item) => JSON.parse(String(item.brief)) as Brief)
    return { items, next: await writeCursor(ctx, question, more as Item | undefined) }
  }
}

function keyOnly(item: Item): Item {
  const { brief: _, ...keys } = item
  return keys
}

/** The counties whose lists hold an area's matters. */
async function rootsOf(ctx: Ctx, area: string | undefined) {
  const paths = area === undefined ? outermost(ctx.scope) : [(await visible(ctx, area)).path]
  const all = await Promise.all(
    paths.map(async (path) =>
      (await knownAnchorsUnder(ctx, path)).map((one) => ({
        anchor: one.area,
        path: path || one.path,
      })),
    ),
  )
  // The lowest first: cases hang under counties, and hardly ever under a province itself.
  return all.flat().sort((a, b) => b.path.length - a.path.length)
}

export const outermost = (scope: readonly string[]): string[] =>
  [...new Set(scope)].filter((path) => !scope.some((o) => o !== path && path.startsWith(o)))

async function visible(ctx: Ctx, id: string) {
  const area = await areaOf(ctx, id)
  if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
  return area
}

function paramsOf(ctx: Ctx, asked: Asked, root: { anchor: string; path: string }): Item {
  const { anchor, path } = root
  const { shelf } = asked
  const search = MatterEntity.query.byShelf({ tenant: ctx.tenant, anchor, shelf }).begins({ path })
  const params = ctx.db.params(search)
  const wanted = (['state', 'template'] as const).flatMap((name) => {
    const value = asked[name]
    return value === undefined ? [] : [field(name, value)]
  })
  if (wanted.length === 0) return params
  return {
    ...params,
    ExpressionAttributeNames: { ...(params.ExpressionAttributeNames as Item), '#b': 'brief' },
    ExpressionAttributeValues: {
      ...(params.ExpressionAttributeValues as Item),
      ...Object.fromEntries(wanted.map((text, i) => [`:f${i}`, text])),
    },
    FilterExpression: wanted.map((_, i) => `contains(#b, :f${i})`).join(' AND '),
  }
}
