import { Zip, ZipDeflate } from 'fflate'
import { columnName } from './header.ts'
import { type Cell, plainNumber, type Rows, type XlsxWriteOptions } from './safe-text.ts'
import * as parts from './xlsx-parts.ts'

const PIECE = 1 << 16
/** Rows of a sheet and characters of a cell, as Excel holds them. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
/** Rows looked at for the width of columns, which a sheet states before its first row. */
const LOOK = 100
const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/**
 * A workbook of any number of rows, in pieces; a full sheet is followed by a next one. Text is
 * never a formula, whatever it begins with. Text beyond what a cell holds ends in `…`.
 */
export async function* writeXlsx(
  header: string[],
  rows: Rows,
  { hxl, sheet = 'Sheet1' }: XlsxWriteOptions = {},
): AsyncGenerator<Uint8Array> {
  const archive = new Archive()
  const names: string[] = []
  const filters: string[] = []
  const source = iterate(rows)
  const head: Cell[][] = hxl ? [header, hxl] : [header]
  let next = await source.next()
  do {
    const look: Cell[][] = []
    while (!next.done && look.length < LOOK) {
      look.push(next.value)
      next = await source.next()
    }
    names.push(names.length === 0 ? sheetName(sheet) : `${sheetName(sheet)} ${names.length + 1}`)
    archive.open(`xl/worksheets/sheet${names.length}.xml`)
    archive.write(parts.sheetHead(head.length, widthsOf([...head, ...look])))
    let row = 0
    for (const cells of head) {
      archive.write(rowXml(cells, ++row, row === 1 ? parts.STYLE.header : parts.STYLE.hashtag))
    }
    for (const cells of look) archive.write(rowXml(cells, ++row))
    while (!next.done && row < MOST_ROWS) {
      archive.write(rowXml(next.value, ++row))
      next = await source.next()
      yield* archive.take()
    }
    filters.push(filterOf(header.length, head.length, row))
    archive.write(parts.sheetTail(relative(filters.at(-1) ?? '')))
    archive.close()
  } while (!next.done)
  archive.part('xl/styles.xml', parts.STYLES)
  archive.part('xl/workbook.xml', parts.workbook(names, filters))
  archive.part('xl/_rels/workbook.xml.rels', parts.workbookRels(names))
  archive.part('_rels/.rels', parts.RELS)
  archive.part('[Content_Types].xml', parts.contentTypes(names))
  archive.end()
  yield* archive.take()
}

async function* iterate(rows: Rows): AsyncGenerator<Cell[], undefined> {
  yield* rows
  return undefined
}

/** Excel's own rules for the name of a sheet; room is left for a number. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 27)
    .trim() || 'Sheet1'

/** The filter stands on the last head row, so that sorting leaves hashtags in their place. */
const filterOf = (columns: number, headRows: number, row: number): string =>
  `$A$${headRows}:$${columnName(Math.max(0, columns - 1))}$${Math.max(headRows, row)}`

const relative = (range: string): string => range.replaceAll('$', '')

/** Characters, wide ones twice, between 8 and 60. */
function widthsOf(rows: readonly Cell[][]): number[] {
  const widths: number[] = []
  for (const cells of rows) {
    cells.forEach((cell, column) => {
      const text = typeof cell === 'string' ? cell.slice(0, 60) : cell === null ? '' : '0000-00-00'
      let width = 2
      for (const char of text) width += (char.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1
      widths[column] = Math.min(60, Math.max(widths[column] ?? 8, width))
    })
  }
  return widths
}

const letters: string[] = []

function rowXml(cells: readonly Cell[], row: number, style?: number): string {
  let xml = `<row r="${row}">`
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (cell === null || cell === undefined || cell === '') continue
    letters[column] ??= columnName(column)
    xml += cellXml(cell, `${letters[column]}${row}`, style)
  }
  return `${xml}</row>`
}

function cellXml(cell: Exclude<Cell, null>, at: string, style?: number): string {
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? `<c r="${at}"><v>${plainNumber(cell)}</v></c>` : ''
  }
  if (typeof cell === 'object') {
    const serial = serialOf(cell.date)
    if (serial !== undefined) return `<c r="${at}" s="${parts.STYLE.date}"><v>${serial}</v></c>`
  }
  const whole = typeof cell === 'string' ? cell : cell.date
  const text = whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS - 1)}…` : whole
  const styled = style === undefined ? '' : ` s="${style}"`
  const t = `<t xml:space="preserve">${parts.escapeXml(text)}</t>`
  return `<c r="${at}"${styled} t="inlineStr"><is>${t}</is></c>`
}

/** Days since 1899-12-30; from 1900-03-01 on, before which Excel counts a day that never was. */
function serialOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return undefined
  const serial = (Date.parse(day) - EPOCH) / DAY
  return Number.isInteger(serial) ? serial : undefined
}

/** A zip written from front to end; text gathers to pieces before it is packed. */
class Archive {
  #packed: Uint8Array[] = []
  #text = ''
  #entry: ZipDeflate | undefined
  readonly #zip = new Zip((error, data) => {
    if (error) throw error
    this.#packed.push(data)
  })

  open(name: string): void {
    this.#entry = new ZipDeflate(name, { level: 2 })
    // The same rows give the same bytes, whenever they are written.
    this.#entry.mtime = new Date(1980, 0, 1)
    this.#zip.add(this.#entry)
  }

  write(text: string): void {
    this.#text += text
    if (this.#text.length >= PIECE) this.#flush(false)
  }

  close(): void {
    this.#flush(true)
    this.#entry = undefined
  }

  part(name: string, text: string): void {
    this.open(name)
    this.write(text)
    this.close()
  }

  end(): void {
    this.#zip.end()
  }

  take(): Uint8Array[] {
    if (this.#packed.length === 0) return []
    const taken = this.#packed
    this.#packed = []
    return taken
  }

  #flush(last: boolean): void {
    this.#entry?.push(Buffer.from(this.#text), last)
    this.#text = ''
  }
}
