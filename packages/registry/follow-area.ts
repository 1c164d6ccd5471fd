import { commit } from '@terrace/platform/command'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { type Area, readArea } from '@terrace/tenancy'
import * as z from 'zod'
import { areaFollower } from './area-follower.ts'
import { eventOf } from './household.ts'
import { readHousehold } from './household-store.ts'
import { allHouseholds, type Spot } from './household-walk.ts'
import type { Household } from './model.ts'
import { type Desk, deskOf, prepareChange } from './writer.ts'

type Counts = { households: number; moved: number }

/**
 * Takes the households of an area to another one, or gives them its new name when both are the same.
 * Whoever was moved is no longer in the old area, so that a second run goes on where the first ended.
 */
export const followAreaJob = job(
  {
    id: 'registry.follow-area',
    queue: 'bulk',
    input: z.object({ from: z.string(), to: z.string(), reason: z.string() }),
  },
  async (ctx, { from, to, reason }, run) => {
    const [desk, old, area] = await Promise.all([
      deskOf(ctx),
      readArea(ctx, from),
      readArea(ctx, to),
    ])
    const name = from === to ? 'household.area-renamed' : 'household.moved'
    const saved = run.checkpoint as { from: Spot; counts: Counts } | undefined
    const counts = saved?.counts ?? { households: 0, moved: 0 }
    const walk = allHouseholds(ctx, 50, { path: old.path, from: saved?.from })
    for await (const { households, next } of walk) {
      for (const household of households) {
        counts.households++
        if (household.area !== from) continue
        if (await follow(desk, household, area, { name, reason })) counts.moved++
      }
      await run.save({ from: next, counts }, { done: counts.households, counts })
      await run.breathe()
    }
    return { counts }
  },
)

/** How often a household that people save meanwhile is read again. */
const TRIES = 8

/** Nobody runs this job again, so that a household which is saved at this moment is taken anew. */
async function follow(
  desk: Desk,
  read: Household,
  area: Area,
  { name, reason }: { name: string; reason: string },
): Promise<boolean> {
  let household = read
  for (let attempt = 0; ; attempt++) {
    const prepared = prepareChange(desk, household, {}, area)
    if (!prepared) return false
    try {
      await commit(desk.ctx, name, [eventOf(name, prepared, { reason })], prepared.rows)
      return true
    } catch (error) {
      if (!isFault(error) || error.kind !== 'stale' || attempt >= TRIES) throw error
    }
    household = await readHousehold(desk.ctx, household.household)
    if (household.area !== read.area) return false
  }
}

/** Households follow their area. A split is decided household by household. */
export const areaFollowing = areaFollower('area-following', followAreaJob)
