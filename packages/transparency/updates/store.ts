import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { keyOf } from '@terrace/platform/key'
import type { Told } from './news.ts'

/** How far each account of an earmark, a line or a batch was looked at. */
export type Places = Readonly<Record<string, number>>

/** What the giver of a gift was told, and on which day the last time. */
export interface Last {
  told: Told
  day: string
}

type Reader = Pick<Ctx, 'db' | 'tenant'>

const lookedKey = (tenant: string, thing: string) =>
  keyOf(tenant, ['updates-looked', thing], '$updates-looked')
const lastKey = (tenant: string, gift: string) =>
  keyOf(tenant, ['updates-told', gift], '$updates-told')

/** How far things were looked at, in one call a hundred; those never looked at are left out. */
export async function lookedAt(ctx: Reader, things: readonly string[]) {
  const items = await ctx.db.batchGet(
    things.map((thing) => lookedKey(ctx.tenant, thing)),
    true,
  )
  return new Map(items.map((item) => [String(item.thing), item.places as Places]))
}

export async function lastTold(ctx: Reader, gift: string): Promise<Last> {
  const item = await ctx.db.get(lastKey(ctx.tenant, gift), true)
  return { told: (item?.told ?? {}) as Told, day: String(item?.day ?? '') }
}

const keep = (ctx: Ctx, item: Item) =>
  commit(ctx, 'gift.updates', [], [{ item: { Put: { Item: item } } }])

export const keepLooked = (ctx: Ctx, thing: string, places: Places): Promise<void> =>
  keep(ctx, { ...lookedKey(ctx.tenant, thing), type: 'updates-looked', thing, places })

export const keepTold = (ctx: Ctx, gift: string, last: Last): Promise<void> =>
  keep(ctx, { ...lastKey(ctx.tenant, gift), type: 'updates-told', ...last })
