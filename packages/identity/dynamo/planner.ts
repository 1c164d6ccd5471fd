import type { CleanedWhere } from 'better-auth/adapters'
import { listPk, rowKey, rowPrefix } from './keys.ts'
import type { Index, Model } from './model.ts'
import type { Item, Row, Store } from './store.ts'
import { equalities, matches } from './where.ts'

export type Found = Item & { d: Row }

/**
 * Rows that meet `where`, found by key, pointer or query, then filtered by the whole condition.
 * Fault: an Error when no access path serves it (`allowScan` is for the library's test suite).
 */
export async function find(
  store: Store,
  model: Model,
  where: readonly CleanedWhere[],
  allowScan = false,
): Promise<Found[]> {
  const items = await candidates(store, model, where, allowScan)
  const found: Found[] = []
  for (const item of items) {
    if (!item?.d || !matches(item.d, where)) continue
    found.push({ ...item, d: { ...model.blank, ...item.d } })
  }
  return found
}

type Equal = Map<string, readonly unknown[]>

async function candidates(
  store: Store,
  model: Model,
  where: readonly CleanedWhere[],
  allowScan: boolean,
): Promise<(Item | undefined)[]> {
  const equal = equalities(where)
  const rows = (keys: readonly unknown[]) => store.gets(keys.map((key) => rowKey(model.name, key)))
  const own = equal.get(model.key)
  if (own) return rows(own)
  const index = model.indexes.find(({ fields }) => fields.every((field) => equal.has(field)))
  if (index) return rows((await pointers(store, model, index, equal)).map((item) => item.to))
  if (isSweep(model, where)) return allowScan ? store.scan(rowPrefix(model.name)) : []
  if (model.list) return rows((await store.query(listPk(model.name))).map((item) => item.to))
  if (allowScan) return store.scan(rowPrefix(model.name))
  const asked = where.map(({ field, operator }) => `${field} ${operator}`).join(', ')
  throw new Error(`[identity] no access path for ${model.name} by ${asked || 'everything'}`)
}

async function pointers(store: Store, model: Model, index: Index, equal: Equal): Promise<Item[]> {
  const pks = combinations(index.fields, equal).map((row) => model.pkOf(index, row) ?? '')
  if (!index.unique) return (await Promise.all(pks.map((pk) => store.query(pk)))).flat()
  const found = await store.gets(pks.map((pk) => ({ pk, sk: 'A' })))
  return found.filter((item) => item !== undefined)
}

const combinations = (fields: readonly string[], equal: Equal): Row[] =>
  fields.reduce<Row[]>(
    (rows, field) =>
      rows.flatMap((row) => (equal.get(field) ?? []).map((value) => ({ ...row, [field]: value }))),
    [{}],
  )

/** "Delete what has expired": the table's own TTL does that. */
const isSweep = (model: Model, where: readonly CleanedWhere[]): boolean =>
  model.ttl !== undefined &&
  where.length > 0 &&
  where.every(
    ({ field, operator }) => field === model.ttl && (operator === 'lt' || operator === 'ne'),
  )
