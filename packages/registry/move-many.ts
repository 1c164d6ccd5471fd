import { command } from '@terrace/platform/command'
import { invalid, isFault } from '@terrace/platform/fault'
import { job, type Run } from '@terrace/platform/job'
import { Parts } from '@terrace/platform/job-parts'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import * as z from 'zod'
import { rootsOf } from './household-roots.ts'
import { MOST_MOVED, MoveFrom, movedBy } from './move-list.ts'
import { Mover, refusedFile, TOGETHER } from './move-part.ts'
import { deciders } from './who.ts'
import { deskOf, homeArea } from './writer.ts'

/** After so many collisions a household goes alone; later it is left where it is. */
const ALONE = 3
const TRIES = 8

/**
 * Moves many households to one area, part by part, each in one transaction with its receipt: killed
 * anywhere it goes on where it was. Those who cannot move stay, and are told of in a file.
 */
export const moveManyJob = job(
  {
    id: 'registry.move-many',
    queue: 'bulk',
    input: z.object({
      area: z.string(),
      reason: z.string(),
      from: MoveFrom.optional(),
      /** Where the chosen ones are written down; a job's row is read with every list of jobs. */
      ids: z.array(z.object({ by: z.string(), count: z.int() })),
    }),
  },
  async (ctx, { area: to, reason, from, ids: chosen }, run) => {
    const [desk, area] = await Promise.all([deskOf(ctx), homeArea(ctx, to)])
    const ids = await movedBy(ctx, { from, ids: chosen }, run)
    await run.setTotal(ids.length)
    const mover = new Mover(desk, area, reason, run)
    let at = settledBefore(run)
    for (let tries = 0; at < ids.length; ) {
      try {
        const together = tries < ALONE ? TOGETHER : 1
        at += await mover.settle(ids.slice(at, at + together), at)
        tries = 0
      } catch (error) {
        if (!isFault(error) || (error.kind !== 'stale' && error.kind !== 'conflict')) throw error
        if (++tries < TRIES) continue
        await mover.leave(ids[at] ?? '', at, error.code)
        at++
        tries = 0
      }
      await run.breathe()
    }
    const files = await refusedFile(ctx, run.job.job)
    return { files, result: { area: area.name } }
  },
)

/** Parts follow each other without a gap, and each counts all of its households. */
const settledBefore = ({ finished }: Run): number =>
  [...finished.values()].flatMap((counts) => Object.values(counts)).reduce((sum, n) => sum + n, 0)

const stage = command(
  {
    id: 'household.move-many',
    allow: deciders,
    input: z.object({
      area: z.string().max(60),
      reason: z.string().trim().min(1).max(500),
      /** Those who are chosen one by one, or in `from` all of a list. */
      households: z.array(z.string().max(60)).min(1).max(MOST_MOVED).optional(),
      from: MoveFrom.optional(),
    }),
  },
  async (ctx, { area: to, reason, households, from }) => {
    if ((households === undefined) === (from === undefined)) {
      throw invalid([{ path: 'households', code: 'move.which' }])
    }
    const [area] = await Promise.all([homeArea(ctx, to), from && rootsOf(ctx, from.area)])
    const made = ctx.newId('job')
    const ids = new Parts<string>(ctx, made)
    await ids.add([...new Set(households)])
    const input = { area: to, reason, ids: ids.state, ...(from ? { from } : {}) }
    const { job, row } = newJob(ctx, moveManyJob, input, { job: made, title: area.name })
    ctx.save({ name: 'registry.move-many-started', about: job, reason, pending: false }, [row])
    return { job }
  },
)

/** Starts the move of many households; its job is woken once it has committed. */
export const moveHouseholds = waking(stage, moveManyJob)
