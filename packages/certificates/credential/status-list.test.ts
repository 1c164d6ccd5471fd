import { didKey, didKeyMethod, keyOfDid } from '@terrace/platform/signing/controller'
import { signerOf } from '@terrace/platform/signing/key'
import { addProof } from '@terrace/platform/signing/proof'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardCredential, statusListCredential } from './card-credential.ts'
import {
  decodeList,
  emptyList,
  encodeList,
  LEAST_ENTRIES,
  lengthOf,
  statusAt,
  withStatus,
} from './status-list.ts'
import { verifyCredential } from './verify-credential.ts'

/** The example of Bitstring Status List 1.0 §2.2: 131,072 entries, none set. */
const PUBLISHED = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA'

describe('a status list', () => {
  it('reads the published example', () => {
    const list = decodeList(PUBLISHED)
    expect(lengthOf(list)).toBe(LEAST_ENTRIES)
    expect(list.bits.every((byte) => byte === 0)).toBe(true)
  })
  it('is never shorter than the standard says', () => {
    expect(lengthOf(emptyList(10))).toBe(131_072)
    expect(lengthOf(emptyList(131_073))).toBe(131_080)
  })
  it('has index 0 at the left of the first byte', () => {
    expect(withStatus(emptyList(), 0, true).bits[0]).toBe(0b1000_0000)
    expect(withStatus(emptyList(), 9, true).bits[1]).toBe(0b0100_0000)
  })
  it('keeps every bit through encoding, and changes none in place', () => {
    const index = fc.nat(LEAST_ENTRIES - 1)
    fc.assert(
      fc.property(fc.uniqueArray(index, { maxLength: 20 }), index, (set, other) => {
        const before = emptyList()
        const list = set.reduce((list, i) => withStatus(list, i, true), before)
        const again = decodeList(encodeList(list))
        expect(set.every((i) => statusAt(again, i))).toBe(true)
        expect(statusAt(again, other)).toBe(set.includes(other))
        expect(statusAt(withStatus(again, other, false), other)).toBe(false)
        expect(before.bits.every((byte) => byte === 0)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
  it('refuses what is outside, too short, or no list', () => {
    for (const index of [-1, 131_072, 1.5]) {
      expect(() => statusAt(emptyList(), index)).toThrow('status-list.outside')
    }
    const short = encodeList({ bits: new Uint8Array(100) })
    const bomb = encodeList({ bits: new Uint8Array(17 * 1024 * 1024) })
    for (const text of ['', 'u', 'uAAAA', PUBLISHED.slice(1), `${PUBLISHED}=`, short, bomb]) {
      expect(() => decodeList(text)).toThrow('status-list.malformed')
    }
  })
})

describe('credentials', () => {
  const list = 'https://terrace.example/status/demo/1'
  it('says of a card where its two bits stand, and nothing sensitive', () => {
    const credential = cardCredential({
      kind: 'registration',
      serial: '7K4M-9PXW-2QDH',
      issuer: 'https://terrace.example/issuers/demo',
      household: '5117220001',
      area: '红星村',
      validFrom: '2026-11-25T00:00:00Z',
      status: { revocationList: list, suspensionList: `${list}s`, index: 7 },
    })
    expect(credential).toMatchObject({
      type: ['VerifiableCredential', 'RegistrationCardCredential'],
      credentialSubject: { household: '5117220001', area: '红星村', serial: '7K4M-9PXW-2QDH' },
      credentialStatus: [
        { statusPurpose: 'revocation', statusListIndex: '7', statusListCredential: list },
        { statusPurpose: 'suspension', statusListIndex: '7' },
      ],
    })
  })
  it('counts only from its issuer, in its days', () => {
    const signer = signerOf(Buffer.alloc(32, 3))
    const issuer = didKey(signer.publicKey)
    const options = {
      verificationMethod: didKeyMethod(signer.publicKey),
      created: '2026-11-25T00:00:00Z',
    }
    const days = { validFrom: '2026-11-25T00:00:00Z', validUntil: '2027-11-25T00:00:00Z' }
    const credential = addProof({ issuer, ...days }, options, signer)
    expect(verifyCredential(credential, keyOfDid, '2026-12-01T00:00:00Z')).toBe('genuine')
    expect(verifyCredential(credential, keyOfDid, '2026-11-24T00:00:00Z')).toBe('not-yet')
    expect(verifyCredential(credential, keyOfDid, '2027-11-25T00:00:00Z')).toBe('expired')
    const another = addProof({ issuer: 'did:key:z6MkOther', ...days }, options, signer)
    expect(verifyCredential(another, keyOfDid, '2026-12-01T00:00:00Z')).toBe('forged')
  })
  it('publishes a list', () => {
    const credential = statusListCredential(list, 'x', 'revocation', emptyList(), '2026-11-25')
    const { encodedList } = credential.credentialSubject as { encodedList: string }
    expect(lengthOf(decodeList(encodedList))).toBe(131_072)
  })
})
