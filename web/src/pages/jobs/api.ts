import type { jobRoutes } from '@terrace/platform/job-routes'
import { cached } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'

export const api = client<typeof jobRoutes>()
export type JobView = OutputOf<typeof jobRoutes, 'GET /jobs/{job}'>
export type JobState = JobView['state']

/** Background work that the reader may see, newest first. */
export const jobs = cached('jobs', (cursor: string) => api('GET /jobs', cursor ? { cursor } : {}))

export const isOpen = (job: Pick<JobView, 'state'>): boolean =>
  job.state === 'queued' || job.state === 'running'

/** Opens a file that a job made: asks for its address, which holds for a short time only. */
export async function download(job: string, name: string): Promise<void> {
  const { url } = await api('GET /jobs/{job}/files/{name}', { job, name })
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.rel = 'external'
  document.body.append(link)
  link.click()
  link.remove()
}
