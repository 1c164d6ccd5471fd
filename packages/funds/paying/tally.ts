import type { Db, Item, Key, Write } from '@terrace/platform/db'
import { keyOf } from '@terrace/platform/key'

/*
 * How many payments of a batch are where, and for how much. A chunk of payments adds to it in the
 * transaction that moves them: it is exact at any moment, and written once a chunk.
 */

/**
 * `taken` into the batch, `held` back, `confirmed`, `failed`; `drawn` to be called back, and what they
 * said; `said-` by households that were not drawn.
 */
export const tallies = [
  'taken',
  'held',
  'confirmed',
  'failed',
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

/** The row that adds to a batch's tally; `shard` where the part is asked for later. */
export function tallyRow(
  tenant: string,
  batch: string,
  added: readonly { what: Tallied; shard?: number; amount: number; count?: number }[],
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
        ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          names.map((name, i) => [`:${i}`, sums[name]]),
        ),
      },
    },
  }
}

/** A batch's tally as it stands: `of('taken', 3)` is part 3 of what was taken into it. */
export async function readTally(ctx: { db: Db; tenant: string }, batch: string) {
  const item: Item = (await ctx.db.get(tallyKey(ctx.tenant, batch), true)) ?? {}
  return (what: Tallied, shard: number | '' = ''): Tally => ({
    count: Number(item[`${what}${shard}Count`] ?? 0),
    amount: Number(item[`${what}${shard}Amount`] ?? 0),
  })
}
