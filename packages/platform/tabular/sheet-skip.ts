import { fault } from '../fault.ts'

/** Where the parser takes over: its first bytes, and the number of the row before them. */
export interface TakeOver {
  rest: Buffer
  /** The tags that are open where `rest` begins. */
  prefix: '' | '<worksheet>' | '<worksheet><sheetData>'
  before: number
}

/** A row of markup beyond this is no row of a table. */
const LONGEST = 16 << 20
/** The root of a sheet stands well within its first bytes. */
const HEAD = 1 << 16
/** What may follow the name of a tag: space, tab, line ends, `/`, `>`. */
const AFTER_NAME = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2f, 0x3e])

/**
 * Passes over rows by their tags alone, without parsing what is in them. Only for sheets written
 * as all programs write them; whatever is unusual (prefixes, comments, rows without a number)
 * makes the parser take over, so that the answer is the same.
 */
export class SheetSkip {
  #held: Buffer = Buffer.alloc(0)
  #state: 'start' | 'head' | 'rows' = 'start'
  #before = 0
  /** Number of the row that `#held` begins with; 0 before the first. */
  #row = 0
  readonly #from: number
  readonly #count: (blank: boolean, row: number) => boolean
  constructor(from: number, count: (blank: boolean, row: number) => boolean) {
    this.#from = from
    this.#count = count
  }

  pass(piece: Buffer): TakeOver | 'end' | undefined {
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, piece]) : piece
    this.#held = bytes
    if (this.#state === 'start') {
      if (bytes.includes('<worksheet')) this.#state = 'head'
      else return bytes.length > HEAD ? this.finish() : undefined
    }
    if (this.#state === 'head') {
      const data = bytes.indexOf('<sheetData')
      if (data < 0 && bytes.length <= LONGEST) return undefined
      if (data < 0 || bytes.subarray(0, data).includes('<!')) return this.finish()
      this.#held = bytes.subarray(data)
      this.#state = 'rows'
    }
    return this.#passRows()
  }

  /** What to do when the sheet ends while skipping: parse it if it was not understood. */
  finish(): TakeOver | 'end' {
    return this.#state === 'rows' ? 'end' : { rest: this.#held, prefix: '', before: 0 }
  }

  #passRows(): TakeOver | 'end' | undefined {
    const bytes = this.#held
    const odd = bytes.indexOf('<!')
    const end = bytes.indexOf('</sheetData')
    let begin = 0
    for (let at = nextRow(bytes, 0, this.#row > 0); at >= 0; at = nextRow(bytes, at, true)) {
      if (odd >= 0 && odd < at) break
      if (end >= 0 && end < at) return 'end'
      const close = bytes.indexOf('>', at)
      if (close < 0) break
      if (this.#row > 0) {
        const blank = !holdsValue(bytes.subarray(begin, at))
        this.#before = this.#row
        if (!this.#count(blank, this.#row)) return 'end'
      }
      const row = Number(/\sr="(\d+)"/.exec(bytes.toString('latin1', at, close))?.[1] ?? 0)
      if (row >= this.#from || row <= this.#before) return this.#takeOver(at)
      begin = at
      this.#row = row
    }
    if (odd >= 0)
      return this.#row > 0
        ? this.#takeOver(begin)
        : { rest: bytes, prefix: '<worksheet>', before: 0 }
    if (bytes.length - begin > LONGEST) {
      throw fault('invalid', 'file.row-too-long', { row: this.#row })
    }
    this.#held = bytes.subarray(begin)
    return end >= 0 ? 'end' : undefined
  }

  #takeOver(at: number): TakeOver {
    const rest = this.#held.subarray(at)
    return { rest, prefix: '<worksheet><sheetData>', before: this.#before }
  }
}

/** The next tag of a row after `at` (or at it); -1 when none begins in `bytes`. */
function nextRow(bytes: Buffer, at: number, after: boolean): number {
  for (
    let i = bytes.indexOf('<row', after ? at + 1 : at);
    i >= 0;
    i = bytes.indexOf('<row', i + 1)
  ) {
    const next = bytes[i + 4]
    if (next === undefined) return -1
    if (AFTER_NAME.has(next)) return i
  }
  return -1
}

const holdsValue = (row: Buffer): boolean => row.includes('<v') || row.includes('<is')
