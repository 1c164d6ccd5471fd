import { type Zippable, zipSync } from 'fflate'

export const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** The first row: one column, `h`. */
export const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row>'
/** A sheet around the XML of its rows. */
export const sheetOf = (rows: string) =>
  `<?xml version="1.0"?><worksheet ${MAIN}><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`

export interface Book {
  sheet?: string
  second?: string
  strings?: string
  date1904?: boolean
  /** Replaces or adds entries; `null` leaves one out. */
  parts?: Record<string, string | Uint8Array | null>
}

/** A workbook as other programs write it: two sheets, the first of them hidden. */
export function workbook({
  sheet,
  second,
  strings = '',
  date1904 = false,
  parts = {},
}: Book): Buffer {
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${rel('r', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:q="${REL}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="hidden" sheetId="7" state="hidden" q:id="b"/><sheet name="名册" sheetId="2" q:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${rel('a', 'worksheet', 'worksheets/sheet1.xml')}${rel('b', 'worksheet', '../xl/worksheets/sheet2.xml')}${rel('c', 'styles', 'styles.xml')}${rel('d', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0.00E+00;[Red]&quot;d&quot;"/><numFmt numFmtId="172" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="31"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>`,
    'xl/worksheets/sheet1.xml': sheet ?? sheetOf(HEADER),
    'xl/worksheets/sheet2.xml': second ?? sheetOf(HEADER.replace('>h<', '>hidden<')),
    ...parts,
  }
  const entries: Zippable = {}
  for (const [name, part] of Object.entries(all)) {
    if (part !== null) entries[name] = typeof part === 'string' ? Buffer.from(part) : part
  }
  return Buffer.from(zipSync(entries))
}

/** Rows of one number each, which is that of the row. */
export function numbered(from: number, to: number): string {
  let xml = ''
  for (let row = from; row <= to; row++)
    xml += `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`
  return xml
}
