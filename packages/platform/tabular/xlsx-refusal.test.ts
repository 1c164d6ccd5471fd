import { describe, expect, it } from 'vitest'
import { openTable } from './open.ts'
import { bufferSource } from './source.ts'
import type { TableOptions, TableRow } from './table.ts'
import { blankSheet, gather, refusal } from './test-kit.ts'
import { type Book, HEADER, numbered, REL, sheetOf, workbook } from './test-workbook.ts'

const open = (bytes: Uint8Array, options?: TableOptions) => openTable(bufferSource(bytes), options)
const rowsOf = async (bytes: Uint8Array, options?: TableOptions): Promise<TableRow[]> =>
  gather((await open(bytes, options)).rows())
const code = async (answer: Promise<unknown>) => (await refusal(answer)).code

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
