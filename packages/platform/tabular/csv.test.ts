import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from '../fault.ts'
import { writeCsv } from './csv-write.ts'
import { openTable } from './open.ts'
import type { Cell } from './safe-text.ts'
import { type ByteSource, bufferSource } from './source.ts'
import type { TableOptions, TableRow } from './table.ts'
import { gather, refusal } from './test-kit.ts'

const open = (bytes: Uint8Array | string, options?: TableOptions) =>
  openTable(bufferSource(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), options)

async function cellsOf(bytes: Uint8Array | string, options?: TableOptions): Promise<string[][]> {
  const table = await open(bytes, options)
  return [table.header, ...(await gather(table.rows())).map(({ cells }) => cells)]
}

const TABLE = [
  ['姓名', '村', 'note'],
  ['王秀英', '下坝村', 'a "b", c'],
  ['李娜', '石门村', 'line\nline'],
]
const TEXT = '姓名,村,note\r\n王秀英,下坝村,"a ""b"", c"\r\n李娜,石门村,"line\nline"\r\n'
const swap = (bytes: Buffer) => Buffer.from(bytes).swap16()
const LE = Buffer.from(TEXT, 'utf16le')
/** 姓名,村 / 王秀英,𠀀 in GB18030: 𠀀 (U+20000) takes four bytes, 95 32 82 36. */
const GB = Buffer.from('d0d5c3fb2cb4e50d0acdf5d0e3d3a22c953282360d0a', 'hex')

describe('encodings', () => {
  it.each([
    ['utf-8', 'utf-8', Buffer.from(TEXT)],
    ['utf-8 with mark', 'utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-16le with mark', 'utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), LE])],
    ['utf-16be with mark', 'utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), swap(LE)])],
    ['utf-16le', 'utf-16le', LE],
    ['utf-16be', 'utf-16be', swap(LE)],
  ])('%s', async (_, label, bytes) => {
    expect((await open(bytes)).encoding).toBe(label)
    expect(await cellsOf(bytes)).toEqual(TABLE)
  })

  it('gb18030, four bytes too', async () => {
    expect((await open(GB)).encoding).toBe('gb18030')
    expect(await cellsOf(GB)).toEqual([
      ['姓名', '村'],
      ['王秀英', '𠀀'],
    ])
  })

  it('utf-16 with 一, whose low byte is zero', async () => {
    const text = '一,一\n一一,一一\n'
    for (const bytes of [Buffer.from(text, 'utf16le'), swap(Buffer.from(text, 'utf16le'))]) {
      expect(await cellsOf(bytes)).toEqual([
        ['一', '一 (2)'],
        ['一一', '一一'],
      ])
    }
  })

  it('gb18030 whose first Chinese name stands far down', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,name\n'),
      Buffer.from('1,a\n'.repeat(200_000)),
      Buffer.from('32cdf5d0e3d3a20a'.replace('32', '322c'), 'hex'),
    ])
    const table = await open(bytes)
    expect(table.encoding).toBe('gb18030')
    expect((await gather(table.rows(200_002)))[0]?.cells).toEqual(['2', '王秀英'])
  })

  it('says at which byte and row the text stops being text, after the rows before it', async () => {
    const good = Buffer.from('姓名,村\n王秀英,下坝村\n李娜,石门村\n')
    const bytes = Buffer.concat([good, Buffer.from([0x35, 0xff, 0x0a])])
    const fault = await refusal(open(bytes))
    expect(fault).toMatchObject({ code: 'file.encoding', detail: { offset: good.length + 1 } })

    const table = await open(bytes, { encoding: 'utf-8' })
    const seen: TableRow[] = []
    const late = await refusal(
      (async () => {
        for await (const row of table.rows()) seen.push(row)
      })(),
    )
    expect(seen.map(({ row }) => row)).toEqual([2, 3])
    expect(late).toMatchObject({
      code: 'file.encoding',
      detail: { offset: good.length + 1, row: 4 },
    })
  })

  it('refuses bytes that are text of no encoding, and zeros', async () => {
    expect(await refusal(open(Buffer.from([0x61, 0xff, 0xff, 0x0a])))).toMatchObject({
      code: 'file.encoding',
      detail: { offset: 1 },
    })
    const zero = Buffer.from('a,b\n1,\0\0\n')
    const fault = await refusal(open(zero, { encoding: 'utf-8' }).then((t) => gather(t.rows())))
    expect(fault).toMatchObject({ code: 'file.encoding', detail: { offset: 6, row: 2 } })
    expect(await refusal(open('a', { encoding: 'klingon' }))).toMatchObject({
      code: 'file.encoding-unknown',
    })
  })
})

describe('grammar', () => {
  it.each([
    [',', 'a,b;x\n1,2\n'],
    [';', 'a;b\n"1;,,,";2,5\n3;4,5\n'],
    ['\t', 'a\tb, c\n1\t2,3,4\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'alone\nx\n'],
  ])('detects %j', async (separator, text) => {
    expect((await open(text)).separator).toBe(separator)
  })

  it('obeys a named separator and the sep= line', async () => {
    expect(await cellsOf('a,b;c\n', { separator: ';' })).toEqual([['a,b', 'c']])
    const table = await open('sep=|\r\na|b,c\r\n1|2\r\n')
    expect(table).toMatchObject({ separator: '|', header: ['a', 'b,c'], headerRow: 1 })
    expect(await gather(table.rows())).toEqual([{ row: 2, cells: ['1', '2'] }])
  })

  it('counts rows as the spreadsheet does: blank ones count, lines in cells do not', async () => {
    const table = await open('a,b\r\n\r\n"1\r\n1",2\r\n,\r\n  \n3,4')
    expect(await gather(table.rows())).toEqual([
      { row: 3, cells: ['1\r\n1', '2'] },
      { row: 6, cells: ['3', '4'] },
    ])
  })

  it('reports ragged rows and renames headers', async () => {
    const table = await open('name,,name,name (2),,\n1,2,3,4,,\n1,2\n1,2,3,4,,6\n')
    expect(table.header).toEqual(['name', '(B)', 'name (3)', 'name (2)'])
    expect(table.headerProblems).toEqual([
      { column: 1, code: 'header.empty' },
      { column: 2, code: 'header.duplicate' },
    ])
    expect(await gather(table.rows())).toEqual([
      { row: 2, cells: ['1', '2', '3', '4'] },
      { row: 3, cells: ['1', '2', '', ''], problems: [{ column: 2, code: 'row.too-few-cells' }] },
      {
        row: 4,
        cells: ['1', '2', '3', '4', '', '6'],
        problems: [{ column: 4, code: 'row.too-many-cells' }],
      },
    ])
  })

  it('takes stray quotes as they are and refuses one that never closes', async () => {
    expect(await cellsOf('a,b\n5" pipe,"x"y\n')).toEqual([
      ['a', 'b'],
      ['5" pipe', '"x"y'],
    ])
    const fault = await refusal(open('a\nb\n"c\n').then((t) => gather(t.rows())))
    expect(fault).toMatchObject({ code: 'file.quote-not-closed', detail: { row: 3 } })
  })

  it('finds the header below titles when told where', async () => {
    const table = await open('册\n\na,b\n1,2\n', { headerRow: 3 })
    expect(table.header).toEqual(['a', 'b'])
    expect(await gather(table.rows())).toEqual([{ row: 4, cells: ['1', '2'] }])
  })
})

describe('limits', () => {
  const code = async (answer: Promise<unknown>) => (await refusal(answer)).code
  const drain = async (bytes: string, limits: TableOptions['limits']) =>
    gather((await open(bytes, { limits: limits ?? {} })).rows())

  it('refuses by size before reading', async () => {
    const never: ByteSource = {
      size: 2 ** 31,
      read: () => Promise.reject(new Error('read')),
      stream: () => {
        throw new Error('read')
      },
    }
    expect(await code(openTable(never))).toBe('file.too-large')
  })

  it('counts rows, resumed or not', async () => {
    expect(await drain('a\n1\n\n2\n3\n', { rows: 3 })).toHaveLength(3)
    expect(await code(drain('a\n1\n2\n3\n4\n', { rows: 3 }))).toBe('file.too-many-rows')
    const table = await open('a\n1\n2\n3\n4\n', { limits: { rows: 3 } })
    expect(await code(gather(table.rows(4)))).toBe('file.too-many-rows')
  })

  it('ends after a long blank run, resumed or not', async () => {
    const table = await open(`a\n1\n${'\n'.repeat(50)}2\n`, { limits: { blankRun: 50 } })
    expect(await gather(table.rows())).toHaveLength(1)
    expect(await gather(table.rows(53))).toHaveLength(0)
  })

  it('bounds a row, a line and the number of columns', async () => {
    expect(await code(drain(`a\n"${'x\n'.repeat(600)}"\n`, { rowBytes: 1000 }))).toBe(
      'file.row-too-long',
    )
    expect(await code(drain('x'.repeat(2 ** 20), { rowBytes: 1000 }))).toBe('file.row-too-long')
    expect(await code(drain(`a\n${','.repeat(30)}x\n`, { columns: 20 }))).toBe(
      'file.too-many-columns',
    )
  })

  it.each([
    ['file.empty', ''],
    ['file.empty', '\n\n  \n'],
    ['file.kind', '%PDF-1.7'],
    ['file.kind', '<html><table><tr><td>a</td></tr></table>'],
  ])('%s', async (expected, text) => {
    expect(await code(open(text))).toBe(expected)
  })

  it('old and encrypted workbooks', async () => {
    const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    const name = Buffer.from('EncryptedPackage', 'utf16le')
    expect(await code(open(magic))).toBe('file.old-excel')
    expect(await code(open(Buffer.concat([magic, Buffer.alloc(600), name])))).toBe('file.encrypted')
  })
})

describe('resuming', () => {
  const piece = fc.constantFrom('a', 'é', '王', '"', ',', '\n', '\r', '\r\n', ' ', '""', '"\n')

  it('from any row gives what a full read gives from there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.nat(12), async (parts, from) => {
        const bytes = Buffer.from(`h,i\n${parts.join('')}`)
        const table = await open(bytes, { separator: ',', encoding: 'utf-8' })
        const read = async (start?: number) => {
          try {
            return await gather(table.rows(start))
          } catch (error) {
            if (isFault(error) && error.code === 'file.quote-not-closed') return undefined
            throw error
          }
        }
        const full = await read()
        const resumed = await read(from)
        fc.pre(full !== undefined)
        expect(resumed).toEqual(full?.filter(({ row }) => row >= from))
      }),
      { numRuns: 500 },
    )
  })
})

describe('pieces', () => {
  /** The same bytes as a source would give them over a network: cut anywhere. */
  const inPieces = (bytes: Uint8Array, sizes: readonly number[]): ByteSource => ({
    ...bufferSource(bytes),
    async *stream(start = 0) {
      let at = start
      for (let n = 0; at < bytes.length; n++) {
        const size = sizes[n % sizes.length] ?? 1
        yield bytes.subarray(at, at + size)
        at += size
      }
    },
  })
  const char = fc.constantFrom('a', 'é', '王', '𠀀', '一', '\u0a0d', '"', ',', '\n', '\r', '\r\n')

  it('cut anywhere give the same rows, in any encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(char, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        async (parts, sizes, encoding) => {
          const text = `h,i\n${parts.join('').replaceAll('"', '""').replace(/.+/gs, '"$&"')}\nx,y\n`
          const wide = Buffer.from(text, 'utf16le')
          const bytes =
            encoding === 'utf-8' ? Buffer.from(text) : encoding === 'utf-16le' ? wide : swap(wide)
          const options = { encoding, separator: ',' }
          const whole = await open(Buffer.from(text), { encoding: 'utf-8', separator: ',' })
          const cut = await openTable(inPieces(bytes, sizes), options)
          const expected = await gather(whole.rows())
          expect(expected.at(-1)?.cells).toEqual(['x', 'y'])
          expect(await gather(cut.rows())).toEqual(expected)
          expect(await gather(cut.rows(3))).toEqual(expected.filter(({ row }) => row >= 3))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('writing', () => {
  const write = async (
    header: string[],
    rows: Cell[][],
    options?: Parameters<typeof writeCsv>[2],
  ) => Buffer.concat(await gather(writeCsv(header, rows, options)))

  it('neutralises formulas and leaves numbers', async () => {
    const rows: Cell[][] = [
      ['=1+1', '+1', '-1', '@x'],
      ['\tx', '\rx', '＝1', -5],
      [null, { date: '2020-02-29' }, 1e21, 1.5e-7],
    ]
    expect((await write(['=h', 'b', 'c', 'd'], rows, { bom: false })).toString()).toBe(
      "'=h,b,c,d\r\n'=1+1,'+1,'-1,'@x\r\n'\tx,\"'\rx\",'＝1,-5\r\n" +
        ',2020-02-29,1000000000000000000000,0.00000015\r\n',
    )
  })

  it('writes mark, separator and hashtags', async () => {
    const bytes = await write(['a', 'b'], [['1;', 'x']], { separator: ';', hxl: ['#adm1', '#x'] })
    expect(bytes.toString()).toBe('\ufeffa;b\r\n#adm1;#x\r\n"1;";x\r\n')
  })

  it('reads back what it wrote', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '王', '"', ',', '\n', '\r', ' ', ';', '|'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { maxLength: 20 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, separator) => {
          const bytes = await write(['h', 'i'], rows, { separator })
          const table = await open(bytes, { separator })
          const expected = rows.map((row) => row.map((cell) => cell.replace(/^(?=[\r\n])/, "'")))
          const read = await gather(table.rows())
          expect(read.map(({ cells }) => cells)).toEqual(
            expected.filter((row) => row.some((cell) => cell.trim() !== '')),
          )
        },
      ),
    )
  })
})
