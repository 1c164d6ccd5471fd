import type { Message } from '@terrace/platform/i18n'
import { label } from './label.ts'
import type { Pen } from './pen.ts'
import type { Printed } from './words.ts'

/** A column of a ruled table: what stands above it, and its share of the width. */
export interface Column {
  head: Printed
  share: number
}

/** A ruled table for the pen. All in millimetres. */
export interface Ruled {
  x: number
  y: number
  width: number
  columns: readonly Column[]
  rows: number
  rowHeight: number
}

const HEAD = 8

const big = [
  { size: 10.5, lines: 1 },
  { size: 8, lines: 1 },
  { size: 6, lines: 2 },
] as const
const small = [
  { size: 6.5, lines: 1 },
  { size: 5, lines: 1 },
] as const

/** What is known already; in both languages where it is a word and not a name. */
export type Cell = string | Message

function fill(pen: Pen, x: number, middle: number, width: number, cell: Cell): void {
  if (typeof cell === 'string') {
    pen.fit({ x, y: middle + 1.4, width, leading: 1.15 }, cell, big)
    return
  }
  pen.fit({ x, y: middle + 0.2, width, leading: 1.15 }, cell.zh, big)
  pen.fit({ x, y: middle + 3.4, width }, cell.en, small, { colour: 'label' })
}

/**
 * Draws the heads and the ruling, and fills in what is known; the rest is for the pen.
 * @param cells by row, then by column; missing ones stay blank
 * @returns where the table ends
 */
export function ruledTable(pen: Pen, table: Ruled, cells: Cell[][] = []): number {
  const { x, y, width, columns, rows, rowHeight } = table
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const bottom = y + HEAD + rows * rowHeight
  let left = x
  columns.forEach((column, i) => {
    const wide = (column.share / whole) * width
    if (i > 0) pen.line(left, y, left, bottom)
    label(pen, left + 2, y + 3.4, column.head, wide - 3)
    for (let row = 0; row < rows; row++) {
      const cell = cells[row]?.[i]
      const middle = y + HEAD + (row + 0.5) * rowHeight
      if (cell) fill(pen, left + 2, middle, wide - 3.5, cell)
    }
    left += wide
  })
  pen.line(x, y, x + width, y, 0.9, 'ink')
  for (let row = 0; row <= rows; row++) {
    const at = y + HEAD + row * rowHeight
    pen.line(x, at, x + width, at, row === 0 ? 0.9 : 0.4, row === 0 ? 'ink' : 'line')
  }
  return bottom
}
