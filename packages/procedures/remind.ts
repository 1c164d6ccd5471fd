import type { Ports } from '@terrace/platform/context'
import { startDaily } from '@terrace/platform/daily'
import { settingsOf } from '@terrace/tenancy'
import { remindJob } from './remind-job.ts'

/** Starts the reminders of a tenant's day, once; called as often as the schedule ticks. */
export async function remindDaily(ports: Ports, tenant: string): Promise<void> {
  const { zone } = await settingsOf({ db: ports.db, tenant })
  await startDaily(ports, { tenant, zone }, 'remind', remindJob)
}
