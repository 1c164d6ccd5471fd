import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { fullPage } from '@terrace/platform/full-page'
import * as z from 'zod'
import { AreaEntity } from './area.entity.ts'
import {
  type Area,
  type AreaBrief,
  anchorLevel,
  fold,
  idsOf,
  levelIndex,
  ROOT,
} from './area-model.ts'
import {
  type Anchor,
  ancestorsOf,
  anchorMemory,
  areaByCode,
  areaOf,
  areasSettled,
  readArea,
} from './area-store.ts'
import { settingsOf } from './settings-store.ts'

type Reader = Pick<Ctx, 'db' | 'tenant'>

const Limit = z.coerce.number().int().min(1).max(100).default(50)

const briefOf = (item: Item): AreaBrief => item.brief as AreaBrief

/** What lies inside the scope, and what lies above it: people find their way down to their own. */
export const leadsTo = (ctx: Ctx, path: string): boolean =>
  covers(ctx, path) || ctx.scope.some((root) => root.startsWith(path))

/**
 * An area that the actor may see or pass through.
 * @throws Fault missing `area.missing` for what is not there, and for what is not theirs
 */
export async function visibleArea(ctx: Ctx, id: string): Promise<Area> {
  const area = await areaOf(ctx, id)
  if (!leadsTo(ctx, area.path)) throw fault('missing', 'area.missing')
  return area
}

/** One area with the names of those above it. @throws Fault missing `area.missing` */
export const getArea = query(
  { id: 'area.get', allow: ['*'], input: z.object({ area: z.string() }) },
  async (ctx, input) => {
    await visibleArea(ctx, input.area)
    const area = await readArea(ctx, input.area)
    const above = (await ancestorsOf(ctx, area)).slice(0, -1)
    return { ...area, above: above.map(({ area, name, level }) => ({ area, name, level })) }
  },
)

/**
 * The areas directly below one (or at the top), by code, then name; only those inside the scope or on
 * the way to it.
 */
export const childrenOf = query(
  {
    id: 'area.children',
    allow: ['*'],
    input: z.object({ parent: z.string().default(ROOT), cursor: Cursor, limit: Limit }),
  },
  async (ctx, { parent, cursor, limit }) => {
    if (parent !== ROOT) await visibleArea(ctx, parent)
    const question = `area.children ${parent}`
    return page(ctx, question, cursor, limit, (path) => leadsTo(ctx, path), {
      ...ctx.db.params(AreaEntity.query.children({ tenant: ctx.tenant, parent })),
    })
  },
)

/** Areas inside the scope whose name begins so, in the order of names. */
export const searchAreas = query(
  {
    id: 'area.search',
    allow: ['*'],
    input: z.object({ name: z.string().trim().min(1).max(100), cursor: Cursor, limit: Limit }),
  },
  async (ctx, { name, cursor, limit }) => {
    const folded = fold(name)
    const search = AreaEntity.query
      .byName({ tenant: ctx.tenant, initial: [...folded][0] ?? '~' })
      .begins({ folded })
    const question = `area.search ${folded}`
    return page(ctx, question, cursor, limit, (path) => covers(ctx, path), ctx.db.params(search))
  },
)

/** Children or matches in one list, for one route: `name` searches, else `parent` opens. */
export const listAreas = query(
  {
    id: 'area.list',
    allow: ['*'],
    input: z.object({
      parent: z.string().optional(),
      name: z.string().trim().max(100).optional(),
      scheme: z.string().max(40).optional(),
      code: z.string().max(40).optional(),
      cursor: Cursor,
      limit: Limit,
    }),
  },
  async (ctx, { parent, name, scheme, code, ...rest }) => {
    if (scheme && code) return byCode(ctx, scheme, code)
    if (name) return searchAreas(ctx, { name, ...rest })
    return childrenOf(ctx, { parent, ...rest })
  },
)

async function byCode(ctx: Ctx, scheme: string, code: string) {
  const area = await areaByCode(ctx, scheme, code)
  return { items: area && covers(ctx, area.path) ? [area] : [], next: undefined }
}

const page = (
  ctx: Ctx,
  question: string,
  cursor: string | undefined,
  limit: number,
  visible: (path: string) => boolean,
  params: Item,
) =>
  fullPage(ctx, { question, cursor, limit }, params, (line) => {
    const area = briefOf(line)
    return visible(area.path) ? area : undefined
  })

/**
 * The areas under which the lists of households below `path` hang, in the order of the tree.
 * `''` is the whole tenant. A path below such an area gives that one: filter its list by the path.
 */
export async function anchorsUnder(ctx: Reader, path: string): Promise<Anchor[]> {
  return (await anchorAbove(ctx, path)) ?? findAnchors(ctx, path)
}

/** The same as this process knew it up to 30 seconds ago: for pages, not for jobs that count. */
export async function knownAnchorsUnder(ctx: Reader, path: string): Promise<Anchor[]> {
  const find = () => findAnchors(ctx, path)
  const above = await anchorAbove(ctx, path)
  if (above || !areasSettled(ctx)) return above ?? find()
  return anchorMemory.of(ctx.db, `${ctx.tenant}/${path}`, find)
}

async function anchorAbove(ctx: Reader, path: string): Promise<Anchor[] | undefined> {
  const lowest = idsOf(path).at(-1)
  if (!lowest) return undefined
  const [area, settings] = await Promise.all([areaOf(ctx, lowest), settingsOf(ctx)])
  if (levelIndex(settings, area.level) < anchorLevel(settings)) return undefined
  const anchor = await areaOf(ctx, area.anchor)
  return [{ area: anchor.area, path: anchor.path, name: anchor.name }]
}

async function findAnchors(ctx: Reader, path: string): Promise<Anchor[]> {
  const found: Anchor[] = []
  const search = AreaEntity.query.byAnchor({ tenant: ctx.tenant, anchors: 'yes' }).begins({ path })
  for await (const item of ctx.db.all(search)) {
    const { area, path, name } = briefOf(item)
    found.push({ area, path, name })
  }
  return found
}
