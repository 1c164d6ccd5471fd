import { createHash } from 'node:crypto'
import type { Ctx } from '@terrace/platform/context'
import type { Item, Key, Write } from '@terrace/platform/db'
import type { EventInput } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import { keysBy } from '@terrace/platform/key'
import { type Row, refusing } from '@terrace/platform/write'
import { accountRow } from './account.ts'
import { accountId } from './account-model.ts'
import { EntryEntity } from './entry.entity.ts'
import { checkLegs, type Entry, type EntryInput, transfersOf } from './entry-model.ts'

const key = keysBy(
  (tenant: string, entry: string) =>
    EntryEntity.get({ tenant, entry }).params<{ Key: Key }>({ table: 't' }).Key,
)

/** What makes two entries the same: all that was asked, in the order of its legs. */
export const hashOf = ({ entry, kind, day, about, text, legs }: EntryInput): string =>
  createHash('sha256')
    .update(JSON.stringify([entry, kind, day, about, text ?? '', legs.map(legText)]))
    .digest('hex')

const legText = ({ account, amount }: EntryInput['legs'][number]) => [
  account.kind,
  account.owner,
  account.currency,
  account.shard ?? null,
  amount,
]

export const asEntry = (item: Item): Entry => ({
  ...(JSON.parse(String(item.doc)) as Entry),
  ...(item.reversedBy ? { reversedBy: String(item.reversedBy) } : {}),
})

/** The entry of this id with the hash of its content, if it was posted. */
export async function findEntry(ctx: Pick<Ctx, 'db' | 'tenant'>, entry: string) {
  const item = await ctx.db.get(key(ctx.tenant, entry), true)
  return item && { entry: asEntry(item), hash: String(item.hash) }
}

/** @throws Fault missing `entry.missing` */
export async function readEntry(ctx: Pick<Ctx, 'db' | 'tenant'>, entry: string): Promise<Entry> {
  const found = await findEntry(ctx, entry)
  if (!found) throw fault('missing', 'entry.missing')
  return found.entry
}

/** What a command saves to move money: the entry, the sums that it changes, and the news of it. */
export interface Posting {
  entry: Entry
  rows: Row[]
  event: EventInput
}

/**
 * The rows of an entry. Whoever stages them commits them with their own, so that money never moves
 * without its effect, nor the effect happens without the money.
 * @throws Fault invalid `entry.legs`, `entry.account-twice`, `entry.unbalanced`;
 *   at the commit conflict `account.short`, `entry.id-reused`
 * @param still accounts out of which nothing more may have gone than had when this was decided
 */
export function posting(
  ctx: Ctx,
  input: EntryInput,
  reverses?: string,
  still: Readonly<Record<string, number>> = {},
): Posting {
  checkLegs(input.legs)
  const by = { id: ctx.actor.id, name: ctx.actor.name }
  const entry: Entry = { ...input, at: ctx.now(), by, ...(reverses ? { reverses } : {}) }
  const doc = JSON.stringify(entry)
  const row = EntryEntity.create({
    tenant: ctx.tenant,
    entry: entry.entry,
    month: entry.day.slice(0, 7),
    day: entry.day,
    about: entry.about,
    hash: hashOf(input),
    doc,
    brief: JSON.stringify(briefOf(entry)),
  })
  const legs = input.legs.map(({ account, amount }) =>
    accountRow(ctx.tenant, account, amount, still[accountId(account)]),
  )
  const facts = transfersOf(input.legs).map((transfer, n) => ({
    ...transfer,
    entry: entry.entry,
    n,
    day: entry.day,
    kind: entry.kind,
    about: entry.about,
  }))
  return {
    entry,
    rows: [refusing(row, 'conflict', 'entry.id-reused', { entry: entry.entry }), ...legs],
    event: { name: 'entry.posted', about: entry.entry, facts },
  }
}

/** The line of a journal: an entry of many legs says how much it moved in each currency. */
export function briefOf(entry: Entry) {
  const moved: Record<string, number> = {}
  for (const { account, amount } of entry.legs) {
    if (amount > 0) moved[account.currency] = (moved[account.currency] ?? 0) + amount
  }
  const { kind, day, about, text, by, reverses } = entry
  return { entry: entry.entry, kind, day, about, text, by: by.name, reverses, moved }
}

/** Marks an entry as taken back, once. */
export const reversedRow = (tenant: string, entry: string, reversedBy: string): Write => ({
  item: {
    Update: {
      Key: key(tenant, entry),
      UpdateExpression: 'SET #reversedBy = :by',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#reversedBy)',
      ExpressionAttributeNames: { '#reversedBy': 'reversedBy' },
      ExpressionAttributeValues: { ':by': reversedBy },
    },
  },
  refused: (existing) =>
    existing
      ? fault('conflict', 'entry.reversed-already', { by: existing.reversedBy })
      : fault('missing', 'entry.missing'),
})
