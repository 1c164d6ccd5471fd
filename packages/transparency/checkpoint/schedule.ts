import { commit } from '@terrace/platform/command'
import type { Ctx, Ports } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { newContext, systemActor } from '@terrace/platform/new-context'
import { keysOfTenant } from '@terrace/tenancy'
import { readHead } from '../log/append.ts'
import { publishJob } from './publish-job.ts'
import { latestOf } from './store.ts'

/** Spans of ten minutes for which this process has looked. */
const looked = new Map<string, string>()

/**
 * Publishes a checkpoint of a tenant's log, every ten minutes where something was added, and once a day
 * where nothing was, so that a log that stands still is told from one that was stopped. The job's id is
 * the time: a second schedule finds it there. Called as often as the schedule ticks.
 */
export async function publishCheckpoints(ports: Ports, tenant: string): Promise<void> {
  const ctx = newContext(ports, {
    tenant,
    actor: systemActor,
    roles: ['system'],
    scope: [''],
    lang: 'en',
    zone: 'UTC',
  })
  const time = `${ctx.now().slice(0, 15)}0`
  if (looked.get(tenant) === time) return
  if (await isDue(ctx)) await start(ctx, time)
  looked.set(tenant, time)
}

/** Also when the key that signed the last one is not the one that signs now. */
async function isDue(ctx: Ctx): Promise<boolean> {
  const [head, latest] = [await readHead(ctx.db, ctx.tenant), await latestOf(ctx.db, ctx.tenant)]
  if (!latest) return head.size > 0
  if (head.size > latest.size || latest.at.slice(0, 10) < ctx.today()) return true
  const keys = await keysOfTenant(ctx)
  return keys.find(({ current }) => current)?.keyId !== latest.keyId
}

async function start(ctx: Ctx, time: string): Promise<void> {
  const options = { job: `job_checkpoint-${time.toLowerCase()}`, title: time }
  const { job, row } = newJob(ctx, publishJob, {}, options)
  const event = { name: 'transparency.publish-started', about: job, pending: false }
  try {
    await commit(ctx, 'transparency.publish', [event], [row])
    await wakeJob(ctx, publishJob, job)
  } catch (error) {
    if (!isFault(error) || error.code !== 'job.exists') throw error
  }
}
