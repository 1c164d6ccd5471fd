import type { Db, Item, Operation, TransactItem, Write } from './db.ts'
import { assert, type Fault, type FaultDetail, type FaultKind, fault } from './fault.ts'

/** A row to be written: an ElectroDB operation, or a write already in DynamoDB's words. */
export type Row = Operation | Write

const isWrite = (row: Row): row is Write => 'item' in row

/**
 * Says what a failed condition of this row means to a person:
 * `refusing(HouseholdEntity.create(x), 'conflict', 'household.number-taken')`.
 */
export function refusing(
  row: Row,
  kind: FaultKind,
  code: string,
  detail: FaultDetail | ((existing: Item | undefined) => FaultDetail) = {},
): Operation & { refused: (existing: Item | undefined) => Fault } {
  const refused = (existing: Item | undefined) =>
    fault(kind, code, typeof detail === 'function' ? detail(existing) : detail)
  if (isWrite(row)) {
    return { params: () => row.item, refused }
  }
  return { params: (options) => row.params(options), refused }
}

/** Turns a row into a transaction item. */
export function toWrite(db: Db, row: Row): Write {
  if (isWrite(row)) return row
  const params = db.params(row)
  const refused = (row as { refused?: Write['refused'] }).refused
  return { item: asTransactItem(params), ...(refused ? { refused } : {}) }
}

function asTransactItem(params: Item): TransactItem {
  if ('Put' in params || 'Update' in params || 'Delete' in params || 'ConditionCheck' in params) {
    return params as TransactItem
  }
  if ('Item' in params) return { Put: params }
  if ('UpdateExpression' in params) return { Update: params }
  assert('Key' in params, 'a row that is neither put, update nor delete')
  return { Delete: params }
}

/** A condition on a row that this transaction does not write. */
export const check = (
  key: { pk: string; sk: string },
  condition: string,
  names: Record<string, string> = {},
  values: Item = {},
): Write => ({
  item: {
    ConditionCheck: {
      Key: key,
      ConditionExpression: condition,
      ...(Object.keys(names).length ? { ExpressionAttributeNames: names } : {}),
      ...(Object.keys(values).length ? { ExpressionAttributeValues: values } : {}),
    },
  },
})
