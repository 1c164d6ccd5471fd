import {
  type CleanedWhere,
  type CustomAdapter,
  createAdapterFactory,
  type DBAdapter,
} from 'better-auth/adapters'
import { APIError } from 'better-auth/api'
import type { BetterAuthOptions } from 'better-auth/types'
import { Model, type Naming } from './model.ts'
import { find } from './planner.ts'
import { Conflict, type Row, type Store } from './store.ts'
import { UnitOfWork } from './unit-of-work.ts'
import { compare } from './where.ts'
import { type Shape, same, Writer } from './writer.ts'

export type AdapterOptions = {
  /** For the library's test suite only: answer by reading the whole table. */
  allowScan?: boolean
  shape?: Shape
}

type Make = (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>

/** better-auth's database on one DynamoDB table without indexes (`patterns.ts`). */
export function dynamoAdapter(store: Store, options: AdapterOptions = {}): Make {
  const build = (on: Store): Make =>
    createAdapterFactory({
      config: {
        adapterId: 'dynamodb',
        adapterName: 'DynamoDB',
        supportsNumericIds: false,
        supportsDates: false,
        supportsJSON: true,
        supportsArrays: true,
        transaction: on instanceof UnitOfWork ? false : (work) => transact(on, work),
      },
      adapter: (naming) => operations(on, naming, options),
    })
  /** One unit of work = one TransactWriteItems. Who loses a race is told to try again (409). */
  async function transact<R>(
    on: Store,
    work: (inside: DBAdapter<BetterAuthOptions>) => Promise<R>,
  ): Promise<R> {
    const unit = new UnitOfWork(on)
    try {
      const result = await work(build(unit)(settings))
      await unit.commit()
      return result
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      throw new APIError('CONFLICT', { code: 'WRITE_CONFLICT', message: 'Please try again' })
    }
  }
  let settings: BetterAuthOptions = {}
  const make = build(store)
  return (given) => {
    settings = given
    return make(given)
  }
}

function operations(store: Store, naming: Naming, options: AdapterOptions): CustomAdapter {
  const { allowScan = false, shape = (_model: string, row: Row) => row } = options
  const known = new Map<string, Model>()
  const model = (name: string): Model => {
    const found = known.get(name) ?? new Model(name, naming)
    known.set(name, found)
    return found
  }
  const stored = (name: string, field: string) =>
    naming.getFieldName({ model: naming.getDefaultModelName(name), field })
  const names = { model, stored }
  return {
    ...reads(store, names, allowScan),
    ...writes(new Writer(store, shape, allowScan), names),
  }
}

type Names = {
  model: (name: string) => Model
  stored: (name: string, field: string) => string
}

function reads(store: Store, { model, stored }: Names, allowScan: boolean) {
  const pick = (name: string, row: Row, select: string[] | undefined): Row => {
    if (!select?.length) return row
    const fields = select.map((field) => stored(name, field))
    return Object.fromEntries(fields.map((field) => [field, row[field]]))
  }
  const all = async (name: string, where: readonly CleanedWhere[]) =>
    (await find(store, model(name), where, allowScan)).map((item) => item.d)
  return {
    findOne: async <T>({ model: name, where, select }: Ask) => {
      const [row] = await all(name, where)
      return row ? (pick(name, row, select) as T) : null
    },
    findMany: async <T>({ model: name, where = [], select, sortBy, ...page }: AskMany) => {
      const rows = await all(name, where)
      if (sortBy) {
        const field = stored(name, sortBy.field)
        const sign = sortBy.direction === 'desc' ? -1 : 1
        rows.sort((a, b) => compare(a[field], b[field]) * sign)
      }
      const from = page.offset ?? 0
      return rows.slice(from, from + page.limit).map((row) => pick(name, row, select)) as T[]
    },
    count: async ({ model: name, where = [] }: AskCount) => (await all(name, where)).length,
  }
}

type Writes = Omit<CustomAdapter, 'findOne' | 'findMany' | 'count' | 'options' | 'createSchema'>

function writes(writer: Writer, { model, stored }: Names): Writes {
  /** Children go with their user, as foreign keys of an SQL schema would have it. */
  const cascade = async (parent: Model, row: Row) => {
    for (const child of parent.children) {
      const of = model(child.model)
      const field = stored(child.model, child.field)
      const indexed = of.indexes.some(({ fields }) => fields.length === 1 && fields[0] === field)
      if (indexed) await writer.each(of, [same(field, String(row.id))], () => null)
    }
  }
  const set = (update: unknown) => (row: Row) => ({ ...row, ...(update as Row) })
  const remove = () => null
  return {
    create: async (ask) => (await writer.create(model(ask.model), ask.data)) as typeof ask.data,
    update: async <T>({ model: name, where, update }: Ask & { update: T }) =>
      where.length ? ((await writer.one(model(name), where, set(update))) as T | null) : null,
    updateMany: ({ model: name, where, update }) => writer.each(model(name), where, set(update)),
    delete: async ({ model: name, where }) => {
      const row = where.length ? await writer.one(model(name), where, remove) : null
      if (row && model(name).name === 'user') await cascade(model(name), row)
    },
    deleteMany: ({ model: name, where }) => writer.each(model(name), where, remove),
    consumeOne: async <T>({ model: name, where }: Ask) =>
      (await writer.one(model(name), where, remove)) as T | null,
    incrementOne: async <T>({ model: name, where, increment, set: also }: AskIncrement) =>
      (await writer.one(model(name), where, (row) => {
        const next = { ...row, ...also }
        for (const [field, by] of Object.entries(increment)) {
          next[field] = Number(row[field] ?? 0) + by
        }
        return next
      })) as T | null,
  }
}

type Ask = Omit<Parameters<CustomAdapter['findOne']>[0], 'join'>
type AskMany = Omit<Parameters<CustomAdapter['findMany']>[0], 'join'>
type AskCount = Parameters<CustomAdapter['count']>[0]
type AskIncrement = Parameters<NonNullable<CustomAdapter['incrementOne']>>[0]
