import type { Db, Item, Key, Write } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { keyOf } from '@terrace/platform/key'
import { SHARDS } from './entitlement.ts'

/*
 * How many payments of a batch are where, and for how much. A chunk of payments adds to it in the
 * transaction that moves them: it is exact at any moment, and written once a chunk.
 */

/**
 * `taken` into the batch, `held` back, `confirmed`, `failed`; `moved`: confirmed, and a movement of its
 * own at the bank is known; `drawn` to be called back, and what they said; `said-` by households that
 * were not drawn.
 */
export const tallies = [
  'taken',
  'held',
  'confirmed',
  'failed',
  'moved',
  'drawn',
  'received',
  'disputed',
  'unreached',
  'said-received',
  'said-disputed',
] as const
export type Tallied = (typeof tallies)[number]

export interface Tally {
  count: number
  amount: number
}

const tallyKey = (tenant: string, batch: string): Key => keyOf(tenant, [`tally_${batch}`], '$tally')

const beingBooked = () => fault('conflict', 'batch.being-booked')

/**
 * The row that adds to a batch's tally; `shard` where the part is asked for later. While a movement at
 * the bank is confirmed as the whole of the batch, only that one adds to it (`booking`).
 * @throws (at the commit) Fault conflict `batch.being-booked`
 */
export function tallyRow(
  tenant: string,
  batch: string,
  added: readonly { what: Tallied; shard?: number; amount: number; count?: number }[],
  booking?: string,
): Write {
  const sums: Record<string, number> = {}
  const add = (name: string, by: number) => {
    sums[name] = (sums[name] ?? 0) + by
  }
  for (const { what, shard = '', amount, count = 1 } of added) {
    add(`${what}${shard}Count`, count)
    add(`${what}${shard}Amount`, amount)
  }
  const names = Object.keys(sums)
  return {
    item: {
      Update: {
        Key: tallyKey(tenant, batch),
        UpdateExpression: `ADD ${names.map((_, i) => `#${i} :${i}`).join(', ')}`,
        ConditionExpression: booking ? 'booking = :booking' : 'attribute_not_exists(booking)',
        ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(names.map((name, i) => [`:${i}`, sums[name]])),
          ...(booking ? { ':booking': booking } : {}),
        },
      },
    },
    refused: beingBooked,
  }
}

/**
 * Gives a batch's tally to one movement at the bank, if nothing was settled since it was read: what is
 * on its way is then what the movement was compared with. One movement is the whole of a batch, once.
 * @throws (at the commit) Fault stale `record.stale`, conflict `batch.being-booked`
 */
export function bookingBegins(
  tenant: string,
  batch: string,
  read: (what: Tallied) => Tally,
  booking: string,
): Write {
  const settled = ['confirmed', 'failed', 'moved'] as const
  const same = settled.map(
    (what, i) => `(${what}Amount = :${i} OR (${none(what)} AND :${i} = :zero))`,
  )
  return {
    item: {
      Update: {
        Key: tallyKey(tenant, batch),
        UpdateExpression: 'SET booking = :booking',
        ConditionExpression: [
          'attribute_not_exists(booking) AND attribute_not_exists(booked)',
          ...same,
        ].join(' AND '),
        ExpressionAttributeValues: {
          ':booking': booking,
          ':zero': 0,
          ...Object.fromEntries(settled.map((what, i) => [`:${i}`, read(what).amount])),
        },
      },
    },
    refused: (existing) =>
      existing?.booking === undefined ? fault('stale', 'record.stale') : beingBooked(),
  }
}
const none = (what: Tallied) => `attribute_not_exists(${what}Amount)`

/** The whole of the batch is confirmed: others may add to its tally again, and none is the whole again. */
export const bookingEnds = (tenant: string, batch: string, booking: string): Write => ({
  item: {
    Update: {
      Key: tallyKey(tenant, batch),
      UpdateExpression: 'SET booked = :booking REMOVE booking',
      ConditionExpression: 'booking = :booking',
      ExpressionAttributeValues: { ':booking': booking },
    },
  },
  refused: () => fault('stale', 'record.stale'),
})

/** The movement that is being confirmed as the whole of a batch, while that lasts. */
export async function readBooking(ctx: { db: Db; tenant: string }, batch: string) {
  const item = await ctx.db.get(tallyKey(ctx.tenant, batch), true)
  return item?.booking === undefined ? undefined : String(item.booking)
}

/**
 * A batch's tally as it stands: `of('taken', 3)` is part 3 of what was taken into it; `booked` the
 * movement at the bank that was the whole of it.
 */
export async function readTally(ctx: { db: Db; tenant: string }, batch: string) {
  const item: Item = (await ctx.db.get(tallyKey(ctx.tenant, batch), true)) ?? {}
  const of = (what: Tallied, shard: number | '' = ''): Tally => ({
    count: Number(item[`${what}${shard}Count`] ?? 0),
    amount: Number(item[`${what}${shard}Amount`] ?? 0),
  })
  return Object.assign(of, { booked: item.booked === undefined ? undefined : String(item.booked) })
}

type Read = Awaited<ReturnType<typeof readTally>>

/** What a batch has taken, part by part and together. */
export function takenOf(tally: Read) {
  const shards = Array.from({ length: SHARDS }, (_, shard) => tally('taken', shard))
  const total = (of: keyof Tally) => shards.reduce((all, one) => all + one[of], 0)
  return { shards, count: total('count'), amount: total('amount') }
}

/**
 * What of a batch that was sent no movement at the bank is known for, unless it failed: on its way, or
 * confirmed by a status report alone.
 */
export function unmoved(batch: Tally, tally: Read): Tally {
  if (tally.booked !== undefined) return { count: 0, amount: 0 }
  const left = (of: keyof Tally) => batch[of] - tally('moved')[of] - tally('failed')[of]
  return { count: left('count'), amount: left('amount') }
}

/** What of a batch that was sent is neither confirmed nor failed. */
export function onTheWay(batch: Tally, tally: Read): Tally {
  const left = (of: keyof Tally) => batch[of] - tally('confirmed')[of] - tally('failed')[of]
  return { count: left('count'), amount: left('amount') }
}
