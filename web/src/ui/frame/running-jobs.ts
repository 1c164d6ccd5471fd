import type { jobRoutes } from '@terrace/platform/job-routes'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { client } from '../../api/client.ts'
import { tenant } from '../../api/tenant.ts'

const api = client<typeof jobRoutes>()

/** How much background work is under way for this person: the menu shows it beside "Jobs". */
export const [runningJobs, setRunningJobs] = createSignal(0)

/** Rest between two looks: while something runs, and at least between two pages. Milliseconds. */
const RUNNING = 10_000
const AGAIN = 15_000
/** The first look waits until the page itself has what it needs. Milliseconds. */
const FIRST = 4_000

/**
 * Keeps the number up to date: a look when the page changes, and again and again only while
 * something runs, so that an idle tab asks for nothing.
 */
export function followJobs(page: () => string): void {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    clearTimeout(timer)
    if (document.hidden || !tenant()) return plan(RUNNING)
    last = Date.now()
    // An indicator that cannot be brought up to date stays as it is; the page says what is wrong.
    const found = await api('GET /jobs').catch(() => undefined)
    if (!found) return
    const open = found.items.filter((job) => job.state === 'queued' || job.state === 'running')
    setRunningJobs(open.length)
    if (open.length > 0) plan(RUNNING)
  }
  const plan = (rest: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), rest)
  }
  createEffect(() => {
    page()
    plan(Math.max(FIRST, last + AGAIN - Date.now()))
  })
  onCleanup(() => clearTimeout(timer))
}
