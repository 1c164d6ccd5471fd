import { fault } from '../fault.ts'
import type {
  CellProblem,
  HeaderProblem,
  Table,
  TableLimits,
  TableOptions,
  TableRow,
} from './table.ts'

/** A row as a file holds it, before the header is known. */
export interface RawRow {
  row: number
  cells: string[]
  problems?: CellProblem[]
}

/** A row of nothing, or of cells of nothing but spaces, is what a spreadsheet shows as blank. */
export const isBlank = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell === '' || cell.trim() === '')

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  }
  return name
}

/**
 * Names for columns: spaces tidied, empty ones after their letter `(C)`, repeated ones numbered
 * `Name (2)`. Empty cells at the end are no columns.
 */
export function nameColumns(cells: readonly string[]): {
  header: string[]
  problems: HeaderProblem[]
} {
  const tidy = cells.map((cell) => cell.normalize('NFC').replace(/\s+/g, ' ').trim())
  while (tidy.length > 0 && tidy.at(-1) === '') tidy.pop()
  const taken = new Set(tidy)
  const seen = new Set<string>()
  const problems: HeaderProblem[] = []
  const header = tidy.map((name, column) => {
    if (name !== '' && !seen.has(name)) {
      seen.add(name)
      return name
    }
    problems.push({ column, code: name === '' ? 'header.empty' : 'header.duplicate' })
    const base = name === '' ? `(${columnName(column)})` : name
    let unique = name === '' ? base : `${base} (2)`
    for (let n = 3; taken.has(unique); n++) unique = `${base} (${n})`
    taken.add(unique)
    return unique
  })
  return { header, problems }
}

/** Fits a row under the header: pads what is short, drops blanks beyond, reports the rest. */
export function fitRow(raw: RawRow, width: number, strict: boolean): TableRow {
  const { row, cells } = raw
  const problems = raw.problems ?? []
  while (cells.length > width && cells.at(-1) === '') cells.pop()
  if (cells.length > width) problems.push({ column: width, code: 'row.too-many-cells' })
  else if (cells.length < width) {
    if (strict) problems.push({ column: cells.length, code: 'row.too-few-cells' })
    while (cells.length < width) cells.push('')
  }
  return problems.length > 0 ? { row, cells, problems } : { row, cells }
}

/** Finds the header in what a reader yields. @throws Fault invalid `file.empty` */
export async function readHeader(
  raw: AsyncIterable<RawRow>,
  options: TableOptions,
): Promise<Pick<Table, 'header' | 'headerRow' | 'headerProblems'>> {
  for await (const { row, cells } of raw) {
    if (options.headerRow !== undefined && row < options.headerRow) continue
    if (options.headerRow !== undefined && row > options.headerRow) break
    const { header, problems } = nameColumns(cells)
    return { header, headerRow: row, headerProblems: problems }
  }
  throw fault('invalid', 'file.empty')
}

/** Counts rows against the limits: `false` when the table is held to have ended. */
export class RowCount {
  filled = 0
  blanks = 0
  readonly limits: TableLimits
  constructor(limits: TableLimits) {
    this.limits = limits
  }

  /** @throws Fault too-large `file.too-many-rows` */
  next(blank: boolean, row: number): boolean {
    if (blank) return ++this.blanks < this.limits.blankRun
    this.blanks = 0
    // The header is one row more than the limit speaks of.
    if (++this.filled > this.limits.rows + 1) {
      throw fault('too-large', 'file.too-many-rows', { limit: this.limits.rows, row })
    }
    return true
  }
}
