import type { Ctx } from '@terrace/platform/context'
import type { Db, Item, Key } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { AreaCodeEntity, AreaEntity } from './area.entity.ts'
import { type Area, type AreaBrief, fold, idsOf, ROOT } from './area-model.ts'
import { Memory } from './cache.ts'

type Reader = Pick<Ctx, 'db' | 'tenant'>

const memory = new Memory<Area>(60_000, 20_000)

/** An area under which lists of households hang. */
export type Anchor = Pick<AreaBrief, 'area' | 'path' | 'name'>

/** Those below a path, by tenant and path: asked for with every list of a province or a tenant. */
export const anchorMemory = new Memory<Anchor[]>(30_000, 2_000)
/** Tenants whose areas this process has just changed: their index may lag behind for a moment. */
const unsettled = new Memory<true>(5_000, 500)
export const areasSettled = ({ db, tenant }: Reader): boolean => !unsettled.peek(db, tenant)

const areaKey = (ctx: Reader, area: string) =>
  ctx.db.params(AreaEntity.get({ tenant: ctx.tenant, area })).Key as Key

const memo = (ctx: Reader, area: string) => `${ctx.tenant}/${area}`

/** An area as it is stored. */
export const asArea = (item: Item): Area => ({
  ...(item.brief as AreaBrief),
  ...(item.from ? { from: String(item.from) } : {}),
  ...(item.until ? { until: String(item.until) } : {}),
  ...(item.successors ? { successors: item.successors as string[] } : {}),
  version: Number(item.version),
})

/**
 * One area; remembered for 60 seconds. Knows nothing of scope: ask `covers(ctx, area.path)`.
 * @throws Fault missing `area.missing`
 */
export const areaOf = (ctx: Reader, area: string): Promise<Area> =>
  memory.of(ctx.db, memo(ctx, area), () => readArea(ctx, area))

/** The same, read now: for a command that changes it. @throws Fault missing `area.missing` */
export async function readArea(ctx: Reader, area: string): Promise<Area> {
  const item = area === ROOT ? undefined : await ctx.db.get(areaKey(ctx, area), true)
  if (!item) throw fault('missing', 'area.missing')
  return asArea(item)
}

/** Several areas by id, in the order asked; those that are not there are left out. */
export async function areasOf(ctx: Reader, ids: readonly string[]): Promise<Area[]> {
  const unknown = ids.filter((id) => !memory.peek(ctx.db, memo(ctx, id)))
  const read = new Map<string, Area>()
  for (const item of await ctx.db.batchGet(unknown.map((id) => areaKey(ctx, id)))) {
    const area = asArea(item)
    read.set(area.area, area)
    memory.put(ctx.db, memo(ctx, area.area), area)
  }
  const known = await Promise.all(
    ids.map((id) => read.get(id) ?? memory.peek(ctx.db, memo(ctx, id))),
  )
  return known.filter((area) => area !== undefined)
}

/** The areas from the top down to this one. */
export const ancestorsOf = (ctx: Reader, area: Pick<Area, 'path'>): Promise<Area[]> =>
  areasOf(ctx, idsOf(area.path))

/** For whoever changed areas: what stands in their names, and which of them lists hang under. */
export const forgetAreas = (ctx: Reader, ids: readonly string[]): void => {
  for (const id of ids) memory.forget(ctx.db, memo(ctx, id))
  anchorMemory.forgetAll(ctx.db, memo(ctx, ''))
  unsettled.put(ctx.db, ctx.tenant, true)
}

/** What an area's keys are made of, from what a list shows of it. */
export const indexed = (brief: Pick<AreaBrief, 'name' | 'codes'>) => {
  const folded = fold(brief.name)
  return {
    // The first scheme's code orders the list.
    place: Object.values(brief.codes)[0] ?? '~',
    folded,
    initial: [...folded][0] ?? '~',
  }
}

/** The row of a new area. */
export const newAreaRow = (
  ctx: Reader,
  brief: AreaBrief,
  more: { anchors: 'yes' | 'no'; from?: string | undefined },
) =>
  AreaEntity.create({
    tenant: ctx.tenant,
    area: brief.area,
    parent: brief.parent,
    path: brief.path,
    ...indexed(brief),
    ...more,
    version: 1,
    brief,
  })

export const codeKey = (ctx: { db: Db; tenant: string }, scheme: string, code: string): Key =>
  ctx.db.params(AreaCodeEntity.get({ tenant: ctx.tenant, scheme, code })).Key as Key

/** Adds to a parent's count of children; the version makes edits of the parent start again. */
export const childrenRow = (ctx: Reader, parent: string, more: number) => ({
  item: {
    Update: {
      Key: areaKey(ctx, parent),
      UpdateExpression: 'SET #b.#c = #b.#c + :more, #v = #v + :one',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#until)',
      ExpressionAttributeNames: {
        '#b': 'brief',
        '#c': 'children',
        '#v': 'version',
        '#until': 'until',
      },
      ExpressionAttributeValues: { ':more': more, ':one': 1 },
    },
  },
  refused: () => fault('conflict', 'area.parent-ended', { area: parent }),
})

/** The area that bears a code, or undefined. */
export async function areaByCode(
  ctx: Reader,
  scheme: string,
  code: string,
): Promise<Area | undefined> {
  const claim = await ctx.db.get(codeKey(ctx, scheme, code))
  return claim ? areaOf(ctx, String(claim.area)) : undefined
}
