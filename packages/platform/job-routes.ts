import * as z from 'zod'
import { command, query } from './command.ts'
import { type Ctx, hasRole } from './context.ts'
import { Cursor, readCursor, writeCursor } from './cursor.ts'
import { fault } from './fault.ts'
import type { JobOutcome } from './job.ts'
import { Job } from './job.ts'
import { asJob, cancelRow, listJobs, readJob } from './job-store.ts'
import { route } from './route.ts'

const Which = z.object({ job: z.string() })

/**
 * Jobs are seen by those who asked for them, and by those who answer for the whole office: an export
 * holds what its asker may see, so an officer of one part must not find that of another here.
 */
const mine = (ctx: Ctx, job: Job) => job.by.id === ctx.actor.id || answersForAll(ctx)

const answersForAll = (ctx: Ctx) =>
  hasRole(ctx, 'admin', 'county', 'system') && ctx.scope.includes('')

/**
 * Files hold households: the administrator, who may not read those, sees that the job is there and
 * how it went, but opens only files of their own work.
 */
const mayOpen = (ctx: Ctx, job: Job) =>
  job.by.id === ctx.actor.id || hasRole(ctx, 'county', 'system')

/** @throws Fault missing `job.missing` */
export async function readMyJob(ctx: Ctx, id: string) {
  const item = await readJob(ctx.db, ctx.tenant, id)
  const job = asJob(item)
  if (!mine(ctx, job)) throw fault('missing', 'job.missing', { job: id })
  return { job, files: (item.files ?? []) as NonNullable<JobOutcome['files']> }
}

export const getJob = query(
  { id: 'job.get', allow: ['*'], input: Which },
  async (ctx, { job }) => (await readMyJob(ctx, job)).job,
)

export const getJobs = query(
  { id: 'job.list', allow: ['*'], input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }) => {
    // Each person's jobs have a list of their own: what one sees is never picked from that of all.
    const by = answersForAll(ctx) ? undefined : ctx.actor.id
    const question = by ? `jobs ${by}` : 'jobs'
    const from = await readCursor(ctx, question, cursor)
    const page = await listJobs(ctx.db, ctx.tenant, { by, from })
    return { items: page.items, next: await writeCursor(ctx, question, page.next) }
  },
)

export const cancelJob = command(
  { id: 'job.cancel', allow: ['*'], input: Which },
  async (ctx, { job }) => {
    const { job: found } = await readMyJob(ctx, job)
    const event = { name: 'job.cancel-asked', about: job, pending: false }
    ctx.save(event, [cancelRow(ctx.tenant, job)])
    return { ...found, cancelling: true }
  },
)

/** A time-limited address of a file that a job made. */
export const getJobFile = query(
  { id: 'job.file', allow: ['*'], input: Which.extend({ name: z.string() }) },
  async (ctx, { job, name }) => {
    const { job: found, files } = await readMyJob(ctx, job)
    const file = mayOpen(ctx, found) ? files.find((f) => f.name === name) : undefined
    if (!file) throw fault('missing', 'file.missing')
    return { url: await ctx.ports.files.link(file.key, name), name }
  },
)

export const jobRoutes = {
  'GET /jobs': route(getJobs, {
    out: z.object({ items: z.array(Job), next: z.string().optional() }),
    summary: 'Background work, newest first',
  }),
  'GET /jobs/{job}': route(getJob, { out: Job, summary: 'One job with its progress' }),
  'POST /jobs/{job}/cancel': route(cancelJob, { out: Job, summary: 'Ask a job to stop' }),
  'GET /jobs/{job}/files/{name}': route(getJobFile, {
    out: z.object({ url: z.string(), name: z.string() }),
    summary: 'Where to download a file that a job made',
  }),
}
