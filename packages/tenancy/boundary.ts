import { command, query } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { AreaEntity, BoundaryEntity } from './area.entity.ts'
import { keepers, ownArea } from './area-change.ts'
import { type AreaBrief, ROOT } from './area-model.ts'
import { leadsTo, visibleArea } from './area-query.ts'

/** A boundary larger than this belongs on a map server, and would not fit an item. */
const MAX_KB = 200

const isPosition = (at: unknown): boolean =>
  Array.isArray(at) &&
  (at.length === 2 || at.length === 3) &&
  at.every((n) => typeof n === 'number' && Number.isFinite(n)) &&
  Math.abs(at[0]) <= 180 &&
  Math.abs(at[1]) <= 90

/** RFC 7946 §3.1.6: four or more positions, the last equal to the first. */
const isRing = (ring: unknown): boolean =>
  Array.isArray(ring) &&
  ring.length >= 4 &&
  ring.every(isPosition) &&
  JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1))

const isPolygon = (rings: unknown): boolean =>
  Array.isArray(rings) && rings.length >= 1 && rings.every(isRing)

/** A GeoJSON geometry in longitude and latitude (RFC 7946), closed rings. */
export const Geometry = z
  .object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) })
  .refine(
    ({ type, coordinates }) =>
      type === 'Polygon'
        ? isPolygon(coordinates)
        : coordinates.length >= 1 && coordinates.every(isPolygon),
    { params: { code: 'area.boundary' } },
  )

/** Draws an area on the map. @throws Fault too-large `area.boundary-size` */
export const setBoundary = command(
  {
    id: 'area.set-boundary',
    allow: keepers,
    input: z.strictObject({ area: z.string().max(40), geometry: Geometry }),
  },
  async (ctx, { area: id, geometry }) => {
    const text = JSON.stringify(geometry)
    const bytes = Buffer.byteLength(text)
    if (bytes > MAX_KB * 1_000) {
      throw fault('too-large', 'area.boundary-size', { maximum: MAX_KB })
    }
    const { parent } = await ownArea(ctx, id)
    ctx.save({ name: 'area.drawn', about: id, facts: { bytes }, pending: false }, [
      BoundaryEntity.put({ tenant: ctx.tenant, parent, area: id, geometry: text }),
    ])
    return { area: id, bytes }
  },
)

export const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({ area: z.string(), name: z.string(), level: z.string() }),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
    }),
  ),
})

/** The areas below one as a map: those that are drawn, have not ended, and lie in or around scope. */
export const boundariesOf = query(
  {
    id: 'area.boundaries',
    allow: ['*'],
    input: z.object({ area: z.string().max(40).default(ROOT) }),
  },
  async (ctx, { area: parent }) => {
    if (parent !== ROOT) await visibleArea(ctx, parent)
    const names = new Map<string, AreaBrief>()
    const collect = async () => {
      const search = AreaEntity.query.children({ tenant: ctx.tenant, parent })
      for await (const item of ctx.db.all(search)) {
        const brief = item.brief as AreaBrief
        if (!brief.ended && leadsTo(ctx, brief.path)) names.set(brief.area, brief)
      }
    }
    const shapes: { area: string; geometry: string }[] = []
    const draw = async () => {
      const search = BoundaryEntity.query.byParent({ tenant: ctx.tenant, parent })
      for await (const item of ctx.db.all(search)) {
        shapes.push({ area: String(item.area), geometry: String(item.geometry) })
      }
    }
    await Promise.all([collect(), draw()])
    const features = shapes.flatMap(({ area, geometry }) => {
      const brief = names.get(area)
      if (!brief) return []
      const { name, level } = brief
      const shape = JSON.parse(geometry) as { type: string; coordinates: unknown[] }
      const properties = { area, name, level }
      return [{ type: 'Feature' as const, id: area, properties, geometry: shape }]
    })
    return { type: 'FeatureCollection' as const, features }
  },
)
