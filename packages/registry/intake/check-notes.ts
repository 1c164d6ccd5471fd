import type { Ctx } from '@terrace/platform/context'
import type { Run } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import * as z from 'zod'
import { type Source, sources, sourceTotal } from '../income.ts'
import type { Batch, Marks, Start } from './batches.ts'
import type { Outcome } from './decide.ts'
import type { Problem } from './draft.ts'
import type { Place } from './group.ts'
import { type Kept, Preview } from './preview.ts'
import type { Session } from './session.ts'

/** Rows between two places at which another worker can go on: a second or two of work. */
const STEP = 1_000

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

export interface Tally {
  rows: number
  households: number
  persons: number
  counts: Record<Outcome['fate'], number>
  /** Totals of each source over what would go in, minor units. */
  income: Record<string, number>
}

/** How far a check is. What grows with the file lies in parts. */
export interface Progress {
  /** Rows of a household do not stand together; they lie in heaps by now. */
  scattered: boolean
  /** The first household that was not looked at yet; none at the beginning. */
  place?: Place
  /** Everything was looked at. */
  read: boolean
  tally: Tally
  /** What stood in the file so far, and its problems. */
  log: PartsState
  kept: PartsState
  /** All is written; only the parts may be there still. */
  result?: CheckResult
}

export const begun = (scattered: boolean): Progress => ({
  scattered,
  read: false,
  tally: {
    rows: 0,
    households: 0,
    persons: 0,
    counts: { new: 0, changed: 0, unchanged: 0, rejected: 0 },
    income: {},
  },
  log: [],
  kept: [],
})

/** A step of the log: what stood in its rows, and what is wrong with them. */
interface Line {
  marks: Marks
  problems: Problem[]
}

/** What a check has found so far, laid aside step by step so that another worker can go on. */
export class Notes {
  private readonly ctx: Ctx
  private readonly run: Run
  private readonly log: Parts<Line>
  private kept: Parts<Kept>
  private preview: Preview | undefined
  private marks: number[][] = [[], [], []]
  progress: Progress

  constructor(ctx: Ctx, run: Run, progress: Progress) {
    this.ctx = ctx
    this.run = run
    this.log = new Parts(ctx, run.job.job, progress.log)
    this.kept = new Parts(ctx, run.job.job, progress.kept)
    this.progress = structuredClone(progress)
  }

  /** Takes up what another worker found. */
  async open(session: Session): Promise<Start | undefined> {
    this.preview = new Preview(this.ctx, session, await this.found())
    const { place } = this.progress
    return place && { place, marks: this.seen() }
  }

  async found(): Promise<Kept | undefined> {
    for await (const kept of this.kept.rows()) return kept
    return undefined
  }

  private async *seen(): AsyncGenerator<Marks> {
    for await (const { marks } of this.log.rows()) yield marks
  }

  async *problems(): AsyncGenerator<Problem> {
    for await (const { problems } of this.log.rows()) yield* problems
  }

  /** @returns whether another worker could go on after this batch */
  async add(batch: Batch, outcomes: readonly Outcome[]): Promise<boolean> {
    const { tally } = this.progress
    const step = Math.floor(tally.rows / STEP)
    tally.rows += batch.rows
    tally.households += outcomes.length
    for (const outcome of outcomes) {
      count(tally, outcome)
      this.preview?.add(outcome)
    }
    for (const [i, marks] of batch.marks.entries()) for (const n of marks) this.marks[i]?.push(n)
    this.progress.place = batch.next
    if (Math.floor(tally.rows / STEP) === step) return false
    await this.save()
    return true
  }

  async save(more: Partial<Progress> = {}): Promise<void> {
    const [marks, problems] = [this.marks, this.preview?.fresh() ?? []]
    this.marks = [[], [], []]
    if (problems.length > 0 || marks.some((m) => m.length > 0)) {
      await this.log.add([{ marks, problems }])
    }
    const old = this.kept
    if (this.preview) {
      this.kept = new Parts(this.ctx, this.run.job.job)
      await this.kept.add([this.preview.kept])
    }
    const [log, kept] = [this.log.state, this.kept.state]
    this.progress = { ...this.progress, log, kept, ...more }
    const { rows, counts } = this.progress.tally
    await this.run.save(this.progress, { done: rows, counts })
    // A file goes only when no checkpoint names it any more.
    if (old !== this.kept) await old.remove()
  }

  async remove(): Promise<void> {
    await this.log.remove()
    await this.kept.remove()
  }
}

function count(tally: Tally, { fate, draft }: Outcome): void {
  tally.counts[fate]++
  tally.persons += draft.input.members.length
  if (fate === 'rejected') return
  for (const source of Object.keys(sources) as Source[]) {
    const had = tally.income[source] ?? 0
    tally.income[source] = had + sourceTotal(draft.input.income ?? {}, source)
  }
}
