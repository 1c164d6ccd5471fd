import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import { controllerDocument, didKeyMethod, keyFrom, keyOfDid } from './controller.ts'
import { signerOf, signerOfMultikey, verify } from './key.ts'
import { fromBase58, fromBase64Url, toBase58, toBase64Url } from './multibase.ts'
import { addProof, type Document, hashData, verifyProof } from './proof.ts'
import vectors from './vectors.json' with { type: 'json' }

const at = '2026-11-25T00:00:00Z'
const { created, verificationMethod } = vectors.proofConfig
const signer = signerOfMultikey(vectors.secretKey)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the published vectors of eddsa-jcs-2022', () => {
  it('has the key pair', () => {
    expect(signer.publicKey).toBe(vectors.publicKey)
    expect(verificationMethod).toBe(didKeyMethod(vectors.publicKey))
  })
  it('canonicalises document and proof', () => {
    expect(canonical(vectors.unsigned)).toBe(vectors.canonicalDocument)
    expect(canonical(vectors.proofConfig)).toBe(vectors.canonicalProof)
  })
  it('hashes and signs', () => {
    const data = hashData(vectors.unsigned, vectors.proofConfig as never)
    expect(hex(data)).toBe(vectors.hashData)
    expect(hex(signer.sign(data))).toBe(vectors.signature)
  })
  it('makes the same secured document', () => {
    expect(addProof(vectors.unsigned, { verificationMethod, created }, signer)).toEqual(
      vectors.signed,
    )
  })
  it('verifies it', () => {
    const result = verifyProof(vectors.signed, keyOfDid, at)
    expect(result).toMatchObject({ verified: true, document: vectors.unsigned })
  })
})

/** Every path to a text in a document. */
function texts(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, [...path, key]))
}

function changed(path: (string | number)[], place: number, character: string): Document {
  const copy = structuredClone(vectors.signed) as Document
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  const text = at[last] as string
  const i = place % text.length
  at[last] =
    text.slice(0, i) + (text[i] === character ? `${character}x` : character) + text.slice(i + 1)
  return copy
}

describe('forgeries', () => {
  it('refuses any changed character of document or proof', () => {
    const paths = texts(vectors.signed)
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.nat(300),
        fc.constantFrom('a', 'Z', '1', ' ', '#', '贫'),
        (path, place, character) => {
          const result = verifyProof(changed(path, place, character), keyOfDid, at)
          expect(result.verified).toBe(false)
        },
      ),
      { numRuns: 1_500 },
    )
  })
  it('refuses what was added or taken away', () => {
    const signed = vectors.signed as Document
    const { description: _, ...without } = signed
    expect(verifyProof(without, keyOfDid, at).verified).toBe(false)
    expect(verifyProof({ ...signed, more: 1 }, keyOfDid, at).verified).toBe(false)
    expect(verifyProof({ ...signed, '@context': [] }, keyOfDid, at).verified).toBe(false)
    expect(verifyProof(vectors.unsigned, keyOfDid, at).verified).toBe(false)
  })
  it('gives back what was signed, not the contexts that were appended', () => {
    const contexts = [...vectors.signed['@context'], 'https://evil.example/v1']
    const result = verifyProof({ ...vectors.signed, '@context': contexts }, keyOfDid, at)
    expect(result).toMatchObject({ verified: true, document: vectors.unsigned })
  })
  it('refuses a proof past its end, another purpose and another suite', () => {
    const options = { verificationMethod, created, expires: '2024-01-01T00:00:00Z' }
    const short = addProof(vectors.unsigned, options, signer)
    expect(verifyProof(short, keyOfDid, '2023-12-31T00:00:00Z').verified).toBe(true)
    expect(verifyProof(short, keyOfDid, at).verified).toBe(false)
    for (const other of [{ proofPurpose: 'authentication' }, { cryptosuite: 'eddsa-rdfc-2022' }]) {
      const forged = { ...vectors.signed, proof: { ...vectors.signed.proof, ...other } }
      expect(verifyProof(forged, keyOfDid, at).verified).toBe(false)
    }
  })
  it('signs only what JSON can say', () => {
    const options = { verificationMethod, created }
    expect(() => addProof({ half: '\ud800' }, options, signer)).toThrow('credential.not-json')
    expect(() => addProof({}, { ...options, created: 'today' }, signer)).toThrow()
  })
})

describe('published keys', () => {
  const id = 'https://terrace.example/issuers/demo'
  const [one, two] = [signerOf(Buffer.alloc(32, 1)), signerOf(Buffer.alloc(32, 2))]
  const keys = [
    { keyId: 'k2', publicKey: two.publicKey },
    { keyId: 'k1', publicKey: one.publicKey, revoked: '2026-06-01T00:00:00Z' },
  ]
  const document = controllerDocument(id, keys)
  it('knows its own keys only, and not those that were lost', () => {
    expect(keyFrom(document, `${id}#k2`, at)).toBe(two.publicKey)
    expect(keyFrom(document, `${id}#k1`, at)).toBeUndefined()
    expect(keyFrom(document, `${id}#k3`, at)).toBeUndefined()
    expect(keyFrom({ ...document, id: 'https://evil.example' }, `${id}#k2`, at)).toBeUndefined()
  })
  it('verifies what its key signed and nothing of another', () => {
    const options = { verificationMethod: `${id}#k2`, created }
    const of = (method: string) => keyFrom(document, method, at)
    expect(verifyProof(addProof(vectors.unsigned, options, two), of, at).verified).toBe(true)
    expect(verifyProof(addProof(vectors.unsigned, options, one), of, at).verified).toBe(false)
  })
  it('answers false to malformed keys and signatures', () => {
    expect(verify('z6Mkbad', Buffer.from('x'), Buffer.alloc(64))).toBe(false)
    expect(verify(one.publicKey, Buffer.from('x'), Buffer.alloc(63))).toBe(false)
    expect(() => signerOf(Buffer.alloc(31))).toThrow('key.malformed')
    expect(() => signerOfMultikey(vectors.publicKey)).toThrow('key.malformed')
    expect(keyOfDid('did:key:z6Mka#z6Mkb')).toBeUndefined()
  })
})

describe('multibase', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(hex(fromBase58(toBase58(bytes)) ?? Buffer.of(1))).toBe(hex(bytes))
        expect(hex(fromBase64Url(toBase64Url(bytes)) ?? Buffer.of(1))).toBe(hex(bytes))
      }),
    )
  })
  it('reads one spelling only', () => {
    expect(fromBase64Url('QQ')).toEqual(Buffer.from('A'))
    for (const other of ['QR', 'QQ==', 'Q Q', 'Q']) expect(fromBase64Url(other)).toBeUndefined()
    for (const other of ['2J', 'z0', 'zl']) expect(fromBase58(other)).toBeUndefined()
  })
})
