import type { ByteSource } from './source.ts'

/** A cell or a row that is not what it seems. `column` counts from 0; -1 means the whole row. */
export interface CellProblem {
  column: number
  code:
    | 'row.too-many-cells' // `column` is the first cell without a header
    | 'row.too-few-cells' // `column` is the first cell that is not there
    | 'cell.formula' // the value is the one the spreadsheet last calculated
    | 'cell.error' // #REF!, #N/A and their like
    | 'cell.number-precision' // more digits than a spreadsheet number keeps (15): the end is lost
    | 'cell.date' // formatted as a date, yet no day of the calendar
}

/** A header cell that had to be renamed. `column` counts from 0. */
export interface HeaderProblem {
  column: number
  code: 'header.empty' | 'header.duplicate'
}

/** One row that holds something. `row` is the number the spreadsheet shows beside it. */
export interface TableRow {
  row: number
  /** As many cells as the header, or more when the row is too long. */
  cells: string[]
  problems?: CellProblem[]
}

export interface Table {
  kind: 'csv' | 'xlsx'
  /** CSV: a WHATWG label, as `TextDecoder` takes it. Give it to the next `openTable` to resume. */
  encoding?: string
  separator?: string
  /** XLSX: the names of all sheets, hidden ones too. */
  sheets?: string[]
  /** XLSX: the one that is read. */
  sheet?: string
  /** Names of the columns, none empty, no two alike. */
  header: string[]
  headerRow: number
  headerProblems: HeaderProblem[]
  /**
   * The rows below the header which are not blank, from row number `from` on. May be called again.
   * @throws Fault invalid `file.*` in the middle, when the damage lies there
   */
  rows(from?: number): AsyncIterable<TableRow>
}

export interface TableLimits {
  /** Bytes of the file itself. */
  size: number
  /** Rows that are not blank. */
  rows: number
  /** Blank rows in sequence after which the sheet is held to have ended. */
  blankRun: number
  /** Cells of one row. */
  columns: number
  /** Bytes of one CSV row. */
  rowBytes: number
  /** XLSX: entries of the archive; bytes of all of them, unpacked; unpacked to packed, at most. */
  entries: number
  unpacked: number
  ratio: number
  /** XLSX: bytes of the table of shared strings, unpacked; it is the only part held in memory. */
  strings: number
}

export interface TableOptions {
  /** CSV: when not to be detected (a label of `TextDecoder`). */
  encoding?: string
  /** CSV: one ASCII character, when not to be detected. */
  separator?: string
  /** XLSX: name, or index from 0. The first visible one otherwise. */
  sheet?: string | number
  /** Row number of the header, when titles stand above it. The first row not blank otherwise. */
  headerRow?: number
  limits?: Partial<TableLimits>
}

const MB = 1 << 20

export const LIMITS: Readonly<TableLimits> = {
  size: 200 * MB,
  rows: 1_000_000,
  blankRun: 100_000,
  columns: 2_000,
  rowBytes: MB,
  entries: 10_000,
  unpacked: 4096 * MB,
  ratio: 200,
  strings: 200 * MB,
}

/** What the readers of each kind are given. */
export interface Opening {
  source: ByteSource
  options: TableOptions
  limits: TableLimits
}
