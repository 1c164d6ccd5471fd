import { commit } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { newContext, systemActor } from '@terrace/platform/new-context'
import { settingsOf } from '@terrace/tenancy'
import { remindJob } from './remind-job.ts'

/** The hour of the tenant's day, in its own zone, from which reminders go out. */
const HOUR = 7

/** Days for which this process knows that the job was started. */
const started = new Map<string, string>()

/**
 * Starts the reminders of a tenant's day, once: the job's id is the day, so that a second schedule
 * finds it there. Called as often as the schedule ticks.
 */
export async function remindDaily(ports: Ports, tenant: string): Promise<void> {
  const { zone } = await settingsOf({ db: ports.db, tenant })
  const ctx = newContext(ports, {
    tenant,
    actor: systemActor,
    roles: ['system'],
    scope: [''],
    lang: 'en',
    zone,
  })
  const day = ctx.today()
  if (started.get(tenant) === day || hourIn(ctx.now(), zone) < HOUR) return
  const { job, row } = newJob(ctx, remindJob, { day }, { job: `job_remind-${day}`, title: day })
  try {
    const event = { name: 'procedures.remind-started', about: job, pending: false }
    await commit(ctx, 'procedures.remind', [event], [row])
    await wakeJob(ctx, remindJob, job)
  } catch (error) {
    if (!isFault(error) || error.code !== 'job.exists') throw error
  }
  started.set(tenant, day)
}

const hourIn = (instant: string, zone: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(instant),
    ),
  )
