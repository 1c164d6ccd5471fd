import type { Db, Item, Key } from '@terrace/platform/db'
import { type Row, refusing } from '@terrace/platform/write'
import { CompactRange } from '../tree/compact-range.ts'
import { HASH, leafHash } from '../tree/hash.ts'
import { isKept, placeOf, TILE } from '../tree/tile.ts'
import { entriesKey, headKey, refKey, SHARD, tileKey } from './keys.ts'

/** What is to be appended: the canonical text, and what it is about. */
export interface NewEntry {
  text: string
  ref: string
  kind: string
}

/** Characters of entries in one item, which holds 400 kB at most. */
const ITEM = 300_000

/** The log's size and compact range as they are now. */
export async function readHead(db: Db, tenant: string): Promise<CompactRange> {
  const item = await db.get(headKey(tenant), true)
  return item ? new CompactRange(Number(item.size), hashesOf(item.range)) : new CompactRange()
}

/** The hashes that an attribute of bytes holds, one behind the other. */
export function hashesOf(value: unknown): Uint8Array[] {
  const bytes = value as Uint8Array
  return Array.from({ length: bytes.length / HASH }, (_, i) =>
    bytes.subarray(i * HASH, (i + 1) * HASH),
  )
}

/** A tile that an append touches: what it holds before, and hashes at their places. */
interface Touched {
  key: Key
  had: number
  bytes: Uint8Array
  length: number
}

/**
 * The rows that append entries, in their order: the items of the entries, their tiles, one row for each
 * to be found by, and the head, on condition that nobody appended meanwhile.
 */
export async function appendRows(
  db: Db,
  tenant: string,
  entries: readonly NewEntry[],
): Promise<Row[]> {
  const range = await readHead(db, tenant)
  const from = range.size
  const tiles = new Map<string, Touched>()
  for (const { text } of entries) {
    range.append(leafHash(Buffer.from(text)), (level, index, hash) => {
      if (isKept(level)) touch(tenant, tiles, from, { level, index }, hash)
    })
  }
  await fillWhatWas(db, [...tiles.values()])
  return [
    ...itemsOf(tenant, from, entries),
    ...[...tiles.values()].map(tileRow),
    ...entries.map(({ ref, kind }, i) => refRow(tenant, ref, from + i, kind)),
    headRow(tenant, from, range),
  ]
}

function touch(
  tenant: string,
  tiles: Map<string, Touched>,
  from: number,
  node: { level: number; index: number },
  hash: Uint8Array,
): void {
  const { level, tile, offset } = placeOf(node)
  const name = `${level}/${tile}`
  let touched = tiles.get(name)
  if (!touched) {
    // What stood in this tile before: the level's complete hashes so far, less those of earlier tiles.
    const had = Math.max(0, Math.floor(from / TILE ** level) - tile * TILE)
    const bytes = new Uint8Array(TILE * HASH)
    touched = { key: tileKey(tenant, level, tile), had, bytes, length: had }
    tiles.set(name, touched)
  }
  touched.bytes.set(hash, offset * HASH)
  touched.length = offset + 1
}

async function fillWhatWas(db: Db, tiles: readonly Touched[]): Promise<void> {
  const partial = tiles.filter(({ had }) => had > 0)
  if (partial.length === 0) return
  const items = await db.batchGet(
    partial.map(({ key }) => key),
    true,
  )
  const found = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item.hashes as Uint8Array]))
  for (const { key, had, bytes } of partial) {
    bytes.set((found.get(`${key.pk} ${key.sk}`) ?? new Uint8Array()).subarray(0, had * HASH), 0)
  }
}

const put = (item: Item): Row => ({ item: { Put: { Item: item } } })

const tileRow = ({ key, bytes, length }: Touched): Row =>
  put({ ...key, type: 'log-tile', hashes: bytes.subarray(0, length * HASH) })

const refRow = (tenant: string, ref: string, index: number, kind: string): Row =>
  put({ ...refKey(tenant, ref, index), type: 'log-ref', index, kind })

/** One item for all entries of a batch, or more at the end of a shard or where it would be too large. */
function itemsOf(tenant: string, from: number, entries: readonly NewEntry[]): Row[] {
  const parts: { first: number; texts: string[]; size: number }[] = []
  for (const [i, { text }] of entries.entries()) {
    const last = parts.at(-1)
    const index = from + i
    if (!last || index % SHARD === 0 || last.size + text.length > ITEM) {
      parts.push({ first: index, texts: [text], size: text.length })
    } else {
      last.texts.push(text)
      last.size += text.length
    }
  }
  return parts.map(({ first, texts }) =>
    put({
      ...entriesKey(tenant, first),
      type: 'log-entries',
      first,
      count: texts.length,
      // JSON holds no line break that is not escaped.
      texts: texts.join('\n'),
    }),
  )
}

function headRow(tenant: string, was: number, range: CompactRange): Row {
  const item = {
    ...headKey(tenant),
    type: 'log-head',
    size: range.size,
    range: Buffer.concat(range.hashes),
  }
  const condition =
    was === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#size = :was',
          ExpressionAttributeNames: { '#size': 'size' },
          ExpressionAttributeValues: { ':was': was },
        }
  const row: Row = { item: { Put: { Item: item, ...condition } } }
  return refusing(row, 'conflict', 'log.appended-meanwhile')
}
