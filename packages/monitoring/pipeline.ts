import { query } from '@terrace/platform/command'
import { covers } from '@terrace/platform/context'
import type { Db } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import type { Projection } from '@terrace/platform/projection'
import { type Flow, flowEvents, readers } from '@terrace/procedures'
import { areaOf, childrenOf, idsOf, ROOT } from '@terrace/tenancy'
import * as z from 'zod'
import { AreaStatisticsEntity } from './area-statistics.entity.ts'
import { addRow, countsOf, statisticsKey } from './area-statistics.ts'
import { areasOnPath, type Counts, NOBODY, WHOLE } from './counts.ts'
import { homeOf } from './dashboard.ts'
import type { AreaCounts } from './drift.ts'

/** The rows of cases stand beside those of households, under a period of their own. */
export const PIPELINE = 'pipeline'

type Areas = Map<string, AreaCounts>

/** Adds what flowed to every area on the way up. */
export function addFlow(areas: Areas, { template, path, from, to, n }: Flow): void {
  for (const place of areasOnPath(path)) {
    const entry = areas.get(place.area) ?? { ...place, counts: {} }
    const add = (state: string, by: number) => {
      const name = `${template}:${state}`
      entry.counts[name] = (entry.counts[name] ?? 0) + by
    }
    if (from !== undefined) add(from, -n)
    if (to !== undefined) add(to, n)
    areas.set(place.area, entry)
  }
}

/** Counts cases by procedure and state for every area; an event is added once, as all events are. */
export const pipelineCounts: Projection = {
  name: 'pipeline-counts',
  hears: flowEvents,
  project(events: readonly Event[], _db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const areas: Areas = new Map()
    for (const event of events) {
      for (const flow of (event.facts ?? []) as Flow[]) addFlow(areas, flow)
    }
    return [...areas].flatMap(([area, { parent, counts }]) => {
      const changed = Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))
      if (Object.keys(changed).length === 0) return []
      return [addRow({ tenant, parent, period: PIPELINE, area }, changed)]
    })
  },
}

const Counters = z.record(z.string(), z.number())

export const Pipeline = z.object({
  /** Left out for the whole tenant. */
  area: z.string().optional(),
  /** `identification:submitted` and so on: cases that stand there now. */
  counts: Counters,
  children: z.array(z.object({ area: z.string(), name: z.string(), counts: Counters })),
  next: z.string().optional(),
})

/** How many cases stand where, of an area and of each area directly below it. */
export const pipeline = query(
  {
    id: 'pipeline.get',
    allow: [...readers, 'admin'],
    input: z.object({ area: z.string().optional(), cursor: z.string().optional() }),
  },
  async (ctx, { area: asked, cursor }) => {
    const id = asked ?? (await homeOf(ctx))
    const area = id === undefined ? undefined : await areaOf(ctx, id)
    if (area && !covers(ctx, area.path)) throw fault('missing', 'area.missing')
    const self = area?.area ?? WHOLE
    const parent = area ? (idsOf(area.path).at(-2) ?? WHOLE) : NOBODY
    const [own, below, children] = await Promise.all([
      ctx.db.get(statisticsKey(ctx.tenant, parent, PIPELINE, self)),
      countsBelow(ctx, self),
      childrenOf(ctx, { parent: area?.area ?? ROOT, cursor, limit: 100 }),
    ])
    return {
      ...(area ? { area: area.area } : {}),
      counts: countsOf(own),
      children: children.items.map(({ area: child, name }) => ({
        area: child,
        name,
        counts: below.get(child) ?? {},
      })),
      next: children.next,
    }
  },
)

async function countsBelow(ctx: { db: Db; tenant: string }, parent: string) {
  const { tenant } = ctx
  const operation = AreaStatisticsEntity.query.byParent({ tenant, parent, period: PIPELINE })
  const counts = new Map<string, Counts>()
  for await (const row of ctx.db.all(operation)) counts.set(String(row.area), countsOf(row))
  return counts
}
