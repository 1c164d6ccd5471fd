import { createHash } from 'node:crypto'
import { fault } from '../fault.ts'
import { canonical } from './canonical.ts'
import { type Signer, verify } from './key.ts'
import { fromBase58, toBase58 } from './multibase.ts'

/*
 * Data Integrity proofs of the cryptosuite `eddsa-jcs-2022` (W3C VC-DI-EdDSA 1.0 §3.3): the document
 * and the proof's options are each canonicalised (JCS, RFC 8785) and hashed with SHA-256, and the two
 * hashes are signed with Ed25519. The steps below keep the order of the specification.
 */

/** A document with or without its proof: any JSON object. */
export type Document = Record<string, unknown>

export interface ProofOptions {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-jcs-2022'
  /** The URL of the key, `<controller>#<fragment>`. */
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  /** An XML dateTime with its zone, such as `2026-11-25T08:00:00Z`. */
  created?: string
  expires?: string
  '@context'?: unknown
}
export type Proof = ProofOptions & { proofValue: string }

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const isDateTime = (value: unknown): value is string =>
  typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value))

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest()

/** The 64 bytes that are signed: hash of the proof's options, then hash of the document. */
export const hashData = (document: Document, options: ProofOptions): Uint8Array =>
  Buffer.concat([sha256(canonical(options)), sha256(canonical(document))])

/**
 * The document with its proof.
 * @param document without `proof`; its `@context` is repeated in the proof, as §3.3.1 advises
 * @param options `created` is taken from the caller's clock
 * @throws Fault invalid `credential.not-json`, internal `credential.proof-options`
 */
export function addProof<D extends Document>(
  document: D,
  options: { verificationMethod: string; created: string; expires?: string },
  signer: Signer,
): D & { proof: Proof } {
  const times = [options.created, ...(options.expires ? [options.expires] : [])]
  if ('proof' in document || !times.every(isDateTime)) {
    throw fault('internal', 'credential.proof-options')
  }
  const proof: ProofOptions = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    ...options,
    proofPurpose: 'assertionMethod',
    ...('@context' in document ? { '@context': document['@context'] } : {}),
  }
  const proofValue = toBase58(signer.sign(hashData(document, proof)))
  return { ...document, proof: { ...proof, proofValue } }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** §3.3.2 step 4: the document's contexts begin with those that were signed. */
function contextsBeginWith(document: Document, signed: unknown): boolean {
  const [all, begin] = [listOf(document['@context']), listOf(signed)]
  return begin.every((context, i) => {
    const other = all[i]
    return other !== undefined && canonical(other) === canonical(context)
  })
}

function hasShape(proof: unknown): proof is Proof {
  if (typeof proof !== 'object' || proof === null) return false
  const p = proof as Record<string, unknown>
  return (
    p.type === 'DataIntegrityProof' &&
    p.cryptosuite === 'eddsa-jcs-2022' &&
    p.proofPurpose === 'assertionMethod' &&
    typeof p.verificationMethod === 'string' &&
    typeof p.proofValue === 'string' &&
    (p.created === undefined || isDateTime(p.created)) &&
    (p.expires === undefined || isDateTime(p.expires))
  )
}

/**
 * Checks a secured document. What was signed is answered, not what was handed in: contexts that
 * somebody appended later are gone from it. Whether the signer may speak for the issuer, and whether
 * the credential still stands, is for the caller.
 * @param keyOf the public Multikey of a verification method, or undefined where it may not sign
 * @param at the moment of checking, ISO 8601: a proof past its `expires` is refused
 */
export function verifyProof(
  secured: Document,
  keyOf: (verificationMethod: string) => string | undefined,
  at: string,
): { verified: true; document: Document; proof: Proof } | { verified: false } {
  const { proof, ...document } = secured
  if (!hasShape(proof)) return { verified: false }
  if (proof.expires && Date.parse(proof.expires) <= Date.parse(at)) return { verified: false }
  const { proofValue, ...options } = proof
  const signature = fromBase58(proofValue)
  const key = keyOf(options.verificationMethod)
  if (!signature || !key) return { verified: false }
  try {
    if (options['@context'] !== undefined) {
      if (!contextsBeginWith(document, options['@context'])) return { verified: false }
      document['@context'] = options['@context']
    }
    if (!verify(key, hashData(document, options), signature)) return { verified: false }
  } catch {
    return { verified: false }
  }
  return { verified: true, document, proof }
}
