import type { Event } from '@terrace/platform/event'
import { newJob } from '@terrace/platform/job-store'
import type { Projection } from '@terrace/platform/projection'
import { checkQualityJob } from './findings.ts'

/**
 * New amounts of the lines reach lists and counts through a check of the whole tenant. Tenancy names
 * the job, so that its answer can tell of it, and two saves are one job.
 */
export const lineFollowing: Projection = {
  name: 'line-following',
  hears: ['settings.changed'],
  project: (events: readonly Event[]) =>
    events.flatMap((event) => {
      const { recheck } = (event.facts ?? {}) as { recheck?: string }
      if (recheck === undefined) return []
      const ctx = {
        tenant: event.tenant,
        // Theirs, so that whoever saved the amount sees how far it is; the check itself is of all.
        actor: { ...event.by, method: 'system' },
        roles: ['county'],
        scope: [''],
        lang: 'en' as const,
        now: () => event.at,
        newId: (prefix: string) => `${prefix}_${event.event.slice(3)}`,
      }
      return [newJob(ctx, checkQualityJob, {}, { job: recheck }).row]
    }),
}
