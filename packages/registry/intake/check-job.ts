import type { Ctx } from '@terrace/platform/context'
import { job, type Run } from '@terrace/platform/job'
import * as z from 'zod'
import { type Source, sources, sourceTotal } from '../income.ts'
import { decide, type Outcome } from './decide.ts'
import { Scattered } from './group.ts'
import { readImport } from './import-store.ts'
import { inOrder } from './in-order.ts'
import { Mapping } from './mapping.ts'
import { Preview } from './preview.ts'
import { type Batch, batches, openSession, rowsOf, type Session } from './session.ts'

/** Batches looked at together. */
const WIDTH = 4
/** Batches between two notes of progress. */
const SAVED = 10

/** What a check found out, as the job's result. */
export const CheckResult = z.object({
  rows: z.int(),
  households: z.int(),
  persons: z.int(),
  /** The rows of a household do not stand together. */
  scattered: z.boolean(),
  /** Totals of each source of income over what would go in, minor units. */
  income: z.record(z.string(), z.int()),
  areasToMake: z.int(),
  problems: z.int(),
  pages: z.int(),
})
export type CheckResult = z.infer<typeof CheckResult>

/**
 * Reads the whole file as the import would and writes nothing into the register: every problem by
 * row, column and reason, what would be new, changed or unchanged, and the first households as they
 * would be.
 */
export const checkImport = job(
  {
    id: 'registry.check-import',
    queue: 'bulk',
    input: z.object({ import: z.string(), mapping: Mapping }),
  },
  async (ctx, input, run) => {
    const doc = await readImport(ctx, input.import)
    const session = await openSession(ctx, doc, input.mapping)
    if (doc.opened) await run.setTotal(doc.opened.rows)
    try {
      return await check(ctx, session, run, false)
    } catch (error) {
      if (!(error instanceof Scattered)) throw error
      await session.heaps.fill(session.plan, rowsOf(session.table))
      return await check(ctx, await openSession(ctx, doc, input.mapping), run, true)
    }
  },
)

async function check(ctx: Ctx, session: Session, run: Run, scattered: boolean) {
  const tally = new Tally()
  const preview = new Preview(ctx, session, run.job.job)
  await inOrder(
    batches(session, scattered),
    WIDTH,
    (batch) => decide(session, batch.drafts),
    async (outcomes, batch) => {
      tally.add(batch, outcomes)
      for (const outcome of outcomes) await preview.add(outcome)
      if (batch.index % SAVED === 0) {
        await run.save(undefined, { done: tally.rows, counts: tally.counts })
      }
      await run.breathe()
    },
  )
  await run.setTotal(tally.rows)
  const seen = await preview.close(tally.income)
  const { rows, households, persons, income, counts } = tally
  const areasToMake = session.areas.toMake.size
  const result: CheckResult = { rows, households, persons, scattered, income, areasToMake, ...seen }
  return { result, counts }
}

class Tally {
  rows = 0
  households = 0
  persons = 0
  readonly counts = { new: 0, changed: 0, unchanged: 0, rejected: 0 }
  readonly income: Record<string, number> = {}

  add(batch: Batch, outcomes: readonly Outcome[]): void {
    this.rows += batch.rows
    this.households += outcomes.length
    for (const { fate, draft } of outcomes) {
      this.counts[fate]++
      this.persons += draft.input.members.length
      if (fate === 'rejected') continue
      for (const source of Object.keys(sources) as Source[]) {
        const had = this.income[source] ?? 0
        this.income[source] = had + sourceTotal(draft.input.income ?? {}, source)
      }
    }
  }
}
