import { createHash } from 'node:crypto'
import type { Db, Item } from './db.ts'
import { fault } from './fault.ts'
import { keyOf } from './key.ts'
import type { TenantKeys } from './keyring.ts'
import type { Row } from './write.ts'

/** How long a first answer is kept, in seconds. */
const KEPT = 48 * 3600

export interface StoredAnswer {
  status: number
  body: unknown
}

/** Thrown when the same key was committed by another request meanwhile: read its answer. */
export class Replayed extends Error {}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** An answer may hold a value that is sealed everywhere else, so it is sealed too. */
const PURPOSE = 'idempotency.answer'

/** The key of one caller's Idempotency-Key: two people may use the same words. */
const answerKey = (tenant: string, caller: string, key: string) =>
  keyOf(tenant, [`answer_${hash(`${caller}\n${key}`).slice(0, 40)}`], '$answer')

/**
 * The first answer given to this key, if any.
 * @throws Fault conflict `idempotency.other-request` when the key was used for another request
 */
export async function storedAnswer(
  db: Db,
  tenant: string,
  caller: string,
  key: string,
  request: string,
  keys: TenantKeys,
): Promise<StoredAnswer | undefined> {
  const item = await db.get(answerKey(tenant, caller, key), true)
  if (!item) return undefined
  if (item.request !== hash(request)) {
    throw fault('conflict', 'idempotency.other-request', {
      fields: [{ path: 'Idempotency-Key', code: 'idempotency.other-request' }],
    })
  }
  return { status: Number(item.status), body: JSON.parse(keys.open(String(item.body), PURPOSE)) }
}

/** The row that stores an answer; it stands in the command's own transaction. */
export function answerRow(
  at: { tenant: string; caller: string; key: string; request: string; now: number },
  answer: StoredAnswer,
  keys: TenantKeys,
): Row {
  const item: Item = {
    ...answerKey(at.tenant, at.caller, at.key),
    request: hash(at.request),
    status: answer.status,
    body: keys.seal(JSON.stringify(answer.body ?? null), PURPOSE),
    ttl: Math.floor(at.now / 1000) + KEPT,
    type: 'answer',
  }
  return {
    item: { Put: { Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
    refused: () => new Replayed(),
  }
}
