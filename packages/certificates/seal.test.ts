import { signerOf } from '@terrace/platform/signing/key'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardKinds } from './credential/card-credential.ts'
import { checkSeal, makeSeal, readSealUrl, sealUrl } from './seal.ts'
import { readSeal, type SealStatement } from './seal-format.ts'
import { newSerial } from './serial.ts'

const signer = signerOf(Buffer.alloc(32, 7))
const keyOf = (tenant: string, keyId: string) =>
  tenant.length > 0 && keyId === 'k1' ? signer.publicKey : undefined

const statement: fc.Arbitrary<SealStatement> = fc.record({
  kind: fc.constantFrom(...cardKinds),
  serial: fc
    .infiniteStream(fc.nat(255))
    .map((s) => newSerial((n) => Uint8Array.from({ length: n }, () => s.next().value ?? 0))),
  tenant: fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,39}$/),
  keyId: fc.constant('k1'),
  household: fc.stringMatching(/^[A-Z0-9-]{1,40}$/),
  area: fc.string({ unit: 'grapheme', maxLength: 40 }),
  issued: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
})

const example: SealStatement = {
  kind: 'registration',
  serial: newSerial((n) => Uint8Array.from({ length: n }, (_, i) => i * 17)),
  tenant: 'qingshan-county',
  keyId: 'k1',
  household: '511722104203-0017',
  area: '青山县 柳林镇 红星村',
  issued: '2026-11-25',
}

describe('seals', () => {
  it('say again what was sealed, in fewer than 300 characters', () => {
    fc.assert(
      fc.property(statement, (stated) => {
        const payload = makeSeal(stated, signer)
        expect(payload.length).toBeLessThan(300)
        const found = checkSeal(payload, keyOf)
        const { area } = found ?? example
        expect({ ...stated, area }).toEqual(found)
        expect(
          area === stated.area || (area.endsWith('…') && stated.area.startsWith(area.slice(0, -1))),
        ).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
  it('refuse any flipped character', () => {
    const other = fc.constantFrom(
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ 贫',
    )
    fc.assert(
      fc.property(statement, fc.nat(299), other, (stated, place, character) => {
        const payload = makeSeal(stated, signer)
        const i = place % payload.length
        fc.pre(payload[i] !== character)
        const forged = payload.slice(0, i) + character + payload.slice(i + 1)
        expect(checkSeal(forged, keyOf)).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
  })
  it('refuse every flip of one example, at each place', () => {
    const payload = makeSeal(example, signer)
    for (let i = 0; i < payload.length; i++) {
      for (const character of 'ABgh09-_') {
        if (payload[i] === character) continue
        const forged = payload.slice(0, i) + character + payload.slice(i + 1)
        expect(checkSeal(forged, keyOf)).toBeUndefined()
      }
    }
  })
  it('refuse what is cut, lengthened, empty or unknown', () => {
    const payload = makeSeal(example, signer)
    for (const forged of [
      '',
      payload.slice(1),
      payload.slice(0, -1),
      `${payload}A`,
      `${payload}=`,
    ]) {
      expect(checkSeal(forged, keyOf)).toBeUndefined()
    }
    expect(checkSeal(payload, () => undefined)).toBeUndefined()
    expect(checkSeal(payload, () => signerOf(Buffer.alloc(32, 8)).publicKey)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (noise) => readSeal(noise) === undefined))
  })
  it('do not take what is no serial, no day or too long', () => {
    for (const wrong of [
      { serial: 'AAAA-AAAA-AAAA' },
      { issued: '2026-02-30' },
      { issued: '2019-12-31' },
      { household: '9'.repeat(100) },
    ])
      expect(() => makeSeal({ ...example, ...wrong }, signer)).toThrow('seal.unfit')
  })
  it('travel in a URL whose two halves agree', () => {
    const payload = makeSeal(example, signer)
    const url = sealUrl('https://cards.example', example, payload)
    expect(url.length).toBeLessThan(300)
    expect(readSealUrl(url)).toEqual({ serial: example.serial, payload })
    const other = newSerial((n) => new Uint8Array(n).fill(9))
    expect(readSealUrl(url.replace(example.serial, other))).toBeUndefined()
    expect(readSealUrl(url.replace('#', '?'))).toBeUndefined()
  })
})
