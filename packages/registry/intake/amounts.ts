import {
  add,
  addRational,
  type Decimal,
  divideRational,
  equal,
  multiplyRational,
  type Rational,
  readDecimal,
  roundRational,
  toRational,
  ZERO,
} from './decimal.ts'
import { columnsIn, type Expression, type Node, type Term } from './expression.ts'

/** Whether a column belongs to each person, or repeats what is true of the whole household. */
export type Nature = 'person' | 'household'

/** A problem of a cell; `at` counts the rows of the household from 0. */
export interface AmountProblem {
  at: number
  column: string
  code: string
  params?: Record<string, string | number>
}

/** A field to be calculated: minor units = expression × `factor`. */
export interface AmountField {
  field: string
  expression: Expression
  factor: bigint
}

interface Slot {
  column: string
  index: number
  nature: Nature
}

export interface AmountPlan {
  fields: AmountField[]
  slots: Map<string, Slot>
  mark: '.' | ','
  isMissing: (text: string) => boolean
}

export function amountPlan(
  fields: AmountField[],
  header: readonly string[],
  natures: Readonly<Record<string, Nature>>,
  cells: Pick<AmountPlan, 'mark' | 'isMissing'>,
): AmountPlan {
  const slots = new Map<string, Slot>()
  for (const column of new Set(fields.flatMap((f) => f.expression.columns))) {
    const nature = natures[column] ?? 'person'
    slots.set(column, { column, index: header.indexOf(column), nature })
  }
  return { fields, slots, ...cells }
}

/** What each row says in a column, or once for all. */
interface Read {
  nature: Nature
  values: (Decimal | undefined)[]
  once: Decimal | undefined
}

/**
 * The amounts of one household. Terms with a column of a person are reckoned on each row and added
 * up; the others are reckoned once. A missing term counts nothing as long as another one of the
 * expression is known; when all are missing the amount is unknown. Exact, and rounded once, half
 * away from zero, to the minor unit.
 */
export function amountsOf(plan: AmountPlan, rows: readonly (readonly string[])[]) {
  const problems: AmountProblem[] = []
  const reads = new Map<string, Read>()
  for (const slot of plan.slots.values()) reads.set(slot.column, read(plan, slot, rows, problems))
  const amounts: Record<string, number> = {}
  for (const { field, expression, factor } of plan.fields) {
    const column = expression.columns[0] ?? ''
    const total = totalOf(expression, reads, rows.length, () =>
      problems.push({ at: 0, column, code: 'expression.division' }),
    )
    if (!total) continue
    const minor = roundRational({ n: total.n * factor, d: total.d })
    if (minor === undefined || Math.abs(minor) > 1e13) {
      problems.push({ at: 0, column, code: 'value.too-big' })
    } else amounts[field] = minor
  }
  return { amounts, problems }
}

function read(
  plan: AmountPlan,
  slot: Slot,
  rows: readonly (readonly string[])[],
  problems: AmountProblem[],
): Read {
  const { column, index, nature } = slot
  const values: Read['values'] = []
  let once: Decimal | undefined
  let text: string | undefined
  for (const [at, cells] of rows.entries()) {
    const cell = cells[index] ?? ''
    if (plan.isMissing(cell) || (nature === 'household' && cell === text)) {
      values.push(undefined)
      continue
    }
    const value = readDecimal(cell, plan.mark)
    values.push(value)
    if (!value) problems.push({ at, column, code: 'value.number', params: { value: cell } })
    else if (once && nature === 'household' && !equal(once, value)) {
      const params = { value: cell, first: text ?? '' }
      problems.push({ at, column, code: 'value.not-same', params })
    } else if (once === undefined) {
      once = value
      text = cell
    }
  }
  return { nature, values, once }
}

function totalOf(
  expression: Expression,
  reads: Map<string, Read>,
  rows: number,
  zero: () => void,
): Rational | undefined {
  let total: Rational | undefined
  let sum: Decimal | undefined
  for (const term of expression.terms) {
    const [only] = term.columns
    if (term.over.length === 0 && term.columns.length === 1 && only && isUnit(term.by)) {
      const value = linear(reads.get(only))
      if (!value) continue
      const signed = term.by.n < 0n ? { units: -value.units, scale: value.scale } : value
      sum = sum ? add(sum, signed) : signed
      continue
    }
    const value = termTotal(term, reads, rows, zero)
    if (value) total = total ? addRational(total, value) : value
  }
  if (!sum) return total
  return total ? addRational(total, toRational(sum)) : toRational(sum)
}

const isUnit = ({ n, d }: Rational) => d === 1n && (n === 1n || n === -1n)

function linear(read: Read | undefined): Decimal | undefined {
  if (!read || read.nature === 'household') return read?.once
  let sum: Decimal | undefined
  for (const value of read.values) if (value) sum = add(sum ?? ZERO, value)
  return sum
}

function termTotal(
  term: Term,
  reads: Map<string, Read>,
  rows: number,
  zero: () => void,
): Rational | undefined {
  const columns = [...term.columns, ...term.over.flatMap(columnsIn)]
  const perRow = columns.some((column) => reads.get(column)?.nature === 'person')
  let sum: Rational | undefined
  for (let row = 0; row < (perRow ? rows : 1); row++) {
    const value = termValue(term, reads, row, zero)
    if (value) sum = sum ? addRational(sum, value) : value
  }
  return sum
}

const valueAt = (reads: Map<string, Read>, column: string, row: number): Rational | undefined => {
  const found = reads.get(column)
  const value = found?.nature === 'household' ? found.once : found?.values[row]
  return value && toRational(value)
}

function termValue(
  term: Term,
  reads: Map<string, Read>,
  row: number,
  zero: () => void,
): Rational | undefined {
  let value: Rational = term.by
  for (const column of term.columns) {
    const factor = valueAt(reads, column, row)
    if (!factor) return undefined
    value = multiplyRational(value, factor)
  }
  for (const node of term.over) {
    const divisor = nodeValue(node, reads, row, zero)
    if (!divisor) return undefined
    const quotient = divideRational(value, divisor)
    if (!quotient) {
      zero()
      return undefined
    }
    value = quotient
  }
  return value
}

function nodeValue(
  node: Node,
  reads: Map<string, Read>,
  row: number,
  zero: () => void,
): Rational | undefined {
  if (node.kind === 'number') return node.value
  if (node.kind === 'column') return valueAt(reads, node.column, row)
  const [a, b] = [nodeValue(node.left, reads, row, zero), nodeValue(node.right, reads, row, zero)]
  if (node.kind === 'sum') {
    const right = b && node.minus ? { n: -b.n, d: b.d } : b
    return a && right ? addRational(a, right) : (a ?? right)
  }
  if (!a || !b) return undefined
  if (node.kind === 'product') return multiplyRational(a, b)
  const quotient = divideRational(a, b)
  if (!quotient) zero()
  return quotient
}
