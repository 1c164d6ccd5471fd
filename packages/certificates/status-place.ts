import type { Db, Item } from '@terrace/platform/db'
import { keyOf } from '@terrace/platform/key'
import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'
import { LEAST_ENTRIES } from './credential/status-list.ts'

/** Cards of one published list. */
export const LIST_SIZE = LEAST_ENTRIES

/** One pair of status lists, each as its `encodedList`: at most some kilobytes. */
export const StatusListEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'card-status-list', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        list: { type: 'string', required: true },
        revocation: { type: 'string', required: true },
        suspension: { type: 'string', required: true },
        version: { type: 'number', required: true },
        updatedAt: { type: 'string', required: true },
      },
      indexes: {
        // One list: what is published, and what a change adds to.
        byList: {
          pk: { field: 'pk', composite: ['tenant', 'list'] },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)

const placesKey = (tenant: string) => keyOf(tenant, ['card-places'], '$card-places')

/**
 * Takes places in the status lists. They are taken for good: one whose card was not written after all
 * stays empty, which says nothing and harms nobody.
 * @returns the first of `count` places
 */
export async function takePlaces(db: Db, tenant: string, count: number): Promise<number> {
  const { taken } = await db.update({
    Key: placesKey(tenant),
    UpdateExpression: 'ADD taken :count SET #type = :type',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: { ':count': count, ':type': 'card-places' },
  })
  return Number(taken) - count
}

/** How many places were ever taken. */
export async function takenPlaces(db: Db, tenant: string): Promise<number> {
  const item: Item | undefined = await db.get(placesKey(tenant))
  return Number(item?.taken ?? 0)
}
