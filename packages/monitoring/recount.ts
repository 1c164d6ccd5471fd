import { createHash } from 'node:crypto'
import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { job, type Run } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import { standingCases } from '@terrace/procedures'
import { countedHouseholds, type Spot } from '@terrace/registry'
import * as z from 'zod'
import { addRow, NOW } from './area-statistics.ts'
import { addFacts, areasOnPath } from './counts.ts'
import { type AreaCounts, type Drift, driftOf, keptCounts } from './drift.ts'
import { addFlow, PIPELINE } from './pipeline.ts'

/** How often it counts before it believes a difference, or gives up. */
const ROUNDS = 4
/** Households counted between two checkpoints: what one query may answer. */
const BATCH = 1_000
/** Areas put right in one transaction. */
const REPAIRED = 50

/** How far a recount is. What grows with the tenant is laid aside in parts. */
interface Progress {
  round: number
  /** After which line this round goes on; none at its start. */
  next?: Spot
  /** What each batch of this round added, area by area. */
  counted: PartsState
  households: number
  /** Cases counted at the end of the last round. */
  cases?: number
  /** What the round before found, as a digest. */
  before?: string
  /** The differences, once they are believed. */
  drift?: PartsState
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
    let progress = (run.checkpoint ?? { round: 0, counted: [], households: 0 }) as Progress
    while (!progress.drift) progress = await countOnce(ctx, run, progress)
    const drift: Drift[] = []
    for await (const entry of new Parts<Drift>(ctx, run.job.job, progress.drift).rows()) {
      drift.push(entry)
    }
    const { households, cases = 0 } = progress
    const counts = { households, cases, drift: drift.length }
    await run.save(progress, { done: households, counts })
    if (drift.length > 0 && !repair) {
      throw fault('conflict', 'statistics.drift', { areas: drift.length })
    }
    await repairAll(ctx, run, drift)
    return { counts, result: { ...shown(ctx, drift), repaired: drift.length > 0 } }
  },
)

/** One count of the whole register, and what differs from what is kept. */
async function countOnce(ctx: Ctx, run: Run, progress: Progress): Promise<Progress> {
  if (progress.round >= ROUNDS) throw fault('conflict', 'statistics.busy')
  const { areas, households, parts } = await recount(ctx, run, progress)
  await run.uncut()
  const standing = await recountCases(ctx)
  const drift = [
    ...driftOf(NOW, await keptCounts(ctx, NOW), areas),
    ...driftOf(PIPELINE, await keptCounts(ctx, PIPELINE), standing.areas),
  ]
  const what = JSON.stringify(drift.map(({ period, area, counts }) => [period, area, counts]))
  const digest = createHash('sha256').update(what).digest('hex')
  const { cases } = standing
  const round = progress.round + 1
  const after: Progress = { round, counted: [], households, cases, before: digest }
  if (drift.length === 0 || digest === progress.before) {
    const laid = new Parts<Drift>(ctx, run.job.job)
    await laid.add(drift)
    after.drift = laid.state
  }
  await run.save(after, { done: households })
  await parts.remove()
  return after
}

/** Counts every case of the tenant where it stands, for every area. */
async function recountCases(ctx: Ctx) {
  const areas = new Map<string, AreaCounts>()
  let cases = 0
  for await (const flow of standingCases(ctx)) {
    addFlow(areas, flow)
    cases += flow.n
  }
  return { areas, cases }
}

/** Counts every household of the tenant from its own item's list line, for every area. */
async function recount(ctx: Ctx, run: Run, progress: Progress) {
  const parts = new Parts<AreaCounts>(ctx, run.job.job, progress.counted)
  const areas = new Map<string, AreaCounts>()
  for await (const entry of parts.rows()) add(areas, entry)
  let households = progress.next ? progress.households : 0
  // Only at the start of a round, since nothing is compared before its end.
  if (!progress.next) await run.settle()
  for await (const { facts, next } of countedHouseholds(ctx, BATCH, progress.next)) {
    const batch = new Map<string, AreaCounts>()
    for (const one of facts) {
      for (const place of areasOnPath(one.path)) {
        const entry = batch.get(place.area) ?? { ...place, counts: {} }
        addFacts(entry.counts, one)
        batch.set(place.area, entry)
      }
    }
    await parts.add([...batch.values()])
    for (const entry of batch.values()) add(areas, entry)
    households += facts.length
    const saved: Progress = { ...progress, next, counted: parts.state, households }
    await run.save(saved, { done: households })
    await run.breathe()
  }
  return { areas, households, parts }
}

function add(areas: Map<string, AreaCounts>, { counts, ...place }: AreaCounts) {
  const entry = areas.get(place.area) ?? { ...place, counts: {} }
  for (const [name, n] of Object.entries(counts)) {
    entry.counts[name] = (entry.counts[name] ?? 0) + n
  }
  areas.set(place.area, entry)
}

/** Each difference is added once, whoever takes over: additions carry receipts. */
async function repairAll(ctx: Ctx, run: Run, drift: readonly Drift[]) {
  for (let i = 0; i * REPAIRED < drift.length; i++) {
    const some = drift.slice(i * REPAIRED, (i + 1) * REPAIRED)
    const rows = some.map(({ period, area, parent, counts }) =>
      addRow({ tenant: ctx.tenant, parent, period, area }, counts),
    )
    if (await run.chunk(i, { rows, events: [], counts: {}, done: 0 })) await run.breathe()
  }
}

/** The register is counted whole, but its asker hears only of the areas that are theirs to see. */
function shown(ctx: Ctx, drift: readonly Drift[]) {
  const own = drift.filter(({ path }) => covers(ctx, path))
  return {
    drift: own
      .slice(0, 50)
      .map(({ period, area, parent, counts }) => ({ period, area, parent, counts })),
    elsewhere: drift.length - own.length,
  }
}
