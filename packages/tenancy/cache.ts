import type { Db } from '@terrace/platform/db'

/**
 * What a process may remember for a while: bounded, oldest out first, forgotten after `ms`.
 * Kept apart by client and table, so that two worlds in one process never meet. The age is that of
 * the process's own memory, not a fact of the domain, hence the monotonic clock.
 */
export class Memory<V> {
  private readonly worlds = new WeakMap<object, Map<string, { value: Promise<V>; until: number }>>()
  private readonly ms: number
  private readonly most: number
  constructor(ms: number, most: number) {
    this.ms = ms
    this.most = most
  }

  /** The remembered value, or what `load` finds; a failure is not remembered. */
  of(db: Db, key: string, load: () => Promise<V>): Promise<V> {
    const world = this.world(db)
    const id = `${db.table}|${key}`
    const found = world.get(id)
    if (found && found.until > performance.now()) return found.value
    const value = load()
    world.delete(id)
    world.set(id, { value, until: performance.now() + this.ms })
    value.catch(() => {
      if (world.get(id)?.value === value) world.delete(id)
    })
    if (world.size > this.most) world.delete(world.keys().next().value ?? '')
    return value
  }

  put(db: Db, key: string, value: V): void {
    const id = `${db.table}|${key}`
    this.world(db).delete(id)
    this.world(db).set(id, { value: Promise.resolve(value), until: performance.now() + this.ms })
  }

  /** The remembered value without loading it. */
  peek(db: Db, key: string): Promise<V> | undefined {
    const found = this.world(db).get(`${db.table}|${key}`)
    return found && found.until > performance.now() ? found.value : undefined
  }

  forget(db: Db, key: string): void {
    this.world(db).delete(`${db.table}|${key}`)
  }

  /** Everything whose key begins so. */
  forgetAll(db: Db, prefix: string): void {
    const world = this.world(db)
    for (const id of world.keys()) if (id.startsWith(`${db.table}|${prefix}`)) world.delete(id)
  }

  private world(db: Db) {
    let world = this.worlds.get(db.client)
    if (!world) {
      world = new Map()
      this.worlds.set(db.client, world)
    }
    return world
  }
}
