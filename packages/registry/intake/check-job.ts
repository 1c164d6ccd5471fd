import type { Ctx } from '@terrace/platform/context'
import { job, type Run } from '@terrace/platform/job'
import * as z from 'zod'
import { batches } from './batches.ts'
import { begun, type CheckResult, Notes, type Progress } from './check-notes.ts'
import { decide } from './decide.ts'
import { Scattered } from './group.ts'
import type { ImportDoc } from './import.entity.ts'
import { checkFolder, readImport } from './import-store.ts'
import { inOrder } from './in-order.ts'
import { Mapping } from './mapping.ts'
import { writePreview } from './preview.ts'
import { openSession, rowsOf, type Session } from './session.ts'

/** Batches looked at together. */
const WIDTH = 4

/**
 * Reads the whole file as the import would and writes nothing into the register: every problem by
 * row, column and reason, what would be new, changed or unchanged, and the first households as they
 * would be. What was found is laid aside in parts, so that whoever takes over goes on after the last
 * one; the rows before it are passed over unread.
 */
export const checkImport = job(
  {
    id: 'registry.check-import',
    queue: 'bulk',
    input: z.object({ import: z.string(), mapping: Mapping }),
  },
  async (ctx, input, run) => {
    const doc = await readImport(ctx, input.import)
    const open = () => openSession(ctx, doc, input.mapping)
    if (doc.opened) await run.setTotal(doc.opened.rows)
    let notes = new Notes(ctx, run, (run.checkpoint as Progress | undefined) ?? begun(false))
    if (!notes.progress.read) {
      const session = await open()
      try {
        await readOn(session, notes, run)
      } catch (error) {
        if (!(error instanceof Scattered)) throw error
        notes = await gathered(ctx, session, notes, run)
        await readOn(await open(), notes, run)
      }
    }
    const { tally } = notes.progress
    await run.setTotal(tally.rows)
    const result = notes.progress.result ?? (await written(ctx, doc, notes, run))
    await notes.remove()
    return { result, counts: tally.counts }
  },
)

/** Looks at every household from where the last worker stopped. */
async function readOn(session: Session, notes: Notes, run: Run): Promise<void> {
  const start = await notes.open(session)
  await inOrder(
    batches(session, notes.progress.scattered, start),
    WIDTH,
    (batch) => decide(session, batch.drafts),
    async (outcomes, batch) => {
      if (await notes.add(batch, outcomes)) await run.breathe()
    },
  )
  await notes.save({ read: true })
}

/** Rows of a household do not stand together: once they lie in heaps the check begins again. */
async function gathered(ctx: Ctx, session: Session, old: Notes, run: Run): Promise<Notes> {
  await run.uncut()
  await session.heaps.fill(session.plan, rowsOf(session.table))
  const notes = new Notes(ctx, run, begun(true))
  await notes.save()
  await old.remove()
  await run.breathe()
  return notes
}

async function written(ctx: Ctx, doc: ImportDoc, notes: Notes, run: Run): Promise<CheckResult> {
  await run.uncut()
  const { tally, scattered } = notes.progress
  const { rows, households, persons, income } = tally
  const kept = (await notes.found()) ?? { problems: 0, reasons: [], households: [], areas: [] }
  const folder = checkFolder(ctx.tenant, doc.import, run.job.job)
  const pages = await writePreview(ctx.ports.files, folder, kept, notes.problems(), income)
  const { problems, areas } = kept
  const seen = { areasToMake: areas.length, problems, pages }
  const result: CheckResult = { rows, households, persons, scattered, income, ...seen }
  await notes.save({ result })
  return result
}
