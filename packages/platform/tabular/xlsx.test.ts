import fc from 'fast-check'
import { type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openTable } from './open.ts'
import type { Cell } from './safe-text.ts'
import { bufferSource } from './source.ts'
import type { TableOptions, TableRow } from './table.ts'
import { blankSheet, gather, refusal } from './test-kit.ts'
import { writeXlsx } from './xlsx-write.ts'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row>'
const sheetOf = (rows: string) =>
  `<?xml version="1.0"?><worksheet ${MAIN}><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`

interface Book {
  sheet?: string
  second?: string
  strings?: string
  date1904?: boolean
  /** Replaces or adds entries; `null` leaves one out. */
  parts?: Record<string, string | Uint8Array | null>
}

/** A workbook as other programs write it: two sheets, the first of them hidden. */
function workbook({ sheet, second, strings = '', date1904 = false, parts = {} }: Book): Buffer {
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

const open = (bytes: Uint8Array, options?: TableOptions) => openTable(bufferSource(bytes), options)
const rowsOf = async (bytes: Uint8Array, options?: TableOptions): Promise<TableRow[]> =>
  gather((await open(bytes, options)).rows())
const code = async (answer: Promise<unknown>) => (await refusal(answer)).code

/** Reads one row of cells, under a header of as many. */
async function cells(xml: string, book: Book = {}): Promise<TableRow | undefined> {
  const header = [...'ABCDEFGH']
    .map((c) => `<c r="${c}1" t="inlineStr"><is><t>${c}</t></is></c>`)
    .join('')
  const sheet = sheetOf(`<row r="1">${header}</row><row r="2">${xml}</row>`)
  return (await rowsOf(workbook({ ...book, sheet })))[0]
}
const texts = async (xml: string, book?: Book) => (await cells(xml, book))?.cells.filter(Boolean)

describe('cells', () => {
  it('shared strings: rich, phonetic left out, escapes', async () => {
    const strings =
      '<si><t>王秀英</t></si><si><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>ㄨㄤ</t></rPh></si><si><t>x_x000A_y&amp;&#x4E00;</t></si><si/>'
    const xml = [0, 1, 2, 3].map((n) => `<c t="s"><v>${n}</v></c>`).join('')
    expect(await texts(xml, { strings })).toEqual(['王秀英', 'a b', 'x\ny&一'])
    expect(await code(cells('<c t="s"><v>9</v></c>', { strings }))).toBe('file.damaged')
  })

  it('numbers without noise', async () => {
    const numbers = ['0.1', '0.30000000000000004', '1E-7', '-5', '1.5E3', '123456789012345', '007']
    expect(await texts(numbers.map((n) => `<c><v>${n}</v></c>`).join(''))).toEqual([
      '0.1',
      '0.3',
      '0.0000001',
      '-5',
      '1500',
      '123456789012345',
      '7',
    ])
  })

  it('reports identity numbers whose end a number lost', async () => {
    const row = await cells(
      '<c r="B2"><v>1.10101199001011E+17</v></c><c><v>1234567890123450</v></c>',
    )
    expect(row?.cells.slice(0, 3)).toEqual(['', '110101199001011000', '1234567890123450'])
    expect(row?.problems).toEqual([
      { column: 1, code: 'cell.number-precision' },
      { column: 2, code: 'cell.number-precision' },
    ])
  })

  it('formulas keep the last value and say so; errors too', async () => {
    const row = await cells(
      '<c t="str"><f>A1&amp;"x"</f><v>hx</v></c><c><f>1+1</f><v>2</v></c><c><f>1</f></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c>',
    )
    expect(row?.cells.slice(0, 5)).toEqual(['hx', '2', '', '#REF!', 'TRUE'])
    expect(row?.problems).toEqual([
      { column: 0, code: 'cell.formula' },
      { column: 1, code: 'cell.formula' },
      { column: 2, code: 'cell.formula' },
      { column: 3, code: 'cell.error' },
    ])
  })

  it.each([
    // ECMA-376 18.17.4.1: the two systems differ by 1462 days.
    [false, '1', '1900-01-01'],
    [false, '59', '1900-02-28'],
    [false, '61', '1900-03-01'],
    [false, '32874', '1990-01-01'],
    [false, '32874.5', '1990-01-01T12:00:00'],
    [false, '32874.9999999', '1990-01-02'],
    [false, '0.75', '18:00:00'],
    [false, '2958465', '9999-12-31'],
    [true, '31412', '1990-01-01'],
    [true, '0', '1904-01-01'],
  ])('1904 %s: day %s is %s', async (date1904, serial, expected) => {
    for (const style of [1, 2, 5]) {
      expect(await texts(`<c s="${style}"><v>${serial}</v></c>`, { date1904 })).toEqual([expected])
    }
  })

  it('days that never were, and formats that only look like days', async () => {
    const row = await cells(
      '<c s="1"><v>60</v></c><c s="1"><v>-1</v></c><c s="1"><v>2958466</v></c>',
    )
    expect(row?.problems?.map((problem) => problem.code)).toEqual(Array(3).fill('cell.date'))
    expect(
      await texts('<c s="3"><v>5</v></c><c s="4"><v>1.5</v></c><c s="0"><v>6</v></c>'),
    ).toEqual(['5', '1.5', '6'])
    expect(await texts('<c t="d"><v>1990-01-01T00:00:00</v></c>')).toEqual(['1990-01-01'])
  })

  it('prefixes, missing places, cells beyond the header', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>h</x:t></x:is></x:c></x:row><x:row r="4"><x:c><x:v>1</x:v></x:c><x:c r="C4"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const expected = [
      { row: 4, cells: ['1', '', '2'], problems: [{ column: 1, code: 'row.too-many-cells' }] },
    ]
    const table = await open(workbook({ sheet }))
    expect(await gather(table.rows())).toEqual(expected)
    expect(await gather(table.rows(3))).toEqual(expected)
  })
})

describe('sheets', () => {
  it('takes the first visible one, or the one asked for', async () => {
    const bytes = workbook({})
    expect(await open(bytes)).toMatchObject({
      kind: 'xlsx',
      sheets: ['hidden', '名册'],
      sheet: '名册',
      header: ['h'],
    })
    expect((await open(bytes, { sheet: 0 })).header).toEqual(['hidden'])
    expect((await open(bytes, { sheet: 'hidden' })).header).toEqual(['hidden'])
    expect(await refusal(open(bytes, { sheet: 'none' }))).toMatchObject({
      code: 'file.sheet-missing',
      detail: { sheets: ['hidden', '名册'] },
    })
  })
})

describe('refusals', () => {
  const big = workbook({ sheet: sheetOf(HEADER + numbered(2, 3000)) })

  it('a file cut anywhere is truncated, a file changed is damaged', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      expect(await code(open(big.subarray(0, big.length * part)))).toBe('file.truncated')
    }
    const changed = Buffer.from(big)
    const at = changed.indexOf('xl/worksheets/sheet1.xml') + 200
    changed[at] = (changed[at] ?? 0) ^ 0xff
    expect(await code(rowsOf(changed))).toBe('file.damaged')
  })

  it('a bomb by ratio, by what it declares, and by what it hides', async () => {
    const zeros = new Uint8Array(32 << 20)
    expect(await code(open(workbook({ parts: { 'xl/media/a.bin': zeros } })))).toBe('file.bomb')
    expect(await code(open(big, { limits: { unpacked: 10_000 } }))).toBe('file.bomb')
    expect(await code(open(big, { limits: { entries: 3 } }))).toBe('file.bomb')
    const lying = Buffer.from(big)
    const directory = lying.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    lying.writeUInt32LE(500, directory + 24)
    expect(await code(rowsOf(lying))).toBe('file.bomb')
  })

  it('an encrypted entry, an archive that is no workbook', async () => {
    const secret = Buffer.from(big)
    const directory = secret.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    secret.writeUInt16LE(1, directory + 8)
    expect(await code(open(secret))).toBe('file.encrypted')
    const kind = async (parts: Book['parts']) =>
      (await refusal(open(workbook({ parts: parts ?? {} })))).detail.kind
    expect(await kind({ '[Content_Types].xml': null })).toBe('zip')
    expect(await kind({ '[Content_Types].xml': null, 'content.xml': '<a/>' })).toBe('ods')
    const word = `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`
    expect(await kind({ '_rels/.rels': word })).toBe('office')
  })

  it.each([
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${sheetOf(HEADER)}`],
    ['an entity', sheetOf(HEADER.replace('>h<', '>&b;<'))],
    ['broken markup', sheetOf(`${HEADER}<row r="2"><c></row>`)],
    ['an endless tag', sheetOf(`<row ${'a'.repeat(3 << 20)}="1"/>`)],
    ['deep nesting', sheetOf('<a>'.repeat(100))],
    ['another encoding', sheetOf(HEADER).replace('"1.0"', '"1.0" encoding="GBK"')],
    ['bytes that are no UTF-8', Buffer.from(sheetOf(HEADER).replace('>h<', '>\xff<'), 'latin1')],
    ['rows out of order', sheetOf(`${HEADER}<row r="5"/><row r="4"/>`)],
  ])('%s', async (_, sheet) => {
    const bytes = workbook({ parts: { 'xl/worksheets/sheet1.xml': sheet } })
    expect(await code(rowsOf(bytes))).toBe('file.damaged')
  })

  it('too many rows, resumed or not; too many strings; too many columns', async () => {
    const limits = { rows: 100 }
    expect(await code(rowsOf(big, { limits }))).toBe('file.too-many-rows')
    const table = await open(big, { limits })
    expect(await code(gather(table.rows(2500)))).toBe('file.too-many-rows')
    expect(
      await code(open(workbook({ strings: '<si/>'.repeat(100) }), { limits: { strings: 99 } })),
    ).toBe('file.strings-too-large')
    const wide = sheetOf(`${HEADER}<row r="2"><c r="XFD2"><v>1</v></c></row>`)
    expect(await code(rowsOf(workbook({ sheet: wide })))).toBe('file.too-many-columns')
  })
})

function numbered(from: number, to: number): string {
  let xml = ''
  for (let row = from; row <= to; row++)
    xml += `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`
  return xml
}

describe('ten million blank rows', () => {
  it('end the sheet early, in little memory', async () => {
    const bytes = await blankSheet(
      workbook({}),
      sheetOf(`${HEADER}${numbered(2, 3)}@`),
      4,
      10_000_000,
    )
    const table = await open(bytes)
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect(await gather(table.rows())).toHaveLength(2)
    expect(await gather(table.rows(4))).toHaveLength(0)
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
    expect(performance.now() - started).toBeLessThan(20_000)
  }, 120_000)
})

describe('resuming', () => {
  const row = fc.record({
    gap: fc.constantFrom(0, 0, 0, 1, 5),
    numbered: fc.boolean(),
    body: fc.constantFrom(
      '',
      '<c><v>1</v></c>',
      '<c s="1"/>',
      '<c t="inlineStr"><is><t>&lt;row r="9"&gt;</t></is></c>',
      '<!-- <row r="2"> --><c><v>2</v></c>',
      '<c t="inlineStr"><is><t><![CDATA[<row r="3">]]></t></is></c>',
    ),
  })
  const toXml = (rows: { gap: number; numbered: boolean; body: string }[]) => {
    let at = 1
    return rows
      .map(({ gap, numbered: stated, body }) => {
        at += 1 + (stated ? gap : 0)
        const number = stated ? ` spans="1:1" r="${at}"` : ''
        return body === '' ? `<row${number}/>` : `<row${number}>${body}</row>`
      })
      .join('')
  }

  it('from any row gives what a full read gives from there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.nat(40), async (rows, from) => {
        const table = await open(workbook({ sheet: sheetOf(HEADER + toXml(rows)) }))
        const full = await gather(table.rows())
        expect(await gather(table.rows(from))).toEqual(full.filter((one) => one.row >= from))
      }),
      { numRuns: 300 },
    )
  })

  it('across the pieces of a large sheet', async () => {
    const table = await open(workbook({ sheet: sheetOf(HEADER + numbered(2, 20_000)) }))
    for (const from of [2, 3, 777, 10_001, 20_000, 20_001]) {
      const rows = await gather(table.rows(from))
      expect(rows.length).toBe(20_001 - from)
      if (rows[0]) expect(rows[0]).toEqual({ row: from, cells: [String(from)] })
    }
  })
})

describe('writing', () => {
  const write = async (
    header: string[],
    rows: Cell[][],
    options?: Parameters<typeof writeXlsx>[2],
  ) => Buffer.concat(await gather(writeXlsx(header, rows, options)))

  it('keeps types: text that looks like a formula, numbers, days', async () => {
    const rows: Cell[][] = [
      ['=SUM(A1)', -5.5, { date: '1990-02-28' }, '110101199001011234'],
      [null, 0.1, { date: '1899-05-05' }, 'a\r\nb\u0001_x0041_ <&"'],
    ]
    const bytes = await write(['a', 'b', 'c', 'd'], rows, { hxl: ['#a', '#b', '#c', '#d'] })
    const table = await open(bytes)
    expect(table).toMatchObject({ header: ['a', 'b', 'c', 'd'], sheets: ['Sheet1'] })
    expect(await gather(table.rows())).toEqual([
      { row: 2, cells: ['#a', '#b', '#c', '#d'] },
      { row: 3, cells: ['=SUM(A1)', '-5.5', '1990-02-28', '110101199001011234'] },
      { row: 4, cells: ['', '0.1', '1899-05-05', 'a\r\nb\u0001_x0041_ <&"'] },
    ])
  })

  it('the same rows give the same bytes; text too long for a cell ends in …', async () => {
    const rows: Cell[][] = [['x'.repeat(40_000)]]
    const bytes = await write(['a'], rows)
    expect((await write(['a'], rows)).equals(bytes)).toBe(true)
    const text = (await rowsOf(bytes))[0]?.cells[0] ?? ''
    expect([text.length, text.at(-1)]).toEqual([32_767, '…'])
  })

  it('reads back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), async (list) => {
        const bytes = await write(
          ['a', 'b'],
          list.map((text) => [text, 1]),
        )
        expect((await rowsOf(bytes)).map((one) => one.cells[0])).toEqual(list)
      }),
      { numRuns: 50 },
    )
  })

  it('an empty list is a workbook too, and a name of a sheet is made lawful', async () => {
    const table = await open(await write(['a'], [], { sheet: "'a/b:c'" }))
    expect(table).toMatchObject({ header: ['a'], sheets: ['a b c'] })
    expect(await gather(table.rows())).toEqual([])
  })
})
