import type { Dynamo } from '@terrace/platform/dynamo'
import type { Key } from './keys.ts'

/** A row as the library sees it: dates are ISO strings. */
export type Row = Record<string, unknown>

/** `v` counts writes (optimistic lock) and `d` is the row; a pointer has `to` instead. */
export type Item = Key & { m?: string; v?: number; ttl?: number; d?: Row; to?: string }

/** One write. `was`: version that must still be there, 0 = must be absent, undefined = any. */
export type Op = { key: Key; item: Omit<Item, keyof Key> | null; was?: number | undefined }

/** What the adapter needs of a table. All reads are strongly consistent. */
export interface Store {
  get(key: Key): Promise<Item | undefined>
  /** In the order of the keys. */
  gets(keys: readonly Key[]): Promise<(Item | undefined)[]>
  query(pk: string): Promise<Item[]>
  scan(prefix: string): Promise<Item[]>
  /** All or nothing. Fault: `Conflict`. */
  write(ops: readonly Op[]): Promise<void>
}

/** Somebody else wrote first, or a unique value is taken. Nothing was written. */
export class Conflict extends Error {
  override name = 'Conflict'
}

export const keyText = (key: Key): string => `${key.pk}\u0000${key.sk}`

/** The DynamoDB table as a store: keys `pk` and `sk`, no index. */
export class Table implements Store {
  readonly client: Dynamo
  readonly name: string
  constructor(client: Dynamo, name: string) {
    this.client = client
    this.name = name
  }

  async get(key: Key): Promise<Item | undefined> {
    const asked = { TableName: this.name, Key: key, ConsistentRead: true }
    return (await this.client.send<{ Item?: Item }>('GetItem', asked)).Item
  }

  async gets(keys: readonly Key[]): Promise<(Item | undefined)[]> {
    const [only] = keys
    if (keys.length <= 1) return only ? [await this.get(only)] : []
    const found = new Map<string, Item>()
    let todo: Key[] = [...new Map(keys.map((key) => [keyText(key), key])).values()]
    for (let attempt = 0; todo.length > 0; attempt++) {
      const request = { Keys: todo.slice(0, 100), ConsistentRead: true }
      const answer = await this.client.send<Batch>('BatchGetItem', {
        RequestItems: { [this.name]: request },
      })
      for (const item of answer.Responses?.[this.name] ?? []) {
        found.set(keyText(item), item)
      }
      const again = answer.UnprocessedKeys?.[this.name]?.Keys ?? []
      todo = [...todo.slice(100), ...again]
      if (again.length > 0) await pause(attempt)
    }
    return keys.map((key) => found.get(keyText(key)))
  }

  query(pk: string): Promise<Item[]> {
    return pages((from) =>
      this.client.send<Page>('Query', {
        TableName: this.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    )
  }

  scan(prefix: string): Promise<Item[]> {
    return pages((from) =>
      this.client.send<Page>('Scan', {
        TableName: this.name,
        FilterExpression: 'begins_with(pk, :prefix) AND sk = :row',
        ExpressionAttributeValues: { ':prefix': prefix, ':row': 'A' },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    )
  }

  async write(ops: readonly Op[]): Promise<void> {
    if (ops.length > 100) throw new Error('[identity] more than 100 rows in one transaction')
    const [only] = ops
    if (!only) return
    try {
      if (ops.length === 1) await this.writeOne(only)
      else await this.client.send('TransactWriteItems', { TransactItems: ops.map(this.asItem) })
    } catch (error) {
      throw isConflict(error) ? new Conflict('written meanwhile', { cause: error }) : error
    }
  }

  private async writeOne(op: Op): Promise<void> {
    const { Put, Delete } = this.asItem(op)
    if (Put) await this.client.send('PutItem', Put)
    else if (Delete) await this.client.send('DeleteItem', Delete)
  }

  private asItem = ({ key, item, was }: Op) => {
    const common = { TableName: this.name, ...condition(was) }
    return item
      ? { Put: { ...common, Item: { ...key, ...item } } }
      : { Delete: { ...common, Key: key } }
  }
}

function condition(was: number | undefined) {
  if (was === undefined) return {}
  if (was === 0) return { ConditionExpression: 'attribute_not_exists(pk)' }
  return { ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': was } }
}

type Page = { Items?: Item[]; LastEvaluatedKey?: Record<string, unknown> }
type Batch = {
  Responses?: Record<string, Item[]>
  UnprocessedKeys?: Record<string, { Keys?: Key[] }>
}

async function pages(
  read: (from: Record<string, unknown> | undefined) => Promise<Page>,
): Promise<Item[]> {
  const items: Item[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await read(from)
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

const LOST = ['None', 'ConditionalCheckFailed', 'TransactionConflict']

function isConflict(error: unknown): boolean {
  const { name, CancellationReasons } = error as {
    name?: string
    CancellationReasons?: { Code?: string }[]
  }
  if (name === 'ConditionalCheckFailedException' || name === 'TransactionConflictException') {
    return true
  }
  if (name !== 'TransactionCanceledException') return false
  return (CancellationReasons ?? []).every((reason) => LOST.includes(reason.Code ?? 'None'))
}

/** A short random wait that doubles, 5 ms to 160 ms, so that racing writers spread out. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.random() * 5 * 2 ** Math.min(attempt, 5)))
