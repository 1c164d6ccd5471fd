import type { Ctx } from '@terrace/platform/context'
import { job } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import { toWrite } from '@terrace/platform/write'
import * as z from 'zod'
import { present } from './brief.ts'
import { linesOf, neighbours, type Pair, pairsOf } from './duplicate-pairs.ts'
import { allHouseholds, type Spot } from './household-walk.ts'
import type { NameLine } from './person-key.entity.ts'
import { suspectRow } from './suspect-row.ts'

/** Households whose people are compared at once. */
const BATCH = 100

/** How far the search is: the area it is in, and where the lines of its people so far are laid. */
interface Progress {
  next?: Spot | undefined
  area: string
  lines: PartsState
  counts: { people: number; suspects: number }
}

/**
 * Looks through the whole register for people who may be one: equal names with the same birthday
 * anywhere, similar names with the same birthday in one area. Pairs that were ever decided stay so.
 * A worker that takes over finds the people of the area in which the last one stopped in files, since
 * an area may have any number of them.
 */
export const findDuplicatesJob = job(
  { id: 'registry.find-duplicates', queue: 'bulk', input: z.object({}) },
  async (ctx, _input, run) => {
    const saved = run.checkpoint as Progress | undefined
    const counts = saved?.counts ?? { people: 0, suspects: 0 }
    const { job } = run.job
    let area = saved?.area ?? ''
    let spot = saved?.next
    let lines = new Parts<NameLine>(ctx, job, saved?.lines)
    let here: NameLine[] = []
    for await (const line of lines.rows()) here.push(line)
    for await (const { households, next } of allHouseholds(ctx, BATCH, { from: spot })) {
      const over: Parts<NameLine>[] = []
      let fresh: NameLine[] = []
      for (const household of households) {
        if (household.area !== area) {
          counts.suspects += await keep(ctx, neighbours(here))
          over.push(lines)
          area = household.area
          lines = new Parts(ctx, job)
          here = []
          fresh = []
        }
        fresh.push(...linesOf(household))
        here.push(...linesOf(household))
      }
      const pairs = await Promise.all(households.map((h) => pairsOf(ctx.db, ctx.tenant, h)))
      counts.people += households.reduce((sum, h) => sum + present(h).length, 0)
      counts.suspects += await keep(ctx, pairs.flat())
      await lines.add(fresh)
      spot = next
      const progress: Progress = { next, area, lines: lines.state, counts }
      await run.save(progress, { done: counts.people, counts })
      for (const parts of over) await parts.remove()
      await run.breathe()
    }
    counts.suspects += await keep(ctx, neighbours(here))
    // Files go only when no checkpoint names them any more.
    const end: Progress = { next: spot, area: '', lines: [], counts }
    await run.save(end, { done: counts.people, counts })
    await lines.remove()
    return { counts }
  },
)

/** Writing a pair again changes nothing, so that what follows a checkpoint may happen twice. */
async function keep(ctx: Ctx, pairs: readonly Pair[]): Promise<number> {
  const rows = pairs.map(({ a, b, why }) => toWrite(ctx.db, suspectRow(ctx.tenant, a, b, why)))
  for (const row of rows) await ctx.db.write([row])
  return new Set(pairs.map(({ a, b }) => [a.member, b.member].sort().join())).size
}
