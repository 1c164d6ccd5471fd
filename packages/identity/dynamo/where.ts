import type { CleanedWhere } from 'better-auth/adapters'
import type { Row } from './store.ts'

type Value = CleanedWhere['value'] | undefined
type Comparable = string | number | boolean

const fold = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fold)
  return typeof value === 'string' ? value.toLowerCase() : value
}

/** Orders as SQL does with nulls first. Dates are ISO strings, so text order is time order. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return (a as Comparable) < (b as Comparable) ? -1 : 1
}

const includes = (list: Value | unknown, value: unknown) =>
  Array.isArray(list) && (list as unknown[]).includes(value)

function holds(row: Row, where: CleanedWhere): boolean {
  const plain = (value: unknown) => (where.mode === 'insensitive' ? fold(value) : value)
  const a = plain(row[where.field] ?? null)
  const b = plain(where.value ?? null)
  const both = a !== null && b !== null
  const texts = typeof a === 'string' && typeof b === 'string'
  switch (where.operator) {
    case 'ne':
      return a !== b
    case 'in':
      return includes(b, a)
    case 'not_in':
      return !includes(b, a)
    case 'contains':
      return texts ? a.includes(b) : includes(a, b)
    case 'starts_with':
      return texts && a.startsWith(b)
    case 'ends_with':
      return texts && a.endsWith(b)
    case 'gt':
      return both && compare(a, b) > 0
    case 'gte':
      return both && compare(a, b) >= 0
    case 'lt':
      return both && compare(a, b) < 0
    case 'lte':
      return both && compare(a, b) <= 0
    default:
      return a === b
  }
}

/** Whether a row meets all AND conditions and, if there are OR conditions, one of them. */
export function matches(row: Row, where: readonly CleanedWhere[]): boolean {
  const or = where.filter((one) => one.connector === 'OR')
  const and = where.filter((one) => one.connector !== 'OR')
  return and.every((one) => holds(row, one)) && (!or.length || or.some((one) => holds(row, one)))
}

/** The values that each field must have, from conditions that a key can answer. */
export function equalities(where: readonly CleanedWhere[]): Map<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>()
  if (where.length > 1 && where.some((one) => one.connector === 'OR')) return found
  for (const { field, operator, value, mode } of where) {
    if (mode === 'insensitive' || value === null || value === undefined) continue
    if (found.has(field)) continue
    if (operator === 'eq') found.set(field, [value])
    else if (operator === 'in' && Array.isArray(value)) found.set(field, value)
  }
  return found
}
