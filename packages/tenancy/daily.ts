import { commit } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import type { JobDefinition } from '@terrace/platform/job'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { newContext, systemActor } from '@terrace/platform/new-context'
import { settingsOf } from './settings-store.ts'

/** Days for which this process knows that a job was started. */
const started = new Map<string, string>()

/**
 * Starts a job of a tenant's day with `{day}`, once: its id is the day, so that a second schedule finds
 * it there. Called as often as the schedule ticks.
 * @param mark what the job's id says: `job_remind-2026-03-02`
 * @param hour of the tenant's day, in its own zone, from which it starts
 */
export async function startDaily(
  ports: Ports,
  tenant: string,
  definition: JobDefinition,
  { mark, hour }: { mark: string; hour: number },
): Promise<void> {
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
  const known = `${ports.db.table}/${tenant}/${mark}`
  if (started.get(known) === day || hourIn(ctx.now(), zone) < hour) return
  const id = { job: `job_${mark}-${day}`, title: day }
  const { job, row } = newJob(ctx, definition, { day }, id)
  try {
    const event = { name: `${definition.id}-started`, about: job, pending: false }
    await commit(ctx, definition.id, [event], [row])
    await wakeJob(ctx, definition, job)
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
