import { projections as certificates } from '@terrace/certificates/events'
import { jobs as certificatesJobs } from '@terrace/certificates/jobs'
import { projections as funds, publishers as fundsPublishers } from '@terrace/funds/events'
import { jobs as fundsJobs } from '@terrace/funds/jobs'
import { projections as monitoring } from '@terrace/monitoring/events'
import { jobs as monitoringJobs } from '@terrace/monitoring/jobs'
import type { Ctx, Ports } from '@terrace/platform/context'
import type { JobDefinition } from '@terrace/platform/job'
import type { Worker } from '@terrace/platform/job-runner'
import type { Asked } from '@terrace/platform/job-store'
import { newContext } from '@terrace/platform/new-context'
import { type Projection, projectPending } from '@terrace/platform/projection'
import type { Publisher } from '@terrace/platform/public-entry'
import {
  projections as procedures,
  publishers as proceduresPublishers,
} from '@terrace/procedures/events'
import { jobs as proceduresJobs } from '@terrace/procedures/jobs'
import { projections as registry } from '@terrace/registry/events'
import { jobs as registryJobs } from '@terrace/registry/jobs'
import { settingsOf } from '@terrace/tenancy'
import { jobs as tenancyJobs } from '@terrace/tenancy/jobs'
import { projections as transparency } from '@terrace/transparency/events'
import { jobs as transparencyJobs } from '@terrace/transparency/jobs'

/** What packages say to everybody: the transparency log's entries. */
export const publishers: readonly Publisher[] = [...proceduresPublishers, ...fundsPublishers]

/** Everything that hears events. */
export const projections: readonly Projection[] = [
  ...registry,
  ...procedures,
  ...funds,
  ...monitoring,
  ...certificates,
  ...transparency(publishers),
]

/** All background work by its id. */
export const definitions: readonly JobDefinition[] = [
  ...tenancyJobs,
  ...registryJobs,
  ...proceduresJobs,
  ...fundsJobs,
  ...monitoringJobs,
  ...certificatesJobs,
  ...transparencyJobs,
]

/** A job sees what the person who asked for it saw then, and may do what the system may. */
async function jobContext(ports: Ports, tenant: string, asked: Asked): Promise<Ctx> {
  const { zone } = await settingsOf({ db: ports.db, tenant })
  return newContext(ports, { ...asked, tenant, zone, roles: [...asked.roles, 'system'] })
}

export const workerOf = (ports: Ports, leaving: () => boolean): Worker => ({
  ports,
  definitions,
  context: (tenant, asked) => jobContext(ports, tenant, asked),
  settle: (tenant) => projectPending(ports.db, tenant, projections),
  leaving,
})
