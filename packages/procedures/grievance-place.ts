import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault, invalid } from '@terrace/platform/fault'
import { type Household, numberClaimKey, readHouseholds } from '@terrace/registry'
import { type Area, areaOf, childrenOf, levelIndex, listAreas, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { desksOf, upperOf } from './desk.ts'
import type { Grievance } from './grievance-model.ts'
import { everywhere, readPublicNotice } from './notice-public.ts'
import type { Level } from './template.ts'

/** Where something happened, as far as whoever tells it can say. */
export interface Where {
  area?: string | undefined
  /** A household's number, right or wrong: the answer does not tell which. */
  number?: string | undefined
  notice?: string | undefined
  /** The household itself, when it was looked up. */
  household?: Household | undefined
}

type Place = Pick<
  Grievance,
  'area' | 'areaName' | 'path' | 'anchor' | 'desks' | 'level' | 'household' | 'notice'
>

/**
 * The place of a grievance: the area that was picked, else the notice's or the household's, else the
 * lowest that holds all others. Its level is one above.
 * @throws Fault missing `area.missing` `notice.missing`, invalid `grievance.where`
 */
export async function placeOf(ctx: Ctx, where: Where): Promise<Place> {
  const [household, notice] = await Promise.all([
    where.household ?? (where.number ? householdNumbered(ctx, where.number) : undefined),
    where.notice === undefined ? undefined : readPublicNotice(ctx, where.notice),
  ])
  const id = where.area ?? notice?.area ?? household?.area
  const area = id === undefined ? await common(ctx) : await areaOf(ctx, id)
  if (where.area !== undefined && !covers(ctx, area.path)) throw fault('missing', 'area.missing')
  return {
    ...(await placeAt(ctx, area)),
    ...(household ? { household: household.household } : {}),
    ...(notice ? { notice: notice.notice } : {}),
  }
}

/** A grievance's place in an area, and the level that answers for it. */
export async function placeAt(ctx: Ctx, area: Area) {
  const [settings, desks] = await Promise.all([settingsOf(ctx), desksOf(ctx, area)])
  const height = settings.levels.length - 1 - levelIndex(settings, area.level)
  const own: Level = height <= 0 ? 'village' : height === 1 ? 'township' : 'county'
  return {
    area: area.area,
    areaName: area.name,
    path: area.path,
    anchor: area.anchor,
    desks,
    level: upperOf(own),
  }
}

async function householdNumbered(ctx: Ctx, number: string) {
  const claim = await ctx.db.get(numberClaimKey(ctx.tenant, number))
  if (!claim) return undefined
  const [household] = await readHouseholds(ctx, [String(claim.owner)])
  return household
}

/** The lowest area that holds all others: a programme of one county is that county. */
async function common(ctx: Ctx): Promise<Area> {
  let found: string | undefined
  for (;;) {
    const { items } = await childrenOf(everywhere(ctx), { parent: found, limit: 2 })
    const [only, other] = items
    if (!only || other) break
    found = only.area
  }
  if (found === undefined) throw invalid([{ path: 'area', code: 'grievance.where' }])
  return areaOf(ctx, found)
}

export const PublicAreas = z.object({
  items: z.array(
    z.object({ area: z.string(), name: z.string(), level: z.string(), children: z.int() }),
  ),
  next: z.string().optional(),
})

/** Areas for anybody who has to say where something happened: names and nothing else. */
export const listPublicAreas = query(
  {
    id: 'area.public-list',
    allow: ['public'],
    input: z.object({
      parent: z.string().max(40).optional(),
      name: z.string().trim().max(100).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, asked) => {
    const page = await listAreas(everywhere(ctx), { ...asked, limit: 100 })
    return { ...page, items: page.items.filter(({ ended }) => !ended) }
  },
)
