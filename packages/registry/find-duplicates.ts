import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import { type Row, toWrite } from '@terrace/platform/write'
import * as z from 'zod'
import { present } from './brief.ts'
import { linesOf, neighbours, pairsOf } from './duplicate-pairs.ts'
import { allHouseholds, type Spot } from './household-walk.ts'
import type { NameLine } from './person-key.entity.ts'
import { SuspectEntity, type SuspectLine } from './suspect.entity.ts'
import { queueRoots } from './suspect-queue.ts'
import {
  goneRow,
  isSame,
  type Pair,
  pairRow,
  suspectId,
  suspectRows,
  whileOpen,
} from './suspect-row.ts'
import { pairsToday } from './suspect-today.ts'

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
    if (!saved) await refreshQueue(ctx)
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
  await writeAll(ctx, await suspectRows(ctx.db, ctx.tenant, pairs))
  return new Set(pairs.map(suspectId)).size
}

/** One by one: a pair that somebody decides on at this moment stays as it was decided. */
async function writeAll(ctx: Ctx, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    await ctx.db.write([toWrite(ctx.db, row)]).catch((error: unknown) => {
      if (!isFault(error) || error.kind !== 'conflict') throw error
    })
  }
}

/** Pairs that wait are brought to where their people are; those that are none any more go. */
async function refreshQueue(ctx: Ctx): Promise<void> {
  const { db, tenant } = ctx
  for (const { root, path } of await queueRoots(ctx, undefined)) {
    const open = SuspectEntity.query.byState({ tenant, root, state: 'open' }).begins({ path })
    const lines: SuspectLine[] = []
    for await (const item of db.all(open)) lines.push(item.brief as SuspectLine)
    for (let at = 0; at < lines.length; at += BATCH) {
      const some = lines.slice(at, at + BATCH)
      const now = await pairsToday(db, tenant, some)
      const rows = some.flatMap((line, i): Row[] => {
        const today = now[i]
        if (!today) return [goneRow(tenant, line.suspect)]
        return isSame(line, today) ? [] : [whileOpen(pairRow(tenant, today, 'open'))]
      })
      await writeAll(ctx, rows)
    }
  }
}
