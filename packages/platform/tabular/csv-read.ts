import { type CsvError, type Parser, parse } from 'csv-parse'
import { type Fault, fault, isFault } from '../fault.ts'
import { CsvSkip } from './csv-skip.ts'
import { detectEncoding, type Encoding, utf8Blocks } from './encoding.ts'
import { fitRow, isBlank, type RawRow, RowCount, readHeader } from './header.ts'
import { declaredSeparator, detectSeparator } from './separator.ts'
import type { Opening, Table, TableRow } from './table.ts'

const SAMPLE = 1 << 16

/** How this CSV is written. */
interface Dialect {
  encoding: Encoding
  separator: string
  /** Bytes (of UTF-8) at the start which are no row. */
  preface: number
}

/**
 * Opens a CSV of any encoding and separator. A record is a row, line ends in its cells or not, as
 * a spreadsheet counts. Memory does not grow with the file.
 * @throws Fault invalid `file.encoding` `file.empty` `file.separator` `file.row-too-long`
 */
export async function openCsv(opening: Opening): Promise<Table> {
  const dialect = await readDialect(opening)
  const { header, headerRow, headerProblems } = await readHeader(
    rawRows(opening, dialect, 1),
    opening.options,
  )
  return {
    kind: 'csv',
    encoding: dialect.encoding.label,
    separator: dialect.separator,
    header,
    headerRow,
    headerProblems,
    async *rows(from = headerRow + 1): AsyncGenerator<TableRow> {
      for await (const raw of rawRows(opening, dialect, Math.max(from, headerRow + 1))) {
        yield fitRow(raw, header.length, true)
      }
    },
  }
}

async function readDialect({ source, options, limits }: Opening): Promise<Dialect> {
  const { separator } = options
  if (separator !== undefined && !/^[\t\x20-\x21\x23-\x7e]$/.test(separator)) {
    throw fault('invalid', 'file.separator', { separator })
  }
  const encoding = await detectEncoding(source, limits.rowBytes, options.encoding)
  let sample = ''
  try {
    for await (const block of utf8Blocks(source, encoding, limits.rowBytes)) {
      sample += block.toString()
      if (sample.length >= SAMPLE) break
    }
  } catch (error) {
    // What stands before a bad byte is enough to guess by; reading will come to it and say so.
    if (!isFault(error) || sample === '') throw error
  }
  const declared = declaredSeparator(sample)
  return {
    encoding,
    separator: separator ?? declared?.separator ?? detectSeparator(sample),
    preface: declared?.length ?? 0,
  }
}

/** Rows not blank from `from` on. A fault in the middle comes after the rows before it. */
async function* rawRows(opening: Opening, dialect: Dialect, from: number): AsyncGenerator<RawRow> {
  const { source, limits } = opening
  const count = new RowCount(limits)
  const { separator } = dialect
  const skip = new CsvSkip(separator, from, (blank, row) => count.next(blank, row))
  const reader = new RecordReader(separator, limits.rowBytes)
  let { preface } = dialect
  let skipping = from > 1
  let row = from - 1
  const fill = function* (): Generator<RawRow> {
    for (const cells of reader.take()) {
      row++
      const blank = isBlank(cells)
      if (!count.next(blank, row)) return
      if (blank) continue
      if (cells.length > limits.columns) {
        throw fault('invalid', 'file.too-many-columns', { row, limit: limits.columns })
      }
      yield { row, cells }
    }
  }
  try {
    for await (const block of utf8Blocks(source, dialect.encoding, limits.rowBytes)) {
      const part = block.subarray(preface)
      preface = Math.max(0, preface - block.length)
      const rest = skipping ? skip.pass(part) : part
      if (rest === 'end') return
      if (rest === undefined) continue
      skipping = false
      const failed = await reader.write(rest)
      yield* fill()
      if (failed) throw failed
      if (count.blanks >= limits.blankRun) return
    }
    const failed = await reader.end()
    yield* fill()
    if (failed) throw failed
  } catch (error) {
    if (isFault(error) && error.code === 'file.encoding' && !skipping) {
      await reader.cutOff()
      yield* fill()
    }
    throw withRow(error, skipping ? skip.row + 1 : row + 1)
  } finally {
    reader.close()
  }
}

function withRow(error: unknown, row: number): unknown {
  if (!isFault(error) || error.detail.row !== undefined) return error
  return fault(error.kind, error.code, { ...error.detail, row })
}

/** The parser, asked block by block: records are taken in lots instead of one event each. */
class RecordReader {
  readonly #parser: Parser
  #records: string[][] = []
  constructor(separator: string, rowBytes: number) {
    this.#parser = parse({
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: rowBytes,
      on_record: (record: string[]) => {
        this.#records.push(record)
        return null
      },
    })
    // Failures are answered by `write`; the event would else end the process.
    this.#parser.on('error', () => {})
    this.#parser.resume()
  }

  write(block: Buffer): Promise<Fault | undefined> {
    return new Promise((resolve) => {
      this.#parser.write(block, (error) => resolve(error ? parseFault(error) : undefined))
    })
  }

  end(): Promise<Fault | undefined> {
    return new Promise((resolve) => {
      this.#parser.once('error', (error) => resolve(parseFault(error)))
      this.#parser.once('end', () => resolve(undefined))
      this.#parser.end()
    })
  }

  /** Makes the parser give the rows it still holds; the one it is in the middle of is dropped. */
  async cutOff(): Promise<void> {
    // One character more, so that there is a row in the middle even right after a line end.
    await this.write(Buffer.from('x'))
    const failed = await this.end()
    if (!failed) this.#records.pop()
  }

  take(): string[][] {
    const taken = this.#records
    this.#records = []
    return taken
  }

  close(): void {
    this.#parser.destroy()
  }
}

function parseFault(error: Error): Fault {
  const { code } = error as CsvError
  if (code === 'CSV_QUOTE_NOT_CLOSED') return fault('invalid', 'file.quote-not-closed')
  if (code === 'CSV_MAX_RECORD_SIZE') return fault('invalid', 'file.row-too-long')
  return fault('invalid', 'file.damaged', { reason: code ?? error.message })
}
