import { commit } from './command.ts'
import type { Ports } from './context.ts'
import { isFault } from './fault.ts'
import type { JobDefinition } from './job.ts'
import { newJob, wakeJob } from './job-store.ts'
import { newContext, systemActor } from './new-context.ts'

/** The hour of the tenant's day, in its own zone, from which daily work is begun. */
const HOUR = 7

/** Work and tenants that this process knows to be begun, with their day. */
const started = new Map<string, string>()

/**
 * Starts a tenant's work of the day, once: the job's id is the day, so that a second schedule finds it
 * there. Called as often as the schedule ticks.
 * @param name leads the job's id; the job's input is `{ day }`
 */
export async function startDaily(
  ports: Ports,
  { tenant, zone }: { tenant: string; zone: string },
  name: string,
  job: JobDefinition,
): Promise<void> {
  const ctx = newContext(ports, {
    tenant,
    actor: systemActor,
    roles: ['system'],
    scope: [''],
    lang: 'en',
    zone,
  })
  const day = ctx.today()
  const known = `${tenant} ${name}`
  if (started.get(known) === day || hourIn(ctx.now(), zone) < HOUR) return
  const made = newJob(ctx, job, { day }, { job: `job_${name}-${day}`, title: day })
  try {
    const event = { name: `${job.id}-started`, about: made.job, pending: false }
    await commit(ctx, job.id, [event], [made.row])
    await wakeJob(ctx, job, made.job)
  } catch (error) {
    if (!isFault(error) || error.code !== 'job.exists') throw error
  }
  started.set(known, day)
}

const hourIn = (instant: string, zone: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(instant),
    ),
  )
