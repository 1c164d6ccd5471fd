import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { checkSeal, readSealUrl } from '../seal.ts'
import { CardFace } from './card-face.ts'
import { loadFonts } from './fonts.ts'
import { handbookPdf } from './handbook.ts'
import { cardPdf } from './print.ts'
import { qrCode } from './qr.ts'
import { cardSheets } from './sheets.ts'
import { sampleBook, sampleFace, signer } from './testing.ts'

const fonts = await loadFonts()
const printing = { fonts, printedAt: '2026-11-25T08:00:00Z' }
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const count = (bytes: Uint8Array, what: RegExp) => latin(bytes).match(what)?.length ?? 0
const pages = (bytes: Uint8Array) => count(bytes, /\/Type \/Page\n/g)

/** poppler, where the machine has it: the papers as a reader of PDF sees them. */
const poppler = spawnSync('pdftoppm', ['-v']).status === 0
function outside(program: string, bytes: Uint8Array, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cards-'))
  writeFileSync(join(folder, 'in.pdf'), bytes)
  const out = join(folder, 'out')
  expect(spawnSync(program, [...options, join(folder, 'in.pdf'), out]).status).toBe(0)
  return out
}

/** What a telephone reads in a picture. */
function scan(pixels: Uint8ClampedArray, width: number, height: number): string | undefined {
  return jsQR(pixels, width, height)?.data
}

async function sheet(cards: number) {
  const { chunks, findings } = cardSheets(
    Array.from({ length: cards }, (_, n) => sampleFace(n)),
    printing,
  )
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return { bytes: new Uint8Array(Buffer.concat(parts)), parts: parts.length, findings }
}

describe('a registration card', () => {
  it('is one small page, and the same bytes every time', async () => {
    const one = await cardPdf(sampleFace(), printing)
    const two = await cardPdf(sampleFace(), printing)
    expect(latin(one.bytes).startsWith('%PDF-1.')).toBe(true)
    expect(one.bytes.length).toBeLessThan(60_000)
    expect(pages(one.bytes)).toBe(1)
    expect(one.findings).toEqual([])
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
  })
  it('has no place for what is nobody’s business', () => {
    for (const more of [{ idNumber: '5' }, { cause: 'illness' }, { phone: '1' }, { bank: '6' }]) {
      expect(CardFace.safeParse({ ...sampleFace(), ...more }).success).toBe(false)
    }
    expect(CardFace.safeParse(sampleFace(0, { serial: 'AAAA-AAAA-AAAA' })).success).toBe(false)
  })
  it('prints a mark for a character that is in no font, and says so', async () => {
    const face = sampleFace(0, { head: '王𠀀😀', areaPath: ['䶮县'] })
    const { findings } = await cardPdf(face, printing)
    expect(findings).toEqual([{ serial: face.serial, problem: 'character-missing', text: '𠀀😀' }])
  })
  it('holds long texts, and says where it cut one', async () => {
    const long = sampleFace(0, {
      head: '阿卜杜热西提·买买提吐尔逊·阿不都热合曼',
      areaPath: [
        '新疆维吾尔自治区',
        '克孜勒苏柯尔克孜自治州',
        '阿合奇县',
        '哈拉布拉克乡',
        '米尔凯奇村',
      ],
    })
    expect((await cardPdf(long, printing)).findings).toEqual([])
    const endless = sampleFace(0, { issuer: '县'.repeat(200) })
    expect((await cardPdf(endless, printing)).findings).toMatchObject([{ problem: 'text-cut' }])
  })
})

describe('the QR', () => {
  it('scans', () => {
    const { check } = sampleFace()
    const { side, runs } = qrCode(check)
    const [scale, quiet] = [4, 4]
    const width = (side + 2 * quiet) * scale
    const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
    for (const { x, y, length } of runs) {
      for (let row = 0; row < scale; row++) {
        const from = ((y + quiet) * scale + row) * width + (x + quiet) * scale
        for (let i = from; i < from + length * scale; i++) pixels.fill(0, i * 4, i * 4 + 3)
      }
    }
    expect(scan(pixels, width, width)).toBe(check)
    // 36 mm on the card: half a millimetre a module, also where every part of the seal is longest.
    expect(36 / side).toBeGreaterThan(0.58)
    const longest = `https://cards.some-county.example/v/${sampleFace().serial}#${'A'.repeat(299)}`
    expect(36 / qrCode(longest).side).toBeGreaterThan(0.49)
  })
  it.runIf(poppler)('scans from the rendered card, and its seal holds', async () => {
    const { bytes } = await cardPdf(sampleFace(), printing)
    const out = outside('pdftoppm', bytes, '-r', '200', '-png', '-singlefile')
    const { width, height, channels, data } = decode(readFileSync(`${out}.png`))
    const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
    for (let i = 0; i < width * height; i++) {
      for (let k = 0; k < 3; k++) pixels[i * 4 + k] = Number(data[i * channels + k])
    }
    const url = scan(pixels, width, height) ?? ''
    expect(url).toBe(sampleFace().check)
    const seal = checkSeal(readSealUrl(url)?.payload ?? '', () => signer.publicKey)
    expect(seal).toMatchObject({ kind: 'registration', household: sampleFace().number })
  })
  it.runIf(poppler)('stands beside text that can be searched', async () => {
    const { bytes } = await cardPdf(sampleFace(), printing)
    const text = readFileSync(outside('pdftotext', bytes, '-layout'), 'utf8')
    for (const part of ['建档立卡证', sampleFace().head, sampleFace().serial, '12317'])
      expect(text).toContain(part)
  })
})

describe('sheets', () => {
  it('carry four cards each and the fonts once', async () => {
    const { bytes, parts, findings } = await sheet(41)
    expect(pages(bytes)).toBe(11)
    expect(count(bytes, /\/FontFile2 /g)).toBe(2)
    expect(parts).toBeGreaterThan(10)
    expect(findings).toEqual([])
  })
  it('refuse a card that has not its shape', async () => {
    const { chunks } = cardSheets([{ ...sampleFace(), size: 0 }], printing)
    await expect(async () => {
      for await (const _ of chunks);
    }).rejects.toThrow('size')
  })
})

describe('a handbook', () => {
  it('has pages that fold, however large the family', async () => {
    const [member] = sampleBook().members
    for (const [people, expected] of [
      [1, 8],
      [26, 8],
      [27, 12],
      [60, 12],
      [80, 16],
    ] as const) {
      const members = Array.from({ length: people }, () => member as never)
      const { bytes } = await handbookPdf(sampleBook({ members }), printing)
      expect([people, pages(bytes)]).toEqual([people, expected])
    }
  })
  it('shows of a birth only the year', async () => {
    const members = [{ ...sampleBook().members[0], birth: '1968-02-03' }]
    await expect(handbookPdf(sampleBook({ members: members as never }), printing)).rejects.toThrow()
  })
})
