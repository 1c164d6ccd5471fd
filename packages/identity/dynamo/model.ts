import type { BetterAuthDBSchema } from 'better-auth/db'
import { indexPk, listPk, pointerSk, rowKey } from './keys.ts'
import { PATTERNS, type Pattern, TTL_GRACE_SECONDS } from './patterns.ts'
import type { Item, Op, Row } from './store.ts'

/** What the library's adapter factory knows about names. */
export type Naming = {
  schema: BetterAuthDBSchema
  getDefaultModelName: (model: string) => string
  getFieldName: (of: { model: string; field: string }) => string
}

export type Index = { fields: readonly string[]; unique: boolean }
type Pointer = { pk: string; sk: string; unique: boolean; to: string }

/** One model with its stored field names: keys, pointers, and the writes of a change. */
export class Model {
  readonly name: string
  readonly key: string
  readonly ttl: string | undefined
  readonly list: boolean
  readonly indexes: readonly Index[]
  /** Other models' fields that refer to this one's id. */
  readonly children: readonly { model: string; field: string }[]
  /** Every field as null: absent fields must read as null, as SQL rows do. */
  readonly blank: Row

  constructor(model: string, naming: Naming) {
    const name = naming.getDefaultModelName(model)
    const fields = naming.schema[name]?.fields ?? {}
    const pattern = PATTERNS[name] ?? byReferences(fields)
    const stored = (field: string) =>
      field === 'id' ? 'id' : naming.getFieldName({ model: name, field })
    const index = (unique: boolean) => (field: string) => ({
      fields: field.split('+').map(stored),
      unique,
    })
    this.name = name
    this.key = stored(pattern.key ?? 'id')
    this.ttl = pattern.ttl ? stored(pattern.ttl) : undefined
    this.list = pattern.list ?? false
    this.indexes = [
      ...(pattern.unique ?? []).map(index(true)),
      ...(pattern.many ?? []).map(index(false)),
      ...(pattern.key ? [{ fields: ['id'], unique: true }] : []),
    ]
    this.blank = Object.fromEntries(Object.keys(fields).map((field) => [stored(field), null]))
    this.children = childrenOf(name, naming)
  }

  keyOf(row: Row) {
    return rowKey(this.name, row[this.key])
  }

  /** Undefined when the row has no value for a field: then no pointer exists. */
  pkOf(index: Index, row: Row): string | undefined {
    const values = index.fields.map((field) => row[field])
    if (values.some((value) => value === null || value === undefined)) return undefined
    return indexPk(this.name, index.fields, values)
  }

  pointers(row: Row): Pointer[] {
    const to = String(row[this.key])
    const found: Pointer[] = []
    for (const index of this.indexes) {
      const pk = this.pkOf(index, row)
      if (pk) found.push({ pk, sk: index.unique ? 'A' : pointerSk(to), unique: index.unique, to })
    }
    if (this.list) found.push({ pk: listPk(this.name), sk: pointerSk(to), unique: false, to })
    return found
  }

  private ttlOf(row: Row | null): number | undefined {
    const date = this.ttl ? row?.[this.ttl] : undefined
    if (date === null || date === undefined) return undefined
    const millis = typeof date === 'number' ? date : Date.parse(String(date))
    return Math.ceil(millis / 1000) + TTL_GRACE_SECONDS
  }

  /** The writes that move a row from `old` to `row`; null = not there. */
  ops(old: Item | null, row: Row | null): Op[] {
    const before = old?.d ?? null
    const ttl = this.ttlOf(row)
    const moved = before && row ? String(before[this.key]) !== String(row[this.key]) : false
    const item = row ? { m: this.name, v: (old?.v ?? 0) + 1, ttl, d: row } : null
    const ops: Op[] = []
    if (moved && before) ops.push({ key: this.keyOf(before), item: null, was: old?.v })
    ops.push({ key: this.keyOf(row ?? before ?? {}), item, was: old && !moved ? old.v : 0 })
    const stale = new Map((before ? this.pointers(before) : []).map((p) => [`${p.pk} ${p.sk}`, p]))
    for (const { pk, sk, unique, to } of row ? this.pointers(row) : []) {
      const kept = stale.delete(`${pk} ${sk}`)
      if (kept && !moved && old?.ttl === ttl) continue
      ops.push({ key: { pk, sk }, item: { to, ttl }, was: unique && !kept ? 0 : undefined })
    }
    for (const { pk, sk } of stale.values()) ops.push({ key: { pk, sk }, item: null })
    return ops
  }
}

type Fields = BetterAuthDBSchema[string]['fields']

/** A model of the test suite that the key design does not name. */
function byReferences(fields: Fields): Pattern {
  const names = Object.keys(fields)
  return {
    unique: names.filter((name) => fields[name]?.unique),
    many: names.filter((name) => !fields[name]?.unique && fields[name]?.references),
  }
}

function childrenOf(parent: string, { schema, getDefaultModelName }: Naming) {
  return Object.entries(schema).flatMap(([model, { fields }]) =>
    Object.entries(fields)
      .filter(([, { references }]) => {
        if (references?.field !== 'id') return false
        return getDefaultModelName(references.model) === parent
      })
      .map(([field]) => ({ model, field })),
  )
}
