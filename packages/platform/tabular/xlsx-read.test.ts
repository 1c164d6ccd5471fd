import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTable } from './open.ts'
import { bufferSource } from './source.ts'
import type { TableOptions, TableRow } from './table.ts'
import { gather, refusal } from './test-kit.ts'
import { type Book, HEADER, numbered, sheetOf, workbook } from './test-workbook.ts'

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
