import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupSerial, isSerial, newSerial, parseSerial } from './serial.ts'

const SYMBOLS = [...'23456789ABCDEFGHJKMNPQRSTUVWXYZ']
const seeded = fc
  .infiniteStream(fc.nat(255))
  .map((bytes) =>
    newSerial((size) => Uint8Array.from({ length: size }, () => bytes.next().value ?? 0)),
  )
const bare = (serial: string) => serial.replaceAll('-', '')
const refused = (text: string) => expect(() => parseSerial(text)).toThrow('serial.mistyped')

describe('serials', () => {
  it('look like serials', () => {
    fc.assert(
      fc.property(seeded, (serial) => {
        expect(serial).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
        expect(isSerial(serial)).toBe(true)
        expect(parseSerial(serial)).toBe(serial)
      }),
    )
  })
  it('detects every substitution of one character', () => {
    fc.assert(
      fc.property(seeded, (serial) => {
        const text = bare(serial)
        for (let i = 0; i < text.length; i++) {
          for (const symbol of SYMBOLS) {
            if (symbol !== text[i]) refused(text.slice(0, i) + symbol + text.slice(i + 1))
          }
        }
      }),
      { numRuns: 30 },
    )
  })
  it('detects every swap of two characters, neighbours or not', () => {
    fc.assert(
      fc.property(seeded, (serial) => {
        const text = bare(serial)
        for (let i = 0; i < text.length; i++) {
          for (let j = i + 1; j < text.length; j++) {
            if (text[i] === text[j]) continue
            const swapped = [...text]
            ;[swapped[i], swapped[j]] = [text[j] ?? '', text[i] ?? '']
            refused(swapped.join(''))
          }
        }
      }),
      { numRuns: 60 },
    )
  })
  it('reads what people type', () => {
    const serial = newSerial(randomBytes)
    const wide = [...serial].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
    for (const typed of [
      serial.toLowerCase(),
      ` ${serial.replaceAll('-', ' ')}`,
      bare(serial),
      wide,
    ])
      expect(parseSerial(typed)).toBe(serial)
    for (const typed of ['', serial.slice(1), `${serial}2`, serial.replace(/.$/, 'O')])
      refused(typed)
  })
  it('are all different, and every symbol is as likely', () => {
    const many = Array.from({ length: 20_000 }, () => newSerial(randomBytes))
    expect(new Set(many).size).toBe(many.length)
    const first = new Map<string, number>()
    for (const [symbol = ''] of many) first.set(symbol, (first.get(symbol) ?? 0) + 1)
    expect(first.size).toBe(31)
    // 645 expected each; six standard deviations are 150.
    expect(Math.min(...first.values())).toBeGreaterThan(495)
    expect(Math.max(...first.values())).toBeLessThan(795)
  })
  it('are grouped by four', () => {
    expect(groupSerial('ABCDEFGH2345')).toBe('ABCD-EFGH-2345')
  })
})
