import type { Item, Write } from './db.ts'
import { keyOf, partition } from './key.ts'

/** One field before and after. Sensitive values are sealed or masked by whoever records them. */
export interface Change {
  path: string
  before?: unknown
  after?: unknown
}

export interface EventInput {
  /** Past tense: `household.changed`. */
  name: string
  /** The thing it is about: its history is one query. */
  about: string
  reason?: string | undefined
  changes?: Change[] | undefined
  /** What projections need to know, so that they never read back: counts before and after. */
  facts?: unknown
  /** False for what no projection hears: it is history only. */
  pending?: boolean
}

export interface Event extends Omit<EventInput, 'pending'> {
  tenant: string
  event: string
  at: string
  by: { id: string; name: string }
  command: string
}

/** The key of one event of a thing. */
export const eventKey = (tenant: string, about: string, event: string) =>
  keyOf(tenant, [`about_${about}`], `$event#${event}`)

/** Where events wait for their projections: one sparse partition a tenant, oldest first. */
export const pendingPartition = (tenant: string): string => partition(tenant, 'pending')

/** The row of an event; born pending unless it is history only. */
export function eventRow(event: Event, pending: boolean): Write {
  const item: Item = {
    ...eventKey(event.tenant, event.about, event.event),
    ...event,
    type: 'event',
  }
  if (pending) {
    item.gsi1pk = pendingPartition(event.tenant)
    item.gsi1sk = event.event
  }
  return { item: { Put: { Item: item, ConditionExpression: 'attribute_not_exists(pk)' } } }
}

/** Removes the pending mark, on condition that nobody else did: the lock of every projection. */
export function settleRow(event: { tenant: string; about: string; event: string }): Write {
  return {
    item: {
      Update: {
        Key: eventKey(event.tenant, event.about, event.event),
        UpdateExpression: 'REMOVE gsi1pk, gsi1sk',
        ConditionExpression: 'attribute_exists(gsi1pk)',
      },
    },
  }
}

/** The query for the history of a thing, whole partition; newest first is the caller's choice. */
export const historyQuery = (tenant: string, about: string): Item => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: {
    ':pk': partition(tenant, `about_${about}`),
    ':sk': '$event#',
  },
})

export function readEvent(item: Item): Event {
  const { pk: _pk, sk: _sk, gsi1pk: _g, gsi1sk: _s, type: _t, ...event } = item
  return event as unknown as Event
}
