import type { Db, Item } from '@terrace/platform/db'
import { assert } from '@terrace/platform/fault'
import type { Hash } from '../tree/hash.ts'
import { hashOfSpan, nodesOf, type Span } from '../tree/proof.ts'
import { hashIn, placeOf } from '../tree/tile.ts'
import { entriesPartition, entriesSort, refPartition, SHARD, tileKey } from './keys.ts'

/** Items read at a time: each holds a batch, which is one entry or some hundred. */
const ITEMS = 10

/** The texts of one item of entries, with the index of the first. */
export const textsOf = (item: Item): { first: number; texts: string[] } => ({
  first: Number(item.first),
  texts: String(item.texts).split('\n'),
})

const sortedFrom = (pk: string, way: '<=' | '>=', first: number): Item => ({
  KeyConditionExpression: `pk = :pk AND sk ${way} :at`,
  ExpressionAttributeValues: { ':pk': pk, ':at': entriesSort(first) },
})

/** The texts of a shard from an index on, as far as one answer goes. */
async function page(db: Db, tenant: string, from: number): Promise<string[]> {
  const pk = entriesPartition(tenant, Math.floor(from / SHARD))
  // The item that holds `from` is the last that does not begin behind it.
  const options = { limit: 1, newestFirst: true, consistent: true }
  const { items } = await db.query(sortedFrom(pk, '<=', from), options)
  const [item] = items
  if (!item) return []
  const { first, texts } = textsOf(item)
  return texts.slice(from - first)
}

/** Up to `count` texts from an index on; fewer where the log ends. */
export async function entriesFrom(
  db: Db,
  tenant: string,
  from: number,
  count: number,
): Promise<string[]> {
  const found = (await page(db, tenant, from)).slice(0, count)
  while (found.length > 0 && found.length < count) {
    const more = await rest(db, tenant, from + found.length)
    if (more.length === 0) break
    found.push(...more.slice(0, count - found.length))
  }
  return found
}

/** Items that begin at or behind an index, in one shard. */
async function rest(db: Db, tenant: string, from: number): Promise<string[]> {
  const pk = entriesPartition(tenant, Math.floor(from / SHARD))
  const options = { limit: ITEMS, consistent: true }
  const { items } = await db.query(sortedFrom(pk, '>=', from), options)
  return items.flatMap((item) => textsOf(item).texts)
}

/** Every item of entries of a shard, in order. */
export const itemsOfShard = (db: Db, tenant: string, shard: number): AsyncGenerator<Item> =>
  db.all(
    {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': entriesPartition(tenant, shard) },
    },
    { consistent: true },
  )

/** The hashes of spans of the log, from at most five tiles for a million entries: one call. */
export async function hashesOfSpans(
  db: Db,
  tenant: string,
  spans: readonly Span[],
): Promise<Hash[]> {
  const keys = spans.flatMap(nodesOf).map((node) => {
    const { level, tile } = placeOf(node)
    return tileKey(tenant, level, tile)
  })
  const items = keys.length > 0 ? await db.batchGet(keys, true) : []
  const tiles = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item.hashes as Uint8Array]))
  return spans.map((span) =>
    hashOfSpan(span, (node) => {
      const { level, tile } = placeOf(node)
      const key = tileKey(tenant, level, tile)
      const bytes = tiles.get(`${key.pk} ${key.sk}`)
      assert(bytes, 'a tile that is not there')
      return hashIn(bytes, node)
    }),
  )
}

/** Which entries are about a thing, oldest first: at most a thousand. */
export async function indexesAbout(
  db: Db,
  tenant: string,
  ref: string,
): Promise<{ index: number; kind: string }[]> {
  const search = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': refPartition(tenant, ref) },
  }
  const { items } = await db.query(search, { limit: 1_000 })
  return items.map((item) => ({ index: Number(item.index), kind: String(item.kind) }))
}
