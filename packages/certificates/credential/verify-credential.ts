import { type Document, verifyProof } from '@terrace/platform/signing/proof'

/** `forged` is everything that is not the issuer's own word, also a true proof by somebody else. */
export type Verdict = 'genuine' | 'forged' | 'not-yet' | 'expired'

/** `issuer` may be a URL or an object with one (VC 2.0 §4.7). */
function issuerOf(document: Document): string | undefined {
  const issuer = document.issuer
  if (typeof issuer === 'string') return issuer
  const id = (issuer as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id : undefined
}

/**
 * Checks a credential: its proof, that the key is the issuer's own, and its days. Whether it was
 * revoked or suspended stands in its status lists and is asked afterwards, with `statusAt`.
 * @param keyOf the public Multikey of a verification method, or undefined where it may not sign
 * @param at ISO 8601
 */
export function verifyCredential(
  secured: Document,
  keyOf: (verificationMethod: string) => string | undefined,
  at: string,
): Verdict {
  const result = verifyProof(secured, keyOf, at)
  if (!result.verified) return 'forged'
  const [controller] = result.proof.verificationMethod.split('#')
  if (controller !== issuerOf(result.document)) return 'forged'
  const { validFrom, validUntil } = result.document
  const now = Date.parse(at)
  if (validFrom !== undefined && !(Date.parse(String(validFrom)) <= now)) return 'not-yet'
  if (validUntil !== undefined && !(Date.parse(String(validUntil)) > now)) return 'expired'
  return 'genuine'
}
