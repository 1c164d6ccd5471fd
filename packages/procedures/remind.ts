import type { Ports } from '@terrace/platform/context'
import { startDaily } from '@terrace/tenancy'
import { remindJob } from './remind-job.ts'

/** Starts the reminders of a tenant's day, once, from seven in the morning. */
export const remindDaily = (ports: Ports, tenant: string): Promise<void> =>
  startDaily(ports, tenant, remindJob, { mark: 'remind', hour: 7 })
