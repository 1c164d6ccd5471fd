import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { toWrite } from '@terrace/platform/write'
import * as z from 'zod'
import { findDuplicatesJob } from '../find-duplicates.ts'
import { batches } from './batches.ts'
import { Committer } from './committer.ts'
import { checkFolder, readImport } from './import-store.ts'
import { inOrder } from './in-order.ts'
import { Mapping } from './mapping.ts'
import { Report } from './report.ts'
import { openSession, type Session } from './session.ts'

/** Transactions under way at once: the table is kept busy, and readers are not. */
const WIDTH = 6

/**
 * Brings a checked file into the register, batch by batch, each in one transaction with its
 * receipt: killed anywhere it goes on where it was, and the same file again changes nothing.
 */
export const importJob = job(
  {
    id: 'registry.import',
    queue: 'bulk',
    input: z.object({
      import: z.string(),
      mapping: Mapping,
      /** The check that saw this file with this mapping. */
      check: z.string(),
      scattered: z.boolean(),
      rows: z.int(),
    }),
  },
  async (ctx, input, run) => {
    const doc = await readImport(ctx, input.import)
    const session = await openSession(ctx, doc, input.mapping)
    await run.setTotal(input.rows)
    if (input.mapping.area.create) await makeAreas(ctx, session, input.check)
    const report = new Report(ctx, session.table.header, run.job.job)
    const committer = new Committer(session, run)
    const counts = { new: 0, changed: 0, unchanged: 0, rejected: 0 }
    try {
      await inOrder(
        batches(session, input.scattered),
        WIDTH,
        (batch) => committer.work(batch),
        async ({ settled, fresh }, batch) => {
          for (const [place, draft] of batch.drafts.entries()) {
            const { fate, problems } = settled.get(place) ?? { fate: 'rejected', problems: [] }
            counts[fate]++
            await report.add(draft, fate, problems)
          }
          // Whoever takes over must get beyond what is on record before handing over again.
          if (fresh) await run.breathe()
        },
      )
      const files = await report.close()
      if (counts.new + counts.changed > 0) await lookForDuplicates(ctx, run.job.job)
      return { files, counts }
    } catch (error) {
      report.drop(error)
      throw error
    }
  },
)

/** Areas are made before the first household, from the list that the check left. */
async function makeAreas(ctx: Ctx, session: Session, check: string): Promise<void> {
  const key = `${checkFolder(ctx.tenant, session.doc.import, check)}/areas.json`
  const text = Buffer.from(await ctx.ports.files.get(key)).toString()
  await session.areas.make(JSON.parse(text) as [string, string[]][])
}

/** One search for people who may be registered twice follows each import. */
async function lookForDuplicates(ctx: Ctx, after: string): Promise<void> {
  try {
    const { job, row } = newJob(ctx, findDuplicatesJob, {}, { job: `${after}-duplicates` })
    await ctx.db.write([toWrite(ctx.db, row)])
    await wakeJob(ctx, findDuplicatesJob, job)
  } catch (error) {
    // Staged by the worker that was here before.
    if (!isFault(error) || error.code !== 'job.exists') throw error
  }
}
