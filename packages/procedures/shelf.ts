import type { Ctx } from '@terrace/platform/context'
import { readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import { keyOnly } from '@terrace/platform/full-page'
import { firstWithRows, onwards, type Place, rootsOf } from '@terrace/registry'
import { MatterEntity } from './matter.entity.ts'
import type { Brief } from './matter.ts'

const PAGE = 50
/** Lines read for one page when states are filtered: some 450 bytes each, about 9 read units. */
const LOOKED_AT = 160

export interface Asked {
  shelf: string
  area?: string | undefined
  state?: string | undefined
  template?: string | undefined
  cursor?: string | undefined
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
  const { place, items, next } = await firstWithRows(roots, from, (root, key) =>
    ctx.db.query(paramsOf(ctx, asked, root), { limit, from: key }),
  )
  const taken = items.slice(0, PAGE)
  const last = taken.at(-1)
  const more = onwards(roots, place, items.length > PAGE && last ? keyOnly(last) : next)
  return {
    items: taken.map((item) => JSON.parse(String(item.brief)) as Brief),
    next: await writeCursor(ctx, question, more as Item | undefined),
  }
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
