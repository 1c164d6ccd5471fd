import { giveDaily } from '@terrace/funds'
import { strandedJobs } from '@terrace/platform/job-store'
import { projectPending } from '@terrace/platform/projection'
import type { QueueName } from '@terrace/platform/queue'
import { remindDaily } from '@terrace/procedures'
import { listTenants } from '@terrace/tenancy'
import { environment, makePorts } from './env.ts'
import { projections } from './work.ts'

const ports = makePorts(environment())

/** The sweep: events whose wake-up was lost, jobs whose message or worker was, and the day's reminders. */
export async function handler() {
  let events = 0
  let jobs = 0
  for await (const { tenant } of listTenants(ports.db)) {
    await remindDaily(ports, tenant)
    await giveDaily(ports, tenant)
    events += await projectPending(ports.db, tenant, projections)
    for (const job of await strandedJobs(ports.db, tenant, ports.now().getTime())) {
      await ports.queue.send(job.queue as QueueName, { tenant, job: String(job.job) })
      jobs++
    }
  }
  return { events, jobs }
}
