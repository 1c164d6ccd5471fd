import type { CleanedWhere } from 'better-auth/adapters'
import type { Model } from './model.ts'
import { type Found, find } from './planner.ts'
import { Conflict, pause, type Row, type Store } from './store.ts'
import { UnitOfWork } from './unit-of-work.ts'

/** Last word on a row before it is stored, for limits that no path may go around. */
export type Shape = (model: string, row: Row) => Row

/** The new state of a row; null removes it. */
export type Change = (row: Row) => Row | null

const TRIES = 12

/** All writes: each is conditional on the version read, and a loser reads and decides again. */
export class Writer {
  private readonly store: Store
  private readonly shape: Shape
  private readonly allowScan: boolean
  constructor(store: Store, shape: Shape, allowScan: boolean) {
    this.store = store
    this.shape = shape
    this.allowScan = allowScan
  }

  async create(model: Model, data: Row): Promise<Row> {
    for (const field of ['id', model.key]) {
      if (data[field] === null || data[field] === undefined) {
        throw new Error(`[identity] ${model.name} row without ${field}`)
      }
    }
    const row = this.shape(model.name, data)
    try {
      await this.store.write(model.ops(null, row))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      throw new Error(`[identity] unique constraint failed on ${model.name}`, { cause: error })
    }
    return { ...model.blank, ...row }
  }

  /** Changes the first match; the row after the change (before it, if removed), or null. */
  async one(model: Model, where: readonly CleanedWhere[], change: Change): Promise<Row | null> {
    for (let attempt = 0; ; attempt++) {
      const [item] = await find(this.store, model, where, this.allowScan)
      if (!item) return null
      const next = change(item.d)
      const row = next && this.shape(model.name, next)
      try {
        await this.store.write(model.ops(item, row))
        return row ?? item.d
      } catch (error) {
        if (!(error instanceof Conflict) || attempt >= TRIES) throw error
        if (this.store instanceof UnitOfWork) throw error
        if (row && (await this.taken(model, item, row))) throw error
        await pause(attempt)
      }
    }
  }

  /** Changes every match; how many were. */
  async each(model: Model, where: readonly CleanedWhere[], change: Change): Promise<number> {
    const again = where.some(({ connector }) => connector === 'OR') ? [] : where
    let changed = 0
    for (const item of await find(this.store, model, where, this.allowScan)) {
      const own = same(model.key, item.d[model.key] as string)
      if (await this.one(model, [own, ...again], change)) changed++
    }
    return changed
  }

  /** A conflict that trying again cannot cure: a new unique value belongs to another row. */
  private async taken(model: Model, item: Found, row: Row): Promise<boolean> {
    const mine = new Set(model.pointers(item.d).map(({ pk }) => pk))
    for (const { pk, sk, unique } of model.pointers(row)) {
      if (unique && !mine.has(pk) && (await this.store.get({ pk, sk }))) return true
    }
    return false
  }
}

/** The condition "this field equals this value". */
export const same = (field: string, value: string): CleanedWhere => ({
  field,
  value,
  operator: 'eq',
  connector: 'AND',
  mode: 'sensitive',
})
