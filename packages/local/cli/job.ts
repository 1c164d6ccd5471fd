import { messages } from '@terrace/functions/words'
import { commit } from '@terrace/platform/command'
import { translate } from '@terrace/platform/i18n'
import type { Job } from '@terrace/platform/job'
import { asJob, cancelRow, listJobs, readJob } from '@terrace/platform/job-store'
import { operator, type Place } from './place.ts'
import { columns, JobFailed, type Voice } from './say.ts'

const PAUSE = 300
const pause = () => new Promise((done) => setTimeout(done, PAUSE))
const isOver = (job: Job) => job.state !== 'queued' && job.state !== 'running'

const counted = ({ counts }: Job): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')

/**
 * Waits for a job, running it here where nobody else does, and shows how far it is.
 * @throws JobFailed when it failed or was cancelled, in words
 */
export async function follow(place: Place, voice: Voice, tenant: string, id: string): Promise<Job> {
  const look = async () => asJob(await readJob(place.ports.db, tenant, id))
  let failure: unknown
  const working = place.work(tenant, id).catch((error: unknown) => {
    failure = error
  })
  let job = await look()
  while (!isOver(job) && failure === undefined) {
    voice.progress(job.done, job.total, job.kind)
    await pause()
    job = await look()
  }
  await working
  voice.quiet()
  if (failure !== undefined) throw failure
  if (job.state === 'done') return job
  const why = job.error
    ? translate(messages, job.error.code, 'en', job.error.detail ?? {})
    : 'It was cancelled; what it had done is kept.'
  throw new JobFailed(`Job ${id}: ${why} (${counted(job)})`)
}

export const ended = (job: Job): string =>
  `${job.kind} is done: ${counted(job) || 'nothing to count'}.`

/** The newest jobs of a tenant. */
export async function list(place: Place, voice: Voice, tenant: string): Promise<void> {
  await operator(place, tenant)
  const { items } = await listJobs(place.ports.db, tenant)
  const lines = items.map((j) => [
    j.job,
    j.state,
    j.kind,
    `${j.done}/${j.total ?? '?'}`,
    j.createdAt,
  ])
  voice.tell(items, items.length > 0 ? columns(lines) : 'No jobs yet.')
}

export async function cancel(place: Place, voice: Voice, tenant: string, job: string) {
  const ctx = await operator(place, tenant)
  await readJob(place.ports.db, tenant, job)
  const event = { name: 'job.cancel-asked', about: job, pending: false }
  await commit(ctx, 'job.cancel', [event], [cancelRow(tenant, job)])
  voice.tell({ job, cancelling: true }, `Job ${job} will stop; what it has done is kept.`)
}
