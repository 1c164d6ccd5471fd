import type { Item } from './db.ts'

/** The last character there is: no text goes on with it. */
const LAST = '\u{10ffff}'
const BEGINS = /begins_with\(\s*(#?\w+)\s*,\s*(:\w+)\s*\)/

/**
 * A query whose keys begin with a text, as the range of keys that it is. On AWS both are one thing.
 * The local engine looks a range up in its index, and walks through a whole partition for a
 * beginning: three names of a new household cost it more than writing the household (DECISIONS.md 33).
 */
export function asRange(query: Item): Item {
  const condition = String(query.KeyConditionExpression ?? '')
  const [begins, key, low] = BEGINS.exec(condition) ?? []
  if (begins === undefined || low === undefined) return query
  const values = query.ExpressionAttributeValues as Item
  const high = `${low}_last`
  return {
    ...query,
    KeyConditionExpression: condition.replace(begins, `${key} BETWEEN ${low} AND ${high}`),
    ExpressionAttributeValues: { ...values, [high]: `${values[low]}${LAST}` },
  }
}
