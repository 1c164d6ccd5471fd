import { Db, type Item, type Key } from '@terrace/platform/db'
import type { Dynamo } from '@terrace/platform/dynamo'

/*
 * A table in memory that understands the expressions of the ledger and no others, so that millions of
 * operations can be tried. What it does not know it refuses: nothing is taken on trust.
 */

class Refused extends Error {
  readonly CancellationReasons: object[]
  constructor(name: string, reasons: object[]) {
    super(name)
    this.name = name
    this.CancellationReasons = reasons
  }
}

type Params = Item & {
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Item
}

const nameOf = (params: Params, name: string) => params.ExpressionAttributeNames?.[name] ?? name
const givenOf = (params: Params, name: string) => params.ExpressionAttributeValues?.[name]

function holds(params: Params, item: Item | undefined): boolean {
  const text = params.ConditionExpression as string | undefined
  if (text === undefined) return true
  return text
    .split(' OR ')
    .some((any) => any.split(' AND ').every((one) => isTrue(one, params, item)))
}

function isTrue(text: string, params: Params, item: Item | undefined): boolean {
  const exists = /^\(?attribute_(not_)?exists\(([#\w]+)\)\)?$/.exec(text.trim())
  if (exists) return (item?.[nameOf(params, exists[2] ?? '')] === undefined) === Boolean(exists[1])
  const compared = /^([#\w]+) (=|>=) (:\w+)$/.exec(text.trim())
  if (!compared) throw new Error(`an expression that this table does not know: ${text}`)
  const [, name = '', sign, value = ''] = compared
  const [left, right] = [item?.[nameOf(params, name)], givenOf(params, value)]
  if (left === undefined) return false
  return sign === '=' ? left === right : Number(left) >= Number(right)
}

function updated(params: Params, item: Item | undefined): Item {
  const next: Item = { ...(params.Key as Key), ...item }
  const text = String(params.UpdateExpression)
  const [, verb, rest = ''] = /^(ADD|SET|REMOVE) (.*)$/.exec(text) ?? []
  for (const part of rest.split(', ')) {
    const [name = '', ...more] = part.split(/ = | /)
    const field = nameOf(params, name)
    if (verb === 'REMOVE') delete next[field]
    else if (verb === 'SET') next[field] = givenOf(params, more[0] ?? '')
    else if (verb === 'ADD') {
      next[field] = Number(next[field] ?? 0) + Number(givenOf(params, more[0] ?? ''))
    } else throw new Error(`an update that this table does not know: ${text}`)
  }
  return next
}

/** The table, with a `Db` over it as commands and projections use it. */
export function memoryTable() {
  const items = new Map<string, Item>()
  const pending = new Map<string, Set<string>>()
  const keyOf = ({ pk, sk }: Item) => `${pk}\n${sk}`

  function put(item: Item): void {
    const key = keyOf(item)
    const was = items.get(key)
    if (was?.type === 'event' && was.gsi1pk) pending.get(String(was.gsi1pk))?.delete(key)
    items.set(key, item)
    if (item.type !== 'event' || !item.gsi1pk) return
    const waiting = pending.get(String(item.gsi1pk)) ?? new Set()
    pending.set(String(item.gsi1pk), waiting.add(key))
  }

  function planned(write: Item): { ok: boolean; next: Item; was: Item | undefined } {
    const [[kind, raw] = ['', {}]] = Object.entries(write)
    const params = raw as Params
    const target = (kind === 'Put' ? params.Item : params.Key) as Item
    const was = items.get(keyOf(target))
    if (kind !== 'Put' && kind !== 'Update')
      throw new Error(`a write this table does not know: ${kind}`)
    const next = kind === 'Put' ? (params.Item as Item) : updated(params, was)
    return { ok: holds(params, was), next, was }
  }

  function transact(writes: Item[]): void {
    const plan = writes.map(planned)
    const keys = new Set(plan.map(({ next }) => keyOf(next)))
    if (keys.size !== plan.length) throw new Refused('ValidationException', [])
    if (plan.some(({ ok }) => !ok)) {
      const reasons = plan.map(({ ok, was }) =>
        ok ? { Code: 'None' } : { Code: 'ConditionalCheckFailed', Item: was },
      )
      throw new Refused('TransactionCanceledException', reasons)
    }
    for (const { next } of plan) put(next)
  }

  function update(input: Item): void {
    const { ok, next, was } = planned({ Update: input })
    if (!ok) throw Object.assign(new Refused('ConditionalCheckFailedException', []), { Item: was })
    put(next)
  }

  const client = {
    async send(operation: string, input: Item): Promise<Item> {
      if (operation === 'GetItem') {
        const Item = items.get(keyOf(input.Key as Item))
        return Item ? { Item } : {}
      }
      if (operation === 'TransactWriteItems') transact(input.TransactItems as Item[])
      // One row is a plain write: the mark of an event that stood alone and that nobody hears.
      else if (operation === 'UpdateItem') update(input)
      else if (operation === 'BatchGetItem') {
        const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(
          input.RequestItems as Record<string, { Keys: Item[] }>,
        )
        const found = Keys.flatMap((key) => items.get(keyOf(key)) ?? [])
        return { Responses: { [table]: found } }
      } else if (operation === 'Query' && input.IndexName === 'gsi1') {
        const [pk] = Object.values(input.ExpressionAttributeValues as Item)
        const keys = [...(pending.get(String(pk)) ?? [])].slice(0, Number(input.Limit))
        return { Items: keys.map((key) => items.get(key)) }
      } else throw new Error(`an operation that this table does not know: ${operation}`)
      return {}
    },
  }
  return { db: new Db(client as unknown as Dynamo, 'memory'), items }
}

/** Numbers that follow from a seed (mulberry32): a sequence that failed can be tried again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}
