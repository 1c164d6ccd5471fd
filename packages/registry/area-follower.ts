import type { Event } from '@terrace/platform/event'
import type { JobDefinition } from '@terrace/platform/job'
import { newJob } from '@terrace/platform/job-store'
import { systemActor } from '@terrace/platform/new-context'
import type { Projection } from '@terrace/platform/projection'

/** What tenancy says of areas that were merged. */
interface AreaFacts {
  from?: { area: string }[]
  into?: { area: string }[]
}

/**
 * Starts a job with `{from, to, reason}` when an area is merged or has a new name (both are the same
 * then), in the same transaction that settles the event. A split tells nobody who lives where.
 * @param name of the projection; each follower of an event has a job of its own by it
 */
export function areaFollower(name: string, definition: JobDefinition): Projection {
  return {
    name,
    hears: ['area.merged', 'area.changed'],
    project: (events: readonly Event[]) =>
      events.flatMap((event) =>
        pairsOf(event).map(({ from, to }, i) => {
          const ctx = {
            tenant: event.tenant,
            actor: systemActor,
            roles: ['county'],
            scope: [''],
            lang: 'en' as const,
            now: () => event.at,
            newId: (prefix: string) => `${prefix}_${event.event.slice(3)}-${name}${i || ''}`,
          }
          return newJob(ctx, definition, { from, to, reason: event.name }).row
        }),
      ),
  }
}

function pairsOf(event: Event): { from: string; to: string }[] {
  if (event.name === 'area.changed') {
    const renamed = (event.changes ?? []).some((change) => change.path === 'name')
    return renamed ? [{ from: event.about, to: event.about }] : []
  }
  const { from = [], into = [] } = (event.facts ?? {}) as AreaFacts
  const to = into[0]?.area
  return to === undefined ? [] : from.map(({ area }) => ({ from: area, to }))
}
