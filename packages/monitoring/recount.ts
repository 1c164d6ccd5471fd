import { type Ctx, hasRole } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { standingCases } from '@terrace/procedures'
import { countedHouseholds } from '@terrace/registry'
import * as z from 'zod'
import { AreaStatisticsEntity } from './area-statistics.entity.ts'
import { addRow, countsOf, NOW } from './area-statistics.ts'
import { addFacts, areasOnPath, type Counts, NOBODY, WHOLE } from './counts.ts'
import { addFlow, PIPELINE } from './pipeline.ts'

/** Where the kept counts and a recount differ: what would have to be added to the kept ones. */
export interface Drift {
  /** `now` for households, `pipeline` for cases. */
  period: string
  area: string
  parent: string
  counts: Counts
}

/** How often it counts before it believes a difference, or gives up. */
const ROUNDS = 4

type Counted = Map<string, { parent: string; counts: Counts }>

/** Counts every household of the tenant from its own item's list line, for every area. */
async function recount(ctx: Ctx, seen: (n: number) => Promise<void>) {
  const areas: Counted = new Map()
  let n = 0
  for await (const facts of countedHouseholds(ctx)) {
    for (const { area, parent } of areasOnPath(facts.path)) {
      const entry = areas.get(area) ?? { parent, counts: {} }
      addFacts(entry.counts, facts)
      areas.set(area, entry)
    }
    if (++n % 500 === 0) await seen(n)
  }
  return { areas, households: n }
}

/** Counts every case of the tenant where it stands, for every area. */
async function recountCases(ctx: Ctx) {
  const areas: Counted = new Map()
  let cases = 0
  for await (const flow of standingCases(ctx)) {
    addFlow(areas, flow)
    cases += flow.n
  }
  return { areas, cases }
}

/** Every area that has kept counts, found from the top: also those where nobody is left. */
async function keptCounts(ctx: Ctx, kind: string) {
  const kept = new Map<string, { parent: string; counts: Counts }>()
  const open = [NOBODY]
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const period = { tenant: ctx.tenant, parent, period: kind }
    for await (const row of ctx.db.all(AreaStatisticsEntity.query.byParent(period), {
      consistent: true,
    })) {
      const area = String(row.area)
      kept.set(area, { parent, counts: countsOf(row) })
      open.push(area)
    }
  }
  return kept
}

async function driftOf(ctx: Ctx, period: string, counted: Counted): Promise<Drift[]> {
  const kept = await keptCounts(ctx, period)
  const drifts: Drift[] = []
  for (const area of new Set([WHOLE, ...kept.keys(), ...counted.keys()])) {
    const parent = (counted.get(area) ?? kept.get(area))?.parent ?? NOBODY
    const [is, should] = [kept.get(area)?.counts ?? {}, counted.get(area)?.counts ?? {}]
    const counts: Counts = {}
    for (const name of new Set([...Object.keys(is), ...Object.keys(should)])) {
      const missing = (should[name] ?? 0) - (is[name] ?? 0)
      if (missing !== 0) counts[name] = missing
    }
    if (Object.keys(counts).length > 0) drifts.push({ period, area, parent, counts })
  }
  return drifts.sort((a, b) => (a.area < b.area ? -1 : 1))
}

/**
 * Recounts the register and compares every area with what the projection kept. Somebody may save
 * while it counts, so a difference is believed only when a second count shows the same one. With
 * `repair` the differences are added, which commutes with projections that run meanwhile.
 */
export const recountJob = job(
  {
    id: 'monitoring.recount',
    queue: 'bulk',
    input: z.object({ repair: z.boolean().default(false) }),
  },
  async (ctx, { repair }, run) => {
    // An auditor looks and changes nothing (domain.md §5.2).
    if (repair && hasRole(ctx, 'auditor') && !hasRole(ctx, 'county', 'admin')) {
      throw fault('forbidden', 'role.may-not', { action: 'statistics.repair' })
    }
    let drift: Drift[] = []
    let [households, standing, believed] = [0, 0, false]
    for (let round = 0; round < ROUNDS && !believed; round++) {
      await run.settle()
      const counted = await recount(ctx, async (n) => {
        await run.save(undefined, { done: n })
        await run.breathe()
      })
      households = counted.households
      const before = JSON.stringify(drift)
      const { areas, cases } = await recountCases(ctx)
      drift = [
        ...(await driftOf(ctx, NOW, counted.areas)),
        ...(await driftOf(ctx, PIPELINE, areas)),
      ]
      standing = cases
      believed = drift.length === 0 || JSON.stringify(drift) === before
    }
    if (!believed) throw fault('conflict', 'statistics.busy')
    await run.save(undefined, {
      done: households,
      counts: { households, cases: standing, drift: drift.length },
    })
    if (drift.length > 0 && !repair)
      throw fault('conflict', 'statistics.drift', { areas: drift.length })
    for (const { period, area, parent, counts } of drift) {
      await ctx.db.write([addRow({ tenant: ctx.tenant, parent, period, area }, counts)])
    }
    return {
      counts: { households, cases: standing, drift: drift.length },
      result: { drift: drift.slice(0, 50), repaired: repair && drift.length > 0 },
    }
  },
)
