import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTable } from './open.ts'
import type { Cell } from './safe-text.ts'
import { bufferSource } from './source.ts'
import type { TableOptions, TableRow } from './table.ts'
import { gather, refusal } from './test-kit.ts'
import { writeXlsx } from './xlsx-write.ts'

const open = (bytes: Uint8Array, options?: TableOptions) => openTable(bufferSource(bytes), options)
const rowsOf = async (bytes: Uint8Array, options?: TableOptions): Promise<TableRow[]> =>
  gather((await open(bytes, options)).rows())
const _code = async (answer: Promise<unknown>) => (await refusal(answer)).code

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
