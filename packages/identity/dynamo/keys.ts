import { createHash } from 'node:crypto'

/**
 * Every key of this service, in one place: the adapter writes by it and the verifier of the api
 * function reads by it. All partition keys start with `$identity#`, so that IAM can tell them
 * from tenants' rows (`$terrace#…`) and one kind from another.
 */
export type Key = { pk: string; sk: string }

const SERVICE = '$identity'

/** DynamoDB's limits are 2,048 bytes for pk and 1,024 for sk: longer values go in by their hash. */
const LONGEST = 400

/** One value inside a key. `|` joins values, so it is escaped, and `%` with it. */
function part(value: unknown): string {
  const text = String(value)
  if (Buffer.byteLength(text) > LONGEST) {
    return `sha256:${createHash('sha256').update(text).digest('hex')}`
  }
  return text.replaceAll('%', '%25').replaceAll('|', '%7C')
}

/** The row itself. Sort key `A`: the row of a partition that holds nothing else. */
export const rowKey = (model: string, value: unknown): Key => ({
  pk: `${SERVICE}#${model}#${part(value)}`,
  sk: 'A',
})

/** All rows of a model begin with this; only the library's test suite scans by it. */
export const rowPrefix = (model: string): string => `${SERVICE}#${model}#`

/** Where the pointers of one combination of field values live. */
export const indexPk = (model: string, fields: readonly string[], values: readonly unknown[]) =>
  `${SERVICE}#${model}.${fields.join('+')}#${values.map(part).join('|')}`

/** Sort key of a pointer that is one of many. */
export const pointerSk = (to: unknown): string => part(to)

/** Pointers of a model small enough to be listed whole. */
export const listPk = (model: string): string => `${SERVICE}#${model}.all`

/** A counter of one time window. */
export const rateKey = (name: string, slot: number): Key => ({
  pk: `${SERVICE}#rate#${part(name)}`,
  sk: String(slot),
})

/** Which sign-on provider a verified e-mail domain belongs to. */
export const domainKey = (domain: string): Key => ({
  pk: `${SERVICE}#domain#${part(domain)}`,
  sk: 'A',
})
