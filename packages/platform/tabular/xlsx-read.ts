import { fault } from '../fault.ts'
import { fitRow, type RawRow, RowCount, readHeader } from './header.ts'
import { SharedStrings } from './shared-strings.ts'
import { type SheetContext, SheetEvents } from './sheet.ts'
import { SheetSkip, type TakeOver } from './sheet-skip.ts'
import type { Opening, Table, TableRow } from './table.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { XmlReader } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

/**
 * Opens a workbook of 2007 and later. One sheet is streamed; the table of shared strings is the
 * only part held in memory (`limits.strings` bounds it).
 */
export async function openXlsx(opening: Opening): Promise<Table> {
  const { source, options, limits } = opening
  const archive = await openArchive(source, limits)
  const book = await readWorkbook(archive)
  const sheet = chooseSheet(book, options.sheet)
  const strings = book.strings
    ? await SharedStrings.read(archive, book.strings, limits.strings)
    : undefined
  const read = (from: number): AsyncGenerator<RawRow> =>
    rawRows(archive, sheet.path, { ...book, strings, limits, count: new RowCount(limits), from })
  const { header, headerRow, headerProblems } = await readHeader(read(1), options)
  return {
    kind: 'xlsx',
    sheets: book.sheets.map(({ name }) => name),
    sheet: sheet.name,
    header,
    headerRow,
    headerProblems,
    async *rows(from = headerRow + 1): AsyncGenerator<TableRow> {
      for await (const raw of read(Math.max(from, headerRow + 1))) {
        yield fitRow(raw, header.length, false)
      }
    },
  }
}

function chooseSheet({ sheets }: Workbook, wanted: string | number | undefined) {
  const visible = sheets.find((sheet) => sheet.visible) ?? sheets[0]
  const chosen =
    wanted === undefined
      ? visible
      : typeof wanted === 'number'
        ? sheets[wanted]
        : sheets.find(({ name }) => name === wanted)
  if (chosen) return chosen
  throw fault('invalid', 'file.sheet-missing', { wanted, sheets: sheets.map(({ name }) => name) })
}

/** Rows not blank from `context.from` on; a fault in the middle comes after the rows before it. */
async function* rawRows(
  archive: Archive,
  path: string,
  context: SheetContext,
): AsyncGenerator<RawRow> {
  const { count, from } = context
  const skip = new SheetSkip(from, (blank, row) => count.next(blank, row))
  let parser = from > 1 ? undefined : startParser(context)
  const read = function* (piece: Buffer): Generator<RawRow> {
    if (!parser) return
    try {
      parser.xml.write(piece)
    } finally {
      yield* parser.events.take()
    }
  }
  for await (const piece of archive.stream(path)) {
    if (parser) yield* read(piece)
    else {
      const found = skip.pass(piece)
      if (found === 'end') return
      if (!found) continue
      parser = startParser(context, found)
      yield* read(found.rest)
    }
    if (parser.events.ended) return
  }
  const last = parser ? 'end' : skip.finish()
  if (last === 'end') return
  parser = startParser(context, last)
  yield* read(last.rest)
}

function startParser(context: SheetContext, found?: TakeOver) {
  const events = new SheetEvents(context, found?.before)
  return { events, xml: new XmlReader(events, found?.prefix) }
}
