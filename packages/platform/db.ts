import type { Dynamo, DynamoOperation } from './dynamo.ts'
import { fault } from './fault.ts'
import { asRange } from './key-range.ts'

export type Item = Record<string, unknown>
export type Key = { pk: string; sk: string }

/** What requests cost, in DynamoDB's own units. Tests count them; `npm run bench` prints them. */
export interface Meter {
  calls: number
  read: number
  write: number
}
export const newMeter = (): Meter => ({ calls: 0, read: 0, write: 0 })

/** Anything of ElectroDB that can say its DynamoDB parameters: a get, a query, a create, a patch. */
export interface Operation {
  params(options?: object): unknown
}

/** One row of a transaction. `refused` says what a failed condition means to a person. */
export interface Write {
  item: TransactItem
  refused?: (existing: Item | undefined) => Error
}
export type TransactItem = {
  Put?: Item
  Update?: Item
  Delete?: Item
  ConditionCheck?: Item
}

const READS = new Set<DynamoOperation>(['GetItem', 'BatchGetItem', 'Query', 'Scan'])
type Consumed = { CapacityUnits?: number | undefined }
type Answer = { ConsumedCapacity?: Consumed | Consumed[] | undefined }

/** Called before each call is sent: tests crash or throttle there. */
export type Interceptor = (operation: DynamoOperation, input: unknown) => Promise<void> | void

/** The one table, with a meter. Knows nothing of tenants: `Ctx` and the key schemas do. */
export class Db {
  readonly client: Dynamo
  readonly table: string
  readonly meter: Meter
  readonly intercept: Interceptor | undefined
  constructor(client: Dynamo, table: string, meter: Meter = newMeter(), intercept?: Interceptor) {
    this.client = client
    this.table = table
    this.meter = meter
    this.intercept = intercept
  }

  /** The same table counted on its own meter: one per request. */
  metered(meter: Meter = newMeter()): Db {
    return new Db(this.client, this.table, meter, this.intercept)
  }

  private async send<T extends Answer>(operation: DynamoOperation, input: Item): Promise<T> {
    if (this.intercept) await this.intercept(operation, input)
    this.meter.calls++
    const answer = await this.client.send<T>(operation, input)
    const used = answer.ConsumedCapacity
    for (const part of Array.isArray(used) ? used : [used]) {
      this.meter[READS.has(operation) ? 'read' : 'write'] += part?.CapacityUnits ?? 0
    }
    return answer
  }

  /** The DynamoDB parameters of an ElectroDB operation on this table. */
  params(operation: Operation): Item {
    return operation.params({ table: this.table }) as Item
  }

  async get(key: Key, consistent = false): Promise<Item | undefined> {
    const answer = await this.send<{ Item?: Item } & Answer>('GetItem', {
      TableName: this.table,
      Key: key,
      ConsistentRead: consistent,
      ReturnConsumedCapacity: 'TOTAL',
    })
    return answer.Item
  }

  /** Any number of items by key, in any order; those that are not there are left out. */
  async batchGet(keys: readonly Key[], consistent = false): Promise<Item[]> {
    const found: Item[] = []
    let todo: Key[] = [...new Map(keys.map((k) => [`${k.pk}\u0000${k.sk}`, k])).values()]
    for (let attempt = 0; todo.length > 0; attempt++) {
      const chunk = todo.slice(0, 100)
      const answer = await this.send<
        {
          Responses?: Record<string, Item[]>
          UnprocessedKeys?: Record<string, { Keys?: Key[] }>
        } & Answer
      >('BatchGetItem', {
        RequestItems: { [this.table]: { Keys: chunk, ConsistentRead: consistent } },
        ReturnConsumedCapacity: 'TOTAL',
      })
      found.push(...(answer.Responses?.[this.table] ?? []))
      const again = answer.UnprocessedKeys?.[this.table]?.Keys ?? []
      todo = [...todo.slice(100), ...again]
      if (again.length === chunk.length) await pause(attempt)
    }
    return found
  }

  /** One page of a query made by ElectroDB or by hand. */
  async query(
    operation: Operation | Item,
    options: {
      limit?: number
      from?: Item | undefined
      newestFirst?: boolean
      consistent?: boolean
    } = {},
  ): Promise<{ items: Item[]; next: Item | undefined }> {
    const base = isOperation(operation) ? this.params(operation) : operation
    const answer = await this.send<{ Items?: Item[]; LastEvaluatedKey?: Item } & Answer>('Query', {
      ...asRange(base),
      TableName: this.table,
      ReturnConsumedCapacity: 'TOTAL',
      ...(options.limit ? { Limit: options.limit } : {}),
      ...(options.from ? { ExclusiveStartKey: options.from } : {}),
      ...(options.newestFirst ? { ScanIndexForward: false } : {}),
      ...(options.consistent ? { ConsistentRead: true } : {}),
    })
    return { items: answer.Items ?? [], next: answer.LastEvaluatedKey }
  }

  /** Every item of a query, page by page; for what is bounded, and for jobs. */
  async *all(
    operation: Operation | Item,
    options: { consistent?: boolean; limit?: number } = {},
  ): AsyncGenerator<Item> {
    let from: Item | undefined
    do {
      const page = await this.query(operation, { ...options, from })
      yield* page.items
      from = page.next
    } while (from)
  }

  /** Maintenance only: reads the whole table. */
  async *scan(filter: Item = {}): AsyncGenerator<Item> {
    let from: Item | undefined
    do {
      const answer = await this.send<{ Items?: Item[]; LastEvaluatedKey?: Item } & Answer>('Scan', {
        ...filter,
        TableName: this.table,
        ReturnConsumedCapacity: 'TOTAL',
        ...(from ? { ExclusiveStartKey: from } : {}),
      })
      yield* answer.Items ?? []
      from = answer.LastEvaluatedKey
    } while (from)
  }

  /** Commits rows all or nothing. One row costs a plain write, several a transaction. */
  async write(writes: readonly Write[]): Promise<void> {
    if (writes.length > 100) throw fault('internal', 'internal.broken', { what: '> 100 rows' })
    const [only] = writes
    if (!only) return
    if (writes.length === 1 && !only.item.ConditionCheck) return this.writeOne(only)
    try {
      await this.send('TransactWriteItems', {
        TransactItems: writes.map(({ item }) => this.transactItem(item)),
        ReturnConsumedCapacity: 'TOTAL',
      })
    } catch (error) {
      throw refusal(error, writes)
    }
  }

  private transactItem(item: TransactItem) {
    const [[kind, params] = ['', {}]] = Object.entries(item)
    return {
      [kind]: {
        ...(params as Item),
        TableName: this.table,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    }
  }

  private async writeOne(write: Write): Promise<void> {
    const { Put, Update, Delete } = write.item
    const common = {
      TableName: this.table,
      ReturnConsumedCapacity: 'TOTAL',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    } as const
    try {
      if (Put) await this.send('PutItem', { ...Put, ...common })
      else if (Update) await this.send('UpdateItem', { ...Update, ...common })
      else if (Delete) await this.send('DeleteItem', { ...Delete, ...common })
    } catch (error) {
      throw refusal(error, [write])
    }
  }

  /** An update that answers with the new values: counters. */
  async update(input: Item): Promise<Item> {
    const answer = await this.send<{ Attributes?: Item } & Answer>('UpdateItem', {
      ...input,
      TableName: this.table,
      ReturnValues: 'ALL_NEW',
      ReturnConsumedCapacity: 'TOTAL',
    })
    return answer.Attributes ?? {}
  }
}

const isOperation = (x: Operation | Item): x is Operation =>
  typeof (x as Operation).params === 'function'

/** Another transaction touched the rows, or the table had no room: the same may be tried again. */
export class Contended extends Error {}
const BUSY = /^(TransactionConflict|Throttling|ProvisionedThroughputExceeded|RequestLimitExceeded)/

interface Cancelled {
  name?: string
  Item?: Item
  CancellationReasons?: { Code?: string; Item?: Item }[]
}

function refusal(error: unknown, writes: readonly Write[]): unknown {
  const { name, CancellationReasons, Item } = error as Cancelled
  if (name === 'ConditionalCheckFailedException') {
    return writes[0]?.refused?.(Item) ?? fault('conflict', 'save.changed-meanwhile')
  }
  if (BUSY.test(name ?? '')) return new Contended(name)
  if (name !== 'TransactionCanceledException') return error
  for (const [i, reason] of (CancellationReasons ?? []).entries()) {
    if (reason.Code !== 'ConditionalCheckFailed') continue
    return writes[i]?.refused?.(reason.Item) ?? fault('conflict', 'save.changed-meanwhile')
  }
  const busy = CancellationReasons?.some(({ Code }) => BUSY.test(Code ?? ''))
  return busy ? new Contended(name) : error
}

/** Exponential pause with jitter, 10 ms to about 1 s. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.random() * 10 * 2 ** Math.min(attempt, 7)))
