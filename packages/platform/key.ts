import type { Item, Key, Operation } from './db.ts'

/**
 * Keys of the kernel's own rows (events, jobs, receipts, claims, answers), in the shape ElectroDB
 * gives to everybody else's: the tenant leads, so that isolation is structural.
 */
export const partition = (tenant: string, ...parts: string[]): string =>
  [`$terrace#tenant_${tenant}`, ...parts].join('#')

export const keyOf = (tenant: string, parts: string[], sk: string): Key => ({
  pk: partition(tenant, ...parts),
  sk,
})

/** The tenant in whose partition a key stands, or undefined for the directory and identity. */
export const tenantOf = (pk: string): string | undefined =>
  /^\$terrace#tenant_([a-z0-9-]+)(#|$)/.exec(pk)?.[1]

/** Marks where a part stands in a key; no id holds it. */
const mark = (part: number): string => `\u0001${part}\u0001`

/** The pieces of a text with marks: between two pieces stands the number of a part. */
const pieces = (text: string) => text.split('\u0001')

const join = (parts: readonly string[], ids: readonly string[]) =>
  parts.map((piece, i) => (i % 2 === 0 ? piece : String(ids[Number(piece)]).toLowerCase())).join('')

/**
 * Keys by a pattern: an entity's chain is asked once, with marks in place of the ids, and the marks
 * are then replaced. Opening a household spent a twentieth of its time on making the same key anew.
 * @param make the key of some ids, which must stand in it as they are but for lower case
 */
export function keysBy<P extends string[]>(make: (...ids: P) => Key): (...ids: P) => Key {
  let made: { pk: string[]; sk: string[] } | undefined
  return (...ids) => {
    if (!made) {
      const { pk, sk } = make(...(ids.map((_, i) => mark(i)) as P))
      made = { pk: pieces(pk), sk: pieces(sk) }
    }
    return { pk: join(made.pk, ids), sk: join(made.sk, ids) }
  }
}

/** Queries by a pattern, in the same way: a list spent a tenth of its time on the same query. */
export function queriesBy<P extends string[]>(make: (...ids: P) => Operation): (...ids: P) => Item {
  let made: { params: Item; values: [name: string, pieces: string[]][] } | undefined
  return (...ids) => {
    if (!made) {
      const marked = make(...(ids.map((_, i) => mark(i)) as P))
      const params = marked.params({ table: 't' }) as Item
      const values = Object.entries(params.ExpressionAttributeValues as Record<string, string>)
      made = { params, values: values.map(([name, text]) => [name, pieces(text)]) }
    }
    const { params, values } = made
    const filled: Item = {}
    for (const [name, parts] of values) filled[name] = join(parts, ids)
    return { ...params, ExpressionAttributeValues: filled }
  }
}
