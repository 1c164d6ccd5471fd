import * as z from 'zod'
import type { Ctx } from './context.ts'
import type { EventInput } from './event.ts'
import type { QueueName } from './queue.ts'
import type { Row } from './write.ts'

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])

/** What people see of a job. Counts are the job's own words: `new`, `changed`, `rejected`… */
export const Job = z.object({
  job: z.string(),
  kind: z.string(),
  state: JobState,
  title: z.string().optional(),
  done: z.number(),
  total: z.number().optional(),
  counts: z.record(z.string(), z.number()),
  by: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  cancelling: z.boolean().optional(),
  attempts: z.number(),
  error: z
    .object({ code: z.string(), detail: z.record(z.string(), z.unknown()).optional() })
    .optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  /** Files it made, by name: the error file, the export. */
  files: z.array(z.object({ name: z.string(), size: z.number().optional() })).optional(),
})
export type Job = z.infer<typeof Job>

/** What a running job holds: progress, checkpoints, and the chunks that are already committed. */
export interface Run {
  job: Job
  /** What the last checkpoint said; undefined at the first start. */
  checkpoint: unknown
  /** Chunks committed by an earlier worker of this job, with what each counted. */
  finished: ReadonlyMap<number, Record<string, number>>
  setTotal(total: number): Promise<void>
  /**
   * Commits rows, events and the receipt of chunk `index` in one transaction: after a kill the chunk
   * is either whole or not there. A chunk that is already committed changes nothing.
   * @returns false when it was already committed
   */
  chunk(
    index: number,
    work: {
      rows: readonly Row[]
      events: readonly EventInput[]
      counts: Record<string, number>
      done: number
    },
  ): Promise<boolean>
  /**
   * Remembers where to go on after a kill; replaces what was there. It stands in the job's row, which
   * every list of jobs reads: what grows with the tenant goes into `Parts`.
   */
  save(
    checkpoint: unknown,
    progress: { done: number; counts?: Record<string, number> },
  ): Promise<void>
  /**
   * Throws when the person cancelled, and yields to the next worker when time is nearly up. Call it
   * after something was saved: four workers in a row that yield without having moved end the job.
   */
  breathe(): Promise<void>
  /**
   * Before work of some minutes that cannot be cut: a worker that was busy before and got further
   * hands over, so that the next one has its whole time for it. Throws too when the person cancelled.
   */
  uncut(): Promise<void>
  /** Applies what is pending, as the stream would, for all who hear events. */
  settle(): Promise<void>
}

export interface JobOutcome {
  result?: Record<string, unknown>
  counts?: Record<string, number>
  files?: { name: string; key: string; size?: number; type?: string }[]
}

export interface JobDefinition {
  id: string
  queue: QueueName
  input: z.ZodType
  run(ctx: Ctx, input: unknown, run: Run): Promise<JobOutcome | undefined>
}

/** Background work: queued, idempotent, chunked, resumable after a kill, with progress and cancel. */
export const job = <I extends z.ZodType>(
  def: { id: string; queue: QueueName; input: I },
  run: (ctx: Ctx, input: z.output<I>, run: Run) => Promise<JobOutcome | undefined>,
): JobDefinition => ({
  ...def,
  run: (ctx, input, running) => run(ctx, input as z.output<I>, running),
})
