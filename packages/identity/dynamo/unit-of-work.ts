import type { Key } from './keys.ts'
import { Conflict, type Item, keyText, type Op, type Store } from './store.ts'

/**
 * The library's transaction: writes are buffered, reads see them, and `commit` sends everything
 * as one TransactWriteItems. Two writes to one item become one, as DynamoDB demands.
 */
export class UnitOfWork implements Store {
  private readonly base: Store
  private readonly ops = new Map<string, Op>()
  constructor(base: Store) {
    this.base = base
  }

  async get(key: Key): Promise<Item | undefined> {
    const op = this.ops.get(keyText(key))
    if (!op) return this.base.get(key)
    return op.item ? { ...op.key, ...op.item } : undefined
  }

  gets(keys: readonly Key[]): Promise<(Item | undefined)[]> {
    return Promise.all(keys.map((key) => this.get(key)))
  }

  async query(pk: string): Promise<Item[]> {
    return this.overlay(await this.base.query(pk), (key) => key.pk === pk)
  }

  async scan(prefix: string): Promise<Item[]> {
    const hit = (key: Key) => key.pk.startsWith(prefix) && key.sk === 'A'
    return this.overlay(await this.base.scan(prefix), hit)
  }

  private overlay(items: Item[], hit: (key: Key) => boolean): Item[] {
    const seen = new Map(items.map((item) => [keyText(item), item]))
    for (const [text, op] of this.ops) {
      if (!hit(op.key)) continue
      if (op.item) seen.set(text, { ...op.key, ...op.item })
      else seen.delete(text)
    }
    return [...seen.values()]
  }

  /** Conditions are checked twice: here against what the unit sees, and by the table at commit. */
  async write(ops: readonly Op[]): Promise<void> {
    for (const op of ops) {
      if (op.was === undefined) continue
      const seen = await this.get(op.key)
      if (op.was === 0 ? seen !== undefined : seen?.v !== op.was) throw new Conflict('in unit')
    }
    for (const op of ops) {
      const earlier = this.ops.get(keyText(op.key))
      this.ops.set(keyText(op.key), { ...op, was: earlier ? earlier.was : op.was })
    }
  }

  async commit(): Promise<void> {
    // A row that was born and removed inside the unit never existed for anybody else.
    await this.base.write([...this.ops.values()].filter((op) => op.item || op.was !== 0))
  }
}
