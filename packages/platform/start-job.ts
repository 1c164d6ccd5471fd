import * as z from 'zod'
import { afterwards } from './after.ts'
import { type Action, command } from './command.ts'
import type { Ctx } from './context.ts'
import type { JobDefinition } from './job.ts'
import { newJob, wakeJob } from './job-store.ts'

export const Started = z.object({ job: z.string() })

/**
 * A command that starts a job: the job's row commits with its event, and only then the worker is
 * woken. A wake that is lost is made good by the sweep.
 * @param check refuses at once what the job would only refuse later
 */
export function startsJob<I extends z.ZodType>(
  def: { id: string; allow: readonly string[]; input: I },
  job: JobDefinition,
  title?: (input: z.output<I>) => string,
  check?: (ctx: Ctx, input: z.output<I>) => Promise<void>,
): Action<I, z.infer<typeof Started>> {
  const start = command(def, async (ctx, input) => {
    await check?.(ctx, input)
    const made = newJob(ctx, job, input, title ? { title: title(input) } : {})
    ctx.save({ name: `${job.id}-started`, about: made.job, pending: false }, [made.row])
    return { job: made.job }
  })
  return waking(start, job)
}

/** The same action; the job whose id it answers, if any, is woken once it has committed. */
export const waking = <I extends z.ZodType, O extends { job?: string }>(
  action: Action<I, O>,
  definition: JobDefinition,
): Action<I, O> =>
  afterwards(action, async (ctx, { job }) => {
    if (job !== undefined) await wakeJob(ctx, definition, job)
  })
