import { parse } from './command.ts'
import type { Ctx } from './context.ts'
import type { Db, Item } from './db.ts'
import { fault } from './fault.ts'
import { Job, type JobDefinition } from './job.ts'
import { keyOf, partition } from './key.ts'
import type { Row } from './write.ts'

/** Jobs are kept this long after they were made, in seconds. */
const KEPT = 180 * 86_400

export const jobKey = (tenant: string, job: string) => keyOf(tenant, [`job_${job}`], '$job')
export const chunkKey = (tenant: string, job: string, index: number) =>
  keyOf(tenant, [`job_${job}`], `$chunk#${String(index).padStart(8, '0')}`)

const jobsOf = (tenant: string, actor: string) => partition(tenant, 'jobs-of', actor)

/** What the asker may see, frozen with the job: an export is masked as for the one who asked. */
export interface Asked {
  roles: readonly string[]
  scope: readonly string[]
  lang: Ctx['lang']
  actor: Ctx['actor']
}

/**
 * The rows of a new job, to be staged in the command that starts it; then `wake` it.
 * @param key work with the same key is the same job: the second start is refused as `job.exists`
 */
export function newJob(
  ctx: Pick<Ctx, 'tenant' | 'actor' | 'roles' | 'scope' | 'lang' | 'now' | 'newId'>,
  def: JobDefinition,
  input: unknown,
  options: { title?: string; job?: string } = {},
): { job: string; row: Row } {
  parse(def.input, input)
  const job = options.job ?? ctx.newId('job')
  const asked: Asked = { roles: ctx.roles, scope: ctx.scope, lang: ctx.lang, actor: ctx.actor }
  const item: Item = {
    ...jobKey(ctx.tenant, job),
    type: 'job',
    job,
    kind: def.id,
    queue: def.queue,
    state: 'queued',
    title: options.title,
    input: JSON.stringify(input),
    asked,
    done: 0,
    counts: {},
    attempts: 0,
    lease: 0,
    by: { id: ctx.actor.id, name: ctx.actor.name },
    createdAt: ctx.now(),
    ttl: Math.floor(Date.parse(ctx.now()) / 1000) + KEPT,
    gsi1pk: partition(ctx.tenant, 'jobs'),
    gsi1sk: job,
    gsi2pk: partition(ctx.tenant, 'jobs-active'),
    gsi2sk: job,
    gsi3pk: jobsOf(ctx.tenant, ctx.actor.id),
    gsi3sk: job,
  }
  const row: Row = {
    item: { Put: { Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
    refused: () => fault('conflict', 'job.exists', { job }),
  }
  return { job, row }
}

/** Wakes the jobs function; call after the command that staged the job has committed. */
export const wakeJob = (ctx: Pick<Ctx, 'ports' | 'tenant'>, def: JobDefinition, job: string) =>
  ctx.ports.queue.send(def.queue, { tenant: ctx.tenant, job })

export const asJob = (item: Item): Job => {
  const files = (item.files ?? []) as { name: string; size?: number }[]
  return Job.parse({ ...item, files: files.map(({ name, size }) => ({ name, size })) })
}

/** @throws Fault missing `job.missing` */
export async function readJob(db: Db, tenant: string, job: string): Promise<Item> {
  const item = await db.get(jobKey(tenant, job), true)
  if (!item) throw fault('missing', 'job.missing', { job })
  return item
}

/** All of a tenant, or those that one person asked for, newest first. */
export async function listJobs(
  db: Db,
  tenant: string,
  { by, from }: { by?: string | undefined; from?: Item | undefined } = {},
) {
  const index = by === undefined ? 'gsi1' : 'gsi3'
  const pk = by === undefined ? partition(tenant, 'jobs') : jobsOf(tenant, by)
  const page = await db.query(
    {
      IndexName: index,
      KeyConditionExpression: `${index}pk = :pk`,
      ExpressionAttributeValues: { ':pk': pk },
    },
    { limit: 25, from, newestFirst: true },
  )
  const rows = await db.batchGet(page.items.map((i) => ({ pk: String(i.pk), sk: String(i.sk) })))
  const jobs = rows.map(asJob).sort((a, b) => (a.job < b.job ? 1 : -1))
  return { items: jobs, next: page.next }
}

/** Asks a job to stop at its next breath; what it committed stays. */
export const cancelRow = (tenant: string, job: string): Row => ({
  item: {
    Update: {
      Key: jobKey(tenant, job),
      UpdateExpression: 'SET cancelling = :yes',
      ConditionExpression: '#s IN (:queued, :running)',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':yes': true, ':queued': 'queued', ':running': 'running' },
    },
  },
  refused: (item) =>
    item
      ? fault('conflict', 'job.ended', { state: item.state })
      : fault('missing', 'job.missing', { job }),
})

/** Jobs that should be running and are not: their message or their worker was lost. */
export async function strandedJobs(db: Db, tenant: string, now: number): Promise<Item[]> {
  const { items } = await db.query({
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :pk',
    ExpressionAttributeValues: { ':pk': partition(tenant, 'jobs-active') },
  })
  const rows = await db.batchGet(
    items.map((i) => ({ pk: String(i.pk), sk: String(i.sk) })),
    true,
  )
  return rows.filter((row) => row.gsi2pk !== undefined && Number(row.lease) < now)
}
