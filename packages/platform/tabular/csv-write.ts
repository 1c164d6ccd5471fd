import { type Cell, type CsvWriteOptions, neutral, plainNumber, type Rows } from './safe-text.ts'

const PIECE = 1 << 16

/**
 * A CSV (RFC 4180, CRLF, UTF-8) of any number of rows, in pieces of about 64 KB. Formulas are made
 * text; the header too.
 */
export async function* writeCsv(
  header: string[],
  rows: Rows,
  { bom = true, separator = ',', hxl }: CsvWriteOptions = {},
): AsyncGenerator<Uint8Array> {
  const quoted = new RegExp(`["\\r\\n${separator === '\t' ? '\\t' : `\\${separator}`}]|^\\s|\\s$`)
  const write = (cells: Cell[]): string => {
    const line = cells.map((cell) => writeCell(cell, quoted)).join(separator)
    // A row of one empty cell would read as a blank line.
    return `${line === '' ? '""' : line}\r\n`
  }
  let text = (bom ? '\ufeff' : '') + write(header) + (hxl ? write(hxl) : '')
  for await (const row of rows) {
    text += write(row)
    if (text.length < PIECE) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

function writeCell(cell: Cell, quoted: RegExp): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return plainNumber(cell)
  const text = neutral(typeof cell === 'string' ? cell : cell.date)
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
