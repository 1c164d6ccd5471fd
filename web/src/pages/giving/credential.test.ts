import { packCredential, receiptCredential } from '@terrace/certificates'
import { controllerDocument } from '@terrace/platform/signing/controller'
import { signerOf } from '@terrace/platform/signing/key'
import { addProof } from '@terrace/platform/signing/proof'
import { describe, expect, it } from 'vitest'
import type { Keys } from '../certificates/seal.ts'
import { checkCredential, readCredential, signatureBytes } from './credential.ts'

const signer = signerOf(Buffer.alloc(32, 7))
const issuer = 'https://terrace.example/public/t/qinghe/keys'
const keysWith = (more: object = {}, id = issuer) =>
  controllerDocument(id, [{ keyId: 'k1', publicKey: signer.publicKey, ...more }]) as Keys

const signed = (statement: object = {}) =>
  addProof(
    receiptCredential({
      ...{ number: 'K7M4-9PXQ-1', issuer, office: '清禾县', giver: '李明华', amount: 123_456 },
      ...{ currency: 'CNY', day: '2026-11-02', fund: '饮水安全基金', means: 'transfer' },
      validFrom: '2026-11-01T00:00:00Z',
      ...statement,
    }),
    { verificationMethod: `${issuer}#k1`, created: '2026-11-02T00:00:00Z' },
    signer,
  )
const read = async (document: object) => {
  const found = await readCredential(`#${packCredential(document as Record<string, unknown>)}`)
  if (!found) throw new Error('not read')
  return found
}

describe('the credential of a receipt, in the browser', () => {
  it('says what the server signed, and holds', async () => {
    const found = await read(signed())
    expect(found).toMatchObject({ tenant: 'qinghe', giver: '李明华', amount: 123_456 })
    expect(await checkCredential(found, keysWith())).toBe('genuine')
  })

  it('is forged with one fact changed, another purpose, or words that were not signed', async () => {
    const document = signed()
    const forgeries = [
      { ...document, credentialSubject: { ...(document.credentialSubject as object), amount: 1 } },
      { ...document, '@context': [document['@context'], { fund: 'urn:x' }] },
      { ...document, proof: { ...document.proof, proofPurpose: 'authentication' } },
      { ...document, proof: { ...document.proof, cryptosuite: 'eddsa-rdfc-2022' } },
      { ...document, proof: { ...document.proof, proofValue: 'z111' } },
      { ...document, proof: 'none' },
    ]
    for (const one of forgeries) {
      expect(await checkCredential(await read(one), keysWith())).toBe('forged')
    }
  })

  it('is forged with a stolen key, that of somebody else, or none', async () => {
    const found = await read(signed())
    const stolen = keysWith({ revoked: '2026-11-26T00:00:00Z' })
    const elsewhere = keysWith({}, 'https://terrace.example/public/t/other/keys')
    for (const keys of [stolen, elsewhere, undefined]) {
      expect(await checkCredential(found, keys)).toBe('forged')
    }
    // Signed by a tenant for another: true keys, but not those of the issuer it names.
    const lent = await read(signed({ issuer: 'https://terrace.example/public/t/other/keys' }))
    expect(await checkCredential(lent, elsewhere)).toBe('forged')
  })

  it('is none where it is cut, malformed, or would unpack without end', async () => {
    const payload = packCredential(signed())
    const bomb = packCredential({ ...signed(), more: 'x'.repeat(1_000_000) })
    for (const hash of ['', '#', `#${payload.slice(0, 150)}`, `#${'A'.repeat(200)}`, `#${bomb}`]) {
      expect(await readCredential(hash)).toBeUndefined()
    }
    for (const text of ['', 'z', 'm123', `z${'z'.repeat(90)}`]) {
      expect(signatureBytes(text)).toBeUndefined()
    }
  })
})
