const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

enum At {
  FieldStart = 0,
  Field = 1,
  Quoted = 2,
  QuoteInQuoted = 3,
}

/**
 * Passes over the rows before `from` without making cells of them: the same grammar as the parser
 * (a quote opens only at the start of a cell), one state, no memory.
 */
export class CsvSkip {
  /** Rows passed so far, blank ones too. */
  row = 0
  #at: At = 0
  #filled = false
  #afterCr = false
  readonly #separator: number
  readonly #from: number
  readonly #count: (blank: boolean, row: number) => boolean
  /** `count` hears of each row passed; when it answers `false` the table has ended. */
  constructor(separator: string, from: number, count: (blank: boolean, row: number) => boolean) {
    this.#separator = separator.charCodeAt(0)
    this.#from = from
    this.#count = count
  }

  /** The part of `block` from row `from` on; `undefined` while not there; `'end'` at the end. */
  pass(block: Buffer): Buffer | undefined | 'end' {
    for (let i = 0; i < block.length; i++) {
      const byte = block[i] as number
      if (this.#afterCr) {
        this.#afterCr = false
        if (byte === LF) continue
      }
      // The line end of the row before is whole only now: its LF may begin a block.
      if (this.row + 1 >= this.#from) return block.subarray(i)
      if (this.#step(byte) && !this.#endRow(byte)) return 'end'
    }
    return undefined
  }

  /** Whether this byte ends the row. */
  #step(byte: number): boolean {
    if (this.#at === At.Quoted) {
      if (byte === QUOTE) this.#at = At.QuoteInQuoted
      else if (byte > 0x20) this.#filled = true
      return false
    }
    if (byte === LF || byte === CR) return true
    if (byte === this.#separator) this.#at = At.FieldStart
    else if (byte === QUOTE) {
      this.#at = this.#at === At.Field ? At.Field : At.Quoted
    } else {
      this.#at = At.Field
      if (byte > 0x20) this.#filled = true
    }
    return false
  }

  #endRow(byte: number): boolean {
    this.row++
    this.#afterCr = byte === CR
    this.#at = At.FieldStart
    const blank = !this.#filled
    this.#filled = false
    return this.#count(blank, this.row)
  }
}
