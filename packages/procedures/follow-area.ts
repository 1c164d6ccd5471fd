import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { areaFollower } from '@terrace/registry'
import { type Area, readArea } from '@terrace/tenancy'
import * as z from 'zod'
import { type Desks, desksOf } from './desk.ts'
import type { List } from './list-model.ts'
import { MatterEntity } from './matter.entity.ts'
import type { Brief, Flow } from './matter.ts'
import { heldOf, type MatterDoc, matterKey, matterRow, shelfOf } from './matter-store.ts'

const shelves = ['case', 'list', 'notice', 'notice-past', 'objection', 'grievance'] as const

/** An area that ended, or has another name, and the one whose its matters are from now on. */
interface Way {
  from: Area
  to: Area
  desks: Desks
}

/**
 * Takes what stands in an area to another one, or gives it the new name when both are the same. What
 * was taken is no longer found in the old area, so that a second run goes on where the first ended.
 */
export const followAreaJob = job(
  {
    id: 'procedures.follow-area',
    queue: 'bulk',
    input: z.object({ from: z.string(), to: z.string(), reason: z.string() }),
  },
  async (ctx, asked, run) => {
    const [from, to] = await Promise.all([readArea(ctx, asked.from), readArea(ctx, asked.to)])
    const way: Way = { from, to, desks: await desksOf(ctx, to) }
    const counts = (run.checkpoint ?? { moved: 0 }) as { moved: number }
    for (const shelf of shelves) {
      const search = MatterEntity.query.byShelf({ tenant: ctx.tenant, anchor: from.anchor, shelf })
      for await (const item of ctx.db.all(search)) {
        const brief = JSON.parse(String(item.brief)) as Brief
        if (!concerns(way, brief) || !(await follow(ctx, way, brief.id))) continue
        counts.moved++
        if (counts.moved % 20 === 0) await run.save(counts, { done: counts.moved, counts })
        await run.breathe()
      }
    }
    return { counts }
  },
)

/** Its own area, or a list of a wider one on which households of that area may stand. */
const concerns = ({ from, to }: Way, { kind, area, areaName, path }: Brief): boolean =>
  area === from.area
    ? from.area !== to.area || areaName !== to.name
    : kind === 'list' && from.path.startsWith(path) && from.area !== to.area

/** How often a matter that people move meanwhile is read again. */
const TRIES = 8

/** Everything that a matter of any kind knows of its place. */
type Placed = MatterDoc & { area: string; areaName: string; desks: Desks; template: string }

async function follow(ctx: Ctx, way: Way, id: string): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    const item = await ctx.db.get(matterKey(ctx.tenant, id), true)
    if (!item) return false
    const held = heldOf<Placed>(item)
    const brief = JSON.parse(String(item.brief)) as Brief
    if (!concerns(way, brief)) return false
    const next = placedIn(way, held.doc)
    if (!next) return false
    const { area, areaName, path, waits } = next
    const escalated = next.escalated?.area
    const line: Brief = {
      ...brief,
      ...{ area, areaName, path },
      ...(waits ? { waits } : {}),
      ...(escalated ? { escalated } : {}),
    }
    const row = matterRow(ctx.tenant, { matter: id, shelf: shelfOf(item), brief: line }, held, next)
    const facts = flowsOf(way, held.doc, brief)
    const event = { name: 'matter.moved', about: id, facts, pending: facts.length > 0 }
    try {
      await commit(ctx, 'procedures.follow-area', [event], [row])
      return true
    } catch (error) {
      // Nobody runs this job again: what is acted on at this moment is taken anew.
      if (!isFault(error) || error.kind !== 'stale' || attempt >= TRIES) throw error
    }
  }
}

/** The matter in its new place; undefined when it has nothing there. */
function placedIn({ from, to, desks }: Way, was: Placed): Placed | undefined {
  const next = { ...was, version: was.version + 1 }
  if (was.area !== from.area) {
    const list = was as Placed & Pick<List, 'entries'>
    if (!list.entries.some(({ path }) => path === from.path)) return undefined
    const entries = list.entries.map((one) =>
      one.path === from.path ? { ...one, path: to.path } : one,
    )
    return { ...next, entries } as Placed
  }
  const { waits, escalated } = was
  return {
    ...next,
    area: to.area,
    areaName: to.name,
    path: to.path,
    anchor: to.anchor,
    desks,
    ...(waits ? { waits: { ...waits, area: desks[waits.level].area } } : {}),
    ...(escalated ? { escalated: { ...escalated, area: desks[escalated.level].area } } : {}),
  }
}

/** Cases are counted where they stand: those of a list with it, those it put out where they went. */
function flowsOf({ from, to }: Way, was: Placed, { kind, list }: Brief): Flow[] {
  if (from.area === to.area) return []
  const { template, state } = was
  const between = (at: string): Flow[] => [
    { template, path: from.path, from: at, n: 1 },
    { template, path: to.path, to: at, n: 1 },
  ]
  if (kind === 'case') return list ? [] : between(state)
  if (kind !== 'list') return []
  return (was as Placed & Pick<List, 'entries'>).entries.flatMap(({ out, path, settled }) => {
    const counted = out ? (path ?? was.path) : was.path
    return settled || counted !== from.path ? [] : between(out?.state ?? state)
  })
}

/** Cases, lists, notices, objections and grievances follow their area, as its households do. */
export const areaFollowing = areaFollower('matter-following', followAreaJob)
