import type { Db, Write } from '@terrace/platform/db'
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

/** How many places were ever taken. */
export async function takenPlaces(db: Db, tenant: string, consistent = false): Promise<number> {
  const item = await db.get(placesKey(tenant), consistent)
  return Number(item?.taken ?? 0)
}

/** The row that takes the next `count` places, on condition that nobody took one since `taken`. */
export const placesRow = (tenant: string, taken: number, count: number): Write => ({
  item: {
    Update: {
      Key: placesKey(tenant),
      UpdateExpression: 'SET taken = :next, #type = :type',
      ConditionExpression: taken === 0 ? 'attribute_not_exists(pk)' : 'taken = :taken',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: {
        ':next': taken + count,
        ':type': 'card-places',
        ...(taken === 0 ? {} : { ':taken': taken }),
      },
    },
  },
})

/**
 * Takes the next place at once, for a command: two of them must not stand in each other's way. One
 * whose card was not written after all stays empty, which says nothing and harms nobody.
 */
export async function takePlace(db: Db, tenant: string): Promise<number> {
  const { taken } = await db.update({
    Key: placesKey(tenant),
    UpdateExpression: 'ADD taken :one SET #type = :type',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: { ':one': 1, ':type': 'card-places' },
  })
  return Number(taken) - 1
}
