import { makeSeal, newSerial } from '@terrace/certificates'
import { controllerDocument } from '@terrace/platform/signing/controller'
import { signerOf } from '@terrace/platform/signing/key'
import { describe, expect, it } from 'vitest'
import { checkSeal, type Keys, keyBytes, keyOf, readSeal } from './seal.ts'

const signer = signerOf(Buffer.alloc(32, 7))
const serial = newSerial((size) => Uint8Array.from({ length: size }, (_, i) => i * 17))
const stated = {
  kind: 'registration' as const,
  serial,
  tenant: 'qingshan-county',
  keyId: 'k1',
  household: '511722104203-0017',
  area: '青山县 柳林镇 红星村',
  issued: '2026-11-25',
}
const payload = makeSeal(stated, signer)
const id = 'https://terrace.example/public/t/qingshan-county/keys'
const keysWith = (more: object = {}) =>
  controllerDocument(id, [{ keyId: 'k1', publicKey: signer.publicKey, ...more }]) as Keys

describe('the seal of a printed card, in the browser', () => {
  it('says what the server sealed, and holds', async () => {
    const seal = readSeal(`#${payload}`)
    expect(seal).toMatchObject({ serial, tenant: 'qingshan-county', keyId: 'k1' })
    if (!seal) return
    expect(await checkSeal(seal, keyOf(keysWith(), seal))).toBe('genuine')
  })

  it('does not hold with another key, a stolen one, or none', async () => {
    const seal = readSeal(payload)
    if (!seal) throw new Error('no seal')
    const other = signerOf(Buffer.alloc(32, 8)).publicKey
    expect(await checkSeal(seal, other)).toBe('forged')
    expect(keyOf(keysWith({ revoked: '2026-11-26T00:00:00Z' }), seal)).toBeUndefined()
    expect(await checkSeal(seal, undefined)).toBe('forged')
  })

  it('never holds with a changed character', async () => {
    for (let i = 0; i < payload.length; i += 3) {
      const changed = payload.slice(0, i) + (payload[i] === 'A' ? 'B' : 'A') + payload.slice(i + 1)
      const seal = readSeal(changed)
      const check = seal ? await checkSeal(seal, keyOf(keysWith(), seal)) : 'none'
      // The last character has bits to spare; they say nothing and change nothing.
      if (i < payload.length - 1) expect([i, check]).not.toEqual([i, 'genuine'])
    }
  })

  it('is none where it is cut or empty, and a key is none where it is malformed', () => {
    for (const hash of ['', '#', '#x', `#${payload.slice(0, 90)}`, `#${'A'.repeat(120)}`]) {
      expect(readSeal(hash)).toBeUndefined()
    }
    expect(keyBytes(signer.publicKey)).toHaveLength(32)
    for (const key of ['', 'z', 'z0', 'z6Mk', signer.publicKey.slice(1)]) {
      expect(keyBytes(key)).toBeUndefined()
    }
  })
})
