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

/** The commonest kinds at once; what is left is the library's to know. */
function attributeOf(value: unknown): unknown {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Number.isSafeInteger(value)) return { N: String(value) }
  // Bytes travel as base64; we keep them at the top of an item only.
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') }
  return convertToAttr(value, REMOVE_UNDEFINED)
}

function plainOf(attribute: { S?: string; N?: string; BOOL?: boolean; B?: string }): unknown {
  if (attribute.S !== undefined) return attribute.S
  if (attribute.N !== undefined && attribute.N.length < 16) return Number(attribute.N)
  if (attribute.BOOL !== undefined) return attribute.BOOL
  if (attribute.B !== undefined) return Buffer.from(attribute.B, 'base64')
  return convertToNative(attribute as Attribute)
}

const toWire = (map: Plain): Plain => {
  const out: Plain = {}
  for (const name in map) {
    if (map[name] !== undefined) out[name] = attributeOf(map[name])
  }
  return out
}

const fromWire = (map: Plain): Plain => {
  const out: Plain = {}
  for (const name in map) out[name] = plainOf(map[name] as object)
  return out
}

function walk(value: unknown, turn: (map: Plain) => Plain): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, turn))
  if (value === null || typeof value !== 'object') return value
  const out: Plain = {}
  for (const name in value) {
    const inner = (value as Plain)[name]
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
