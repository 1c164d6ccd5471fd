import type { Ctx } from '@terrace/platform/context'
import { Job } from '@terrace/platform/job'
import { asJob, jobKey } from '@terrace/platform/job-store'
import * as z from 'zod'
import type { ImportDoc } from './import.entity.ts'
import { Mapping } from './mapping.ts'
import { PART, partsOf } from './part-source.ts'

export const ImportState = z.enum([
  'uploading',
  'draft',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'cancelled',
])

const OpenedView = z.object({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.string().optional(),
  separator: z.string().optional(),
  sheets: z.array(z.string()).optional(),
  sheet: z.string().optional(),
  header: z.array(z.string()),
  headerRow: z.int(),
  headerProblems: z.array(z.object({ column: z.int(), code: z.string() })),
  natures: z.record(z.string(), z.enum(['person', 'household'])),
  rows: z.int(),
})

export const ImportView = z.object({
  import: z.string(),
  name: z.string(),
  size: z.int(),
  state: ImportState,
  /** Bytes of each part but the last, and how many there are. */
  partSize: z.int(),
  parts: z.int(),
  opened: OpenedView.optional(),
  mapping: Mapping.optional(),
  check: Job.optional(),
  job: Job.optional(),
  createdAt: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
})
export type ImportView = z.infer<typeof ImportView>

export async function jobOf(ctx: Ctx, job: string | undefined): Promise<Job | undefined> {
  const item = job && (await ctx.db.get(jobKey(ctx.tenant, job), true))
  return item ? asJob(item) : undefined
}

/** The state follows from the jobs, which the kernel keeps true: a kill changes nothing here. */
function stateOf(doc: ImportDoc, check?: Job, job?: Job): ImportView['state'] {
  if (job) return job.state === 'queued' ? 'running' : job.state
  if (check?.state === 'queued' || check?.state === 'running') return 'checking'
  if (check?.state === 'done') return 'checked'
  if (check?.state === 'failed') return 'failed'
  return doc.opened ? 'draft' : 'uploading'
}

export async function viewOfImport(ctx: Ctx, doc: ImportDoc): Promise<ImportView> {
  const [check, job] = await Promise.all([jobOf(ctx, doc.checkJob), jobOf(ctx, doc.importJob)])
  const { opened, mapping } = doc
  return {
    import: doc.import,
    name: doc.name,
    size: doc.size,
    state: stateOf(doc, check, job),
    partSize: PART,
    parts: partsOf(doc.size),
    ...(opened ? { opened } : {}),
    ...(mapping ? { mapping } : {}),
    ...(check ? { check } : {}),
    ...(job ? { job } : {}),
    createdAt: doc.createdAt,
    createdBy: doc.createdBy,
  }
}
