import type { jobRoutes } from '@terrace/platform/job-routes'
import { createSignal, onCleanup } from 'solid-js'
import type { OutputOf } from '../../api/client.ts'
import { jobs } from './api.ts'

export type JobView = OutputOf<typeof jobRoutes, 'GET /jobs/{job}'>

/** How often a running job is looked at. Milliseconds. */
const EVERY = 800

/**
 * Follows one job until it is over or the part that follows it is gone.
 * @param misses how often in a row it may be not there: it may belong to others, or not yet exist
 */
export function useJob(misses = Number.POSITIVE_INFINITY) {
  const [job, setJob] = createSignal<JobView>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  onCleanup(() => {
    gone = true
    clearTimeout(timer)
  })
  const look = async (id: string, missed = 0): Promise<void> => {
    // A lost look is made good by the next one: the job goes on without us.
    const found = await jobs('GET /jobs/{job}', { job: id }).catch(() => undefined)
    if (gone) return
    if (found) setJob(found)
    const open = found ? found.state === 'queued' || found.state === 'running' : missed < misses
    if (open) timer = setTimeout(() => void look(id, found ? 0 : missed + 1), EVERY)
  }
  return { job, follow: (id: string) => look(id), forget: () => setJob(undefined) }
}
