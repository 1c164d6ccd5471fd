import type { JSX } from 'solid-js'

/** A column of a table. */
export interface Column<T> {
  id: string
  label: string
  /** What the cell shows. */
  cell: (row: T) => JSX.Element
  /** The cell as plain text for copying; needed where `cell` is not a string or number. */
  text?: (row: T) => string
  /** Numbers and money stand at the right in tabular figures. */
  numeric?: boolean
  /** Not shown until the person asks for it. */
  hidden?: boolean
  /** The foot of the column: a total. */
  total?: JSX.Element
}

/** Rows as tab-separated text with a head, for pasting into a spreadsheet. */
export function toTsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const clean = (text: string) => {
    const flat = text.replaceAll(/[\t\r\n]+/g, ' ')
    // A spreadsheet would run a cell that begins like a formula.
    return /^[=+@]|^-[^\d.]/.test(flat) ? `'${flat}` : flat
  }
  const value = (column: Column<T>, row: T) => {
    if (column.text) return column.text(row)
    const shown = column.cell(row)
    return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : ''
  }
  const lines = rows.map((row) => columns.map((column) => clean(value(column, row))).join('\t'))
  return [columns.map((column) => clean(column.label)).join('\t'), ...lines].join('\n')
}
