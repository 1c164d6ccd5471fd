import type { Ctx, Ports } from '@terrace/platform/context'
import type { JobDefinition } from '@terrace/platform/job'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import type { Mail } from '@terrace/platform/mail'
import { newContext } from '@terrace/platform/new-context'
import { makePorts } from '../functions/env.ts'
import { provision } from '../local/provision.ts'
import { access } from './access.ts'
import { jobs } from './jobs.ts'
import { createTenant } from './tenant.ts'

export interface TestWorld {
  ports: Ports
  mails: Mail[]
  clock: { now: Date }
  /** A context as the request of this member would have it; a stranger sees nothing. */
  as(tenant: string, user: string): Promise<Ctx>
  /** Runs a job to its end in this process; answers its row. */
  work(tenant: string, job: string, leaving?: () => boolean): ReturnType<typeof readJob>
}

/** Ports on the shared engines, with a table, queues and a bucket of their own. */
export async function testWorld(): Promise<TestWorld> {
  const { DYNAMODB_ENDPOINT = '', SQS_ENDPOINT = '', S3_ENDPOINT = '' } = process.env
  const suffix = `t${process.pid}-${Math.floor(performance.now() * 1000)}`
  const made = await provision(
    { dynamodb: DYNAMODB_ENDPOINT, sqs: SQS_ENDPOINT, s3: S3_ENDPOINT },
    { suffix },
  )
  const clock = { now: new Date('2026-05-04T02:00:00Z') }
  const mails: Mail[] = []
  const env = {
    TABLE: made.table,
    QUEUE_WORK: made.queues.work,
    QUEUE_BULK: made.queues.bulk,
    BUCKET_FILES: made.buckets.files,
    BASE_URL: 'http://terrace.test',
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    DYNAMODB_ENDPOINT,
    SQS_ENDPOINT,
    S3_ENDPOINT,
  }
  const ports: Ports = {
    ...makePorts(env, { now: () => clock.now }),
    mail: async (mail) => void mails.push(mail),
  }
  const as = async (tenant: string, user: string) => {
    // Each request has its instant, so that events of several keep their order.
    clock.now = new Date(clock.now.getTime() + 1)
    const rights = (await access(ports, tenant, user)) ?? { roles: [], scope: [], zone: 'UTC' }
    const actor = { id: user, name: user, method: 'totp' }
    return newContext(ports, { lang: 'en', ...rights, tenant, actor })
  }
  const work = async (tenant: string, job: string, leaving = () => false) => {
    const worker = {
      ports,
      definitions: jobs as readonly JobDefinition[],
      context: async (_: string, asked: object) =>
        newContext(ports, { ...asked, tenant, zone: 'UTC' } as Parameters<typeof newContext>[1]),
      settle: async () => undefined,
      leaving,
    }
    await runJob(worker, tenant, job)
    return readJob(ports.db, tenant, job)
  }
  return { ports, mails, clock, as, work }
}

/** A tenant with one administrator, `boss`. */
export const testTenant = (
  world: TestWorld,
  tenant = 'demo',
  pack: 'cn' | 'international' = 'cn',
) =>
  createTenant(world.ports, {
    secondFactor: false,
    tenant,
    name: `Tenant ${tenant}`,
    kind: 'government',
    pack,
    admin: { userId: 'boss', email: 'boss@example.org', name: 'Boss' },
  })
