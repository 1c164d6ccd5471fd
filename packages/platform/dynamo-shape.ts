import { convertToAttr, convertToNative } from '@aws-sdk/util-dynamodb'

type Plain = Record<string, unknown>
type Attribute = Parameters<typeof convertToNative>[0]

/** Where DynamoDB's messages hold attributes: one map, or a list of maps. */
const MAPS = new Set([
  'Item',
  'Key',
  'Attributes',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
])
const LISTS = new Set(['Keys', 'Items'])
const REMOVE_UNDEFINED = { removeUndefinedValues: true }

const toWire = (map: Plain): Plain => {
  const out: Plain = {}
  for (const name in map) {
    const value = map[name]
    // Bytes travel as base64; we keep them at the top of an item only.
    if (value instanceof Uint8Array) out[name] = { B: Buffer.from(value).toString('base64') }
    else if (value !== undefined) out[name] = convertToAttr(value, REMOVE_UNDEFINED)
  }
  return out
}

const fromWire = (map: Plain): Plain => {
  const out: Plain = {}
  for (const name in map) {
    const { B: bytes } = map[name] as { B?: string }
    out[name] =
      bytes === undefined ? convertToNative(map[name] as Attribute) : Buffer.from(bytes, 'base64')
  }
  return out
}

function walk(value: unknown, turn: (map: Plain) => Plain): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, turn))
  if (value === null || typeof value !== 'object') return value
  const out: Plain = {}
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    if (MAPS.has(name)) out[name] = turn(inner as Plain)
    else if (LISTS.has(name)) out[name] = (inner as Plain[]).map(turn)
    else if (name === 'Responses') out[name] = tables(inner as Record<string, Plain[]>, turn)
    else out[name] = walk(inner, turn)
  }
  return out
}

/** `BatchGetItem` answers with the items of each table, by its name. */
const tables = (found: Record<string, Plain[]>, turn: (map: Plain) => Plain): Plain =>
  Object.fromEntries(Object.entries(found).map(([table, items]) => [table, items.map(turn)]))

/** A request in DynamoDB's JSON, its attributes in DynamoDB's notation (`{ S: … }`). */
export const shapeRequest = (input: Plain): string => JSON.stringify(walk(input, toWire))

/** An answer or an error with its attributes as plain values. */
export const shapeAnswer = (body: string): Plain =>
  (body ? walk(JSON.parse(body), fromWire) : {}) as Plain
