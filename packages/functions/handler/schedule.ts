import { expireDaily } from '@terrace/certificates'
import { giveDaily } from '@terrace/funds'
import type { Ports } from '@terrace/platform/context'
import { strandedJobs } from '@terrace/platform/job-store'
import { projectPending } from '@terrace/platform/projection'
import type { QueueName } from '@terrace/platform/queue'
import { remindDaily } from '@terrace/procedures'
import { listTenants } from '@terrace/tenancy'
import { publishCheckpoints, updateDonorsDaily } from '@terrace/transparency'
import { projections } from '../work.ts'

/**
 * The sweep: events whose wake-up was lost, jobs whose message or worker was, the day's reminders, mails
 * to donors and ends of cards, and logs' checkpoints.
 */
export const handlerOf = (ports: Ports) => async () => {
  let events = 0
  let jobs = 0
  for await (const { tenant } of listTenants(ports.db)) {
    await remindDaily(ports, tenant)
    await expireDaily(ports, tenant)
    await giveDaily(ports, tenant)
    await updateDonorsDaily(ports, tenant)
    events += await projectPending(ports.db, tenant, projections)
    await publishCheckpoints(ports, tenant)
    for (const job of await strandedJobs(ports.db, tenant, ports.machineNow().getTime())) {
      await ports.queue.send(job.queue as QueueName, { tenant, job: String(job.job) })
      jobs++
    }
  }
  return { events, jobs }
}
