import { afterwards } from '@terrace/platform/after'
import { command } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { isDay } from '@terrace/platform/dates'
import { fault, invalid } from '@terrace/platform/fault'
import { shortId } from '@terrace/platform/ids'
import { type Row, refusing } from '@terrace/platform/write'
import * as z from 'zod'
import { AreaCodeEntity, AreaEntity } from './area.entity.ts'
import { type Area, AreaBrief, levelIndex, placeBelow, ROOT } from './area-model.ts'
import { childrenRow, forgetAreas, indexed, newAreaRow, readArea } from './area-store.ts'
import type { Settings } from './settings-model.ts'
import { frameUsedRow, settingsOf } from './settings-store.ts'

/** Who keeps the tree: the administrator, and the county within its own part. */
export const keepers = ['admin', 'county'] as const

export const AreaName = z.string().trim().min(1).max(120)
export const Scheme = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
export const AreaCode = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u)
/** Few schemes, so that a split of many parts still fits one transaction. */
export const Codes = z
  .record(Scheme, AreaCode)
  .refine((codes) => Object.keys(codes).length <= 4, { params: { code: 'area.codes-many' } })
const Names = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), AreaName)
const Day = z.string().refine(isDay, { params: { code: 'field.day' } })
const Reason = z.string().trim().max(500).optional()
const Id = z.string().min(1).max(40)

/** An area that the actor may change. @throws Fault missing `area.missing` */
export async function ownArea(ctx: Ctx, id: string): Promise<Area> {
  const area = await readArea(ctx, id)
  if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
  return area
}

/** The same, not ended, and of the version that the actor saw. */
async function liveArea(ctx: Ctx, id: string, version?: number): Promise<Area> {
  const area = await ownArea(ctx, id)
  if (area.until) throw fault('conflict', 'area.ended', { area: id })
  if (version !== undefined && version !== area.version) throw fault('stale', 'area.stale')
  return area
}

const claims = (ctx: Pick<Ctx, 'tenant'>, area: string, codes: Record<string, string>): Row[] =>
  Object.entries(codes).map(([scheme, code]) =>
    refusing(
      AreaCodeEntity.create({ tenant: ctx.tenant, scheme, code, area }),
      'conflict',
      'area.code-taken',
      { code, fields: [{ path: `codes.${scheme}`, code: 'area.code-taken', params: { code } }] },
    ),
  )

/** The rows of a new area without its parent's count: one of the area, one of each code. */
export const areaRows = (
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  brief: AreaBrief,
  anchors: 'yes' | 'no',
  from?: string,
): Row[] => [newAreaRow(ctx, brief, { anchors, from }), ...claims(ctx, brief.area, brief.codes)]

/** What a new area is, from where it stands. */
export function newBrief(
  settings: Settings,
  area: string,
  parent: Pick<Area, 'area' | 'path' | 'anchor'> | undefined,
  facts: Pick<AreaBrief, 'level' | 'name' | 'names' | 'codes'>,
): { brief: AreaBrief; anchors: 'yes' | 'no' } {
  const { anchors, ...place } = placeBelow(settings, area, facts.level, parent)
  const brief = { area, parent: parent?.area ?? ROOT, ...facts, ...place, children: 0 }
  return { brief, anchors }
}

/**
 * Adds a place to the tree. Levels may be skipped.
 * @throws Fault invalid `area.level`, conflict `area.code-taken`, `area.parent-ended`
 */
export const addArea = afterwards(
  command(
    {
      id: 'area.add',
      allow: keepers,
      input: z.strictObject({
        parent: Id.default(ROOT),
        level: z.string().max(40),
        name: AreaName,
        names: Names.optional(),
        codes: Codes.default({}),
        from: Day.optional(),
      }),
    },
    async (ctx, { parent: above, from, ...facts }) => {
      const settings = await settingsOf(ctx)
      const parent = above === ROOT ? undefined : await liveArea(ctx, above)
      if (!parent && !covers(ctx, '')) throw fault('missing', 'area.missing')
      const level = levelIndex(settings, facts.level)
      if (level < 0 || (parent && level <= levelIndex(settings, parent.level))) {
        throw invalid([{ path: 'level', code: 'area.level' }])
      }
      const area = shortId('a', ctx.ports.random)
      const { brief, anchors } = newBrief(settings, area, parent, facts)
      ctx.save({ name: 'area.added', about: area, facts: brief }, [
        ...areaRows(ctx, brief, anchors, from),
        parent ? childrenRow(ctx, parent.area, 1) : frameUsedRow(ctx.db, ctx.tenant, settings),
      ])
      return { ...brief, ...(from ? { from } : {}), version: 1 }
    },
  ),
  (ctx, area) => forgetAreas(ctx, [area.area, area.parent]),
)

/** The row of an area with other facts, on condition that it is as it was read. */
export const changedAreaRow = (
  ctx: Pick<Ctx, 'tenant'>,
  before: Area,
  brief: AreaBrief,
  more: { until?: string; successors?: string[] } = {},
) =>
  refusing(
    AreaEntity.patch({ tenant: ctx.tenant, area: before.area })
      .set({ ...indexed(brief), ...more, brief, version: before.version + 1 })
      .where(({ version }, { eq }) => eq(version, before.version)),
    'stale',
    'area.stale',
  )

/** What a list shows of an area, without what only its own page shows. */
export const briefOf = (area: Area): AreaBrief => AreaBrief.parse(area)

/** Changes names and codes; its place stays. A code given up is free for others. */
export const renameArea = afterwards(
  command(
    {
      id: 'area.rename',
      allow: keepers,
      input: z.strictObject({
        area: Id,
        version: z.int().optional(),
        name: AreaName.optional(),
        names: Names.optional(),
        codes: Codes.optional(),
        reason: Reason,
      }),
    },
    async (ctx, { area, version, reason, name, names, codes }) => {
      const before = await liveArea(ctx, area, version)
      const brief = {
        ...briefOf(before),
        ...(name ? { name } : {}),
        ...(names ? { names } : {}),
        ...(codes ? { codes } : {}),
      }
      const changes = (['name', 'names', 'codes'] as const)
        .filter((path) => JSON.stringify(before[path]) !== JSON.stringify(brief[path]))
        .map((path) => ({ path, before: before[path], after: brief[path] }))
      if (changes.length === 0) return before
      const fresh = Object.entries(brief.codes).filter(([s, c]) => before.codes[s] !== c)
      const given = Object.entries(before.codes).filter(([s, c]) => brief.codes[s] !== c)
      ctx.save({ name: 'area.changed', about: area, reason, changes, facts: brief }, [
        changedAreaRow(ctx, before, brief),
        ...claims(ctx, area, Object.fromEntries(fresh)),
        ...given.map(([scheme, code]) =>
          AreaCodeEntity.remove({ tenant: ctx.tenant, scheme, code }),
        ),
      ])
      return { ...before, ...brief, version: before.version + 1 }
    },
  ),
  (ctx, area) => forgetAreas(ctx, [area.area]),
)

/** The rows that end an area with nothing below it. @throws Fault conflict `area.has-children` */
function endRows(ctx: Ctx, area: Area, until: string, successors: string[]): Row[] {
  if (area.children > 0) throw fault('conflict', 'area.has-children', { area: area.area })
  return [changedAreaRow(ctx, area, { ...briefOf(area), ended: true }, { until, successors })]
}

/** What others need to move what stood there: the place that ended, and those that follow. */
const placeOf = ({ area, path, anchor, name }: AreaBrief) => ({ area, path, anchor, name })

/** Ends an area; its codes stay taken, since old records name them. */
export const endArea = afterwards(
  command(
    {
      id: 'area.end',
      allow: keepers,
      input: z.strictObject({ area: Id, version: z.int().optional(), until: Day, reason: Reason }),
    },
    async (ctx, { area: id, version, until, reason }) => {
      const area = await liveArea(ctx, id, version)
      const facts = { from: [placeOf(area)], into: [], until }
      ctx.save({ name: 'area.ended', about: id, reason, facts }, [
        ...endRows(ctx, area, until, []),
        ...(area.parent === ROOT ? [] : [childrenRow(ctx, area.parent, -1)]),
      ])
      return { ...area, until, ended: true, version: area.version + 1 }
    },
  ),
  (ctx, area) => forgetAreas(ctx, [area.area, area.parent]),
)

/** Ends areas in favour of a neighbour. Their households follow by a job that hears the event. */
export const mergeAreas = afterwards(
  command(
    {
      id: 'area.merge',
      allow: keepers,
      input: z.strictObject({
        into: Id,
        areas: z.array(Id).min(1).max(20),
        until: Day,
        reason: Reason,
      }),
    },
    async (ctx, { into: id, areas, until, reason }) => {
      const into = await liveArea(ctx, id)
      const merged = await Promise.all([...new Set(areas)].map((area) => liveArea(ctx, area)))
      const alike = merged.every(
        (a) => a.area !== id && a.parent === into.parent && a.level === into.level,
      )
      if (!alike) throw invalid([{ path: 'areas', code: 'area.not-siblings' }])
      ctx.save(
        merged.map((area) => ({
          name: 'area.merged',
          about: area.area,
          reason,
          facts: { from: [placeOf(area)], into: [placeOf(into)], until },
        })),
        [
          ...merged.flatMap((area) => endRows(ctx, area, until, [id])),
          // The one that stays must not end at the same moment.
          changedAreaRow(ctx, into, briefOf(into)),
          ...(into.parent === ROOT ? [] : [childrenRow(ctx, into.parent, -merged.length)]),
        ],
      )
      return { ...into, merged: merged.map((a) => a.area), version: into.version + 1 }
    },
  ),
  (ctx, { area, parent, merged }) => forgetAreas(ctx, [area, parent, ...merged]),
)

/** Ends an area and puts several in its place, at the same level. */
export const splitArea = afterwards(
  command(
    {
      id: 'area.split',
      allow: keepers,
      input: z.strictObject({
        area: Id,
        parts: z
          .array(z.object({ name: AreaName, names: Names.optional(), codes: Codes.default({}) }))
          .min(2)
          .max(12),
        until: Day,
        reason: Reason,
      }),
    },
    async (ctx, { area: id, parts, until, reason }) => {
      const [area, settings] = await Promise.all([liveArea(ctx, id), settingsOf(ctx)])
      const parent = area.parent === ROOT ? undefined : await readArea(ctx, area.parent)
      const made = parts.map((part) =>
        newBrief(settings, shortId('a', ctx.ports.random), parent, { ...part, level: area.level }),
      )
      const briefs = made.map((part) => part.brief)
      const facts = { from: [placeOf(area)], into: briefs.map(placeOf), until }
      ctx.save(
        [
          { name: 'area.split', about: id, reason, facts },
          ...briefs.map((brief) => ({ name: 'area.added', about: brief.area, facts: brief })),
        ],
        [
          ...endRows(
            ctx,
            area,
            until,
            briefs.map((brief) => brief.area),
          ),
          ...made.flatMap((part) => areaRows(ctx, part.brief, part.anchors, until)),
          ...(parent ? [childrenRow(ctx, parent.area, parts.length - 1)] : []),
        ],
      )
      return { area: id, parent: area.parent, parts: briefs }
    },
  ),
  (ctx, { area, parent }) => forgetAreas(ctx, [area, parent]),
)
