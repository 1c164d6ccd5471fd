import { fault } from '../fault.ts'
import { type CellValue, dateValue, isoValue, numberValue, unescapeText } from './cell-value.ts'
import { isBlank, type RawRow, type RowCount } from './header.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { CellProblem, TableLimits } from './table.ts'
import type { XmlEvents } from './xml.ts'

export interface SheetContext {
  dateStyles: readonly boolean[]
  date1904: boolean
  strings: SharedStrings | undefined
  limits: TableLimits
  count: RowCount
  /** Rows before this number are passed over. */
  from: number
}

/** A cell holds 32,767 characters; escapes of them are longer. */
const LONGEST_CELL = 1 << 20

/** Makes rows of the XML of a sheet. */
export class SheetEvents implements XmlEvents {
  /** No more rows will come. */
  ended = false
  #rows: RawRow[] = []
  #inData = false
  #row: number
  #column = -1
  #cells: string[] = []
  #problems: CellProblem[] = []
  #type = 'n'
  #date = false
  #value = ''
  #has = false
  #formula = false
  #inline = false
  #phonetic = false
  #wanted = false
  readonly #context: SheetContext
  /** `before` is the number of the row before the first one that will come. */
  constructor(context: SheetContext, before = 0) {
    this.#context = context
    this.#row = before
  }

  take(): RawRow[] {
    const taken = this.#rows
    this.#rows = []
    return taken
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.#inData = true
    else if (!this.#inData) return
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#want()
    else if (name === 'row') this.#openRow(attributes.r)
    else if (name === 'f') this.#formula = true
    else if (name === 'is') this.#inline = true
    else if (name === 'rPh') this.#phonetic = true
    else if (name === 't' && this.#inline && !this.#phonetic) this.#want()
  }

  text(part: string): void {
    if (!this.#wanted) return
    this.#value += part
    if (this.#value.length > LONGEST_CELL) {
      throw fault('invalid', 'file.row-too-long', { row: this.#row, limit: LONGEST_CELL })
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#wanted = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'is') this.#inline = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'sheetData') {
      this.#inData = false
      this.ended = true
    }
  }

  #want(): void {
    this.#wanted = true
    this.#has = true
  }

  #openRow(stated: string | undefined): void {
    const row = stated === undefined ? this.#row + 1 : Number(stated)
    // Rows out of order would be lost or doubled when reading is resumed.
    if (!(row > this.#row)) throw fault('invalid', 'file.damaged', { row: this.#row, next: stated })
    this.#row = row
    this.#column = -1
    this.#cells = []
    this.#problems = []
  }

  #openCell({ r, t = 'n', s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r)
    this.#type = t
    this.#date = s !== undefined && (this.#context.dateStyles[Number(s)] ?? false)
    this.#value = ''
    this.#has = false
    this.#formula = false
  }

  #closeCell(): void {
    if (!this.#has && !this.#formula) return
    const { text, problem } = this.#read()
    if (text === '' && !this.#formula) return
    const column = this.#column
    const { columns } = this.#context.limits
    if (!(column >= 0 && column < columns)) {
      throw fault('invalid', 'file.too-many-columns', { row: this.#row, limit: columns })
    }
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells[column] = text
    if (problem) this.#problems.push({ column, code: problem })
    if (this.#formula) this.#problems.push({ column, code: 'cell.formula' })
  }

  #read(): CellValue {
    const value = this.#value
    if (this.#type === 's') {
      const text = this.#context.strings?.get(Number(value))
      if (text === undefined) throw fault('invalid', 'file.damaged', { row: this.#row, value })
      return { text }
    }
    if (this.#type === 'inlineStr' || this.#type === 'str') return { text: unescapeText(value) }
    if (this.#type === 'b') return { text: value.trim() === '1' ? 'TRUE' : 'FALSE' }
    if (this.#type === 'e') return { text: value, problem: 'cell.error' }
    if (this.#type === 'd') return isoValue(value.trim())
    if (value.trim() === '') return { text: '' }
    if (this.#date) return dateValue(value.trim(), this.#context.date1904)
    return numberValue(value.trim())
  }

  #closeRow(): void {
    if (this.ended) return
    const blank = this.#problems.length === 0 && isBlank(this.#cells)
    if (!this.#context.count.next(blank, this.#row)) this.ended = true
    if (this.ended || blank || this.#row < this.#context.from) return
    const found = { row: this.#row, cells: this.#cells }
    this.#rows.push(this.#problems.length > 0 ? { ...found, problems: this.#problems } : found)
  }
}

/** `AB12` → 27; -1 for what is no place. */
function columnOf(place: string): number {
  let column = 0
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
