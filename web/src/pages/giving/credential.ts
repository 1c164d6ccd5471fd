import { canonical } from '@terrace/platform/signing/canonical'
import { type Check, type Keys, keyBytes } from '../certificates/seal.ts'

/*
 * A receipt's credential behind `#` of its address (`packages/certificates/credential/packed.ts`): JCS,
 * raw DEFLATE, base64url. It is unpacked and checked in the browser: nothing is asked of the server but
 * the published keys. Its proof is `eddsa-jcs-2022` (W3C VC-DI-EdDSA 1.0 §3.3).
 */
type Json = Record<string, unknown>

/** As much of a receipt's credential as is shown, not yet believed. */
export interface Credential {
  document: Json
  tenant: string
  number: string
  office: string
  giver?: string
  amount: number
  currency: string
  day: string
  fund: string
}

/** More than this is no receipt: what unpacks without end is given up. Bytes. */
const MOST = 64 * 1024

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [text, size] = ['', 0]
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > MOST) throw new RangeError('too long')
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'

function shownOf(document: Json): Credential | undefined {
  const { credentialSubject: subject, issuer } = document
  if (!isObject(subject) || !isText(issuer)) return undefined
  const tenant = /\/t\/([a-z0-9-]+)\/keys$/.exec(issuer)?.[1]
  const { number, office, giver, amount, currency, day, fund } = subject
  if (!tenant || !isText(number) || !isText(office) || !isText(currency)) return undefined
  if (!isText(day) || !isText(fund) || !Number.isSafeInteger(amount)) return undefined
  const facts = { number, office, currency, day, fund, amount: amount as number }
  return { document, tenant, ...facts, ...(isText(giver) ? { giver } : {}) }
}

/** The credential of an address's `#…`, or undefined where it is not one. */
export async function readCredential(hash: string): Promise<Credential | undefined> {
  const payload = hash.replace(/^#/, '')
  const bytes = /^[\w-]{100,4000}$/.test(payload) ? bytesOf(payload) : undefined
  if (!bytes) return undefined
  try {
    const document: unknown = JSON.parse(await inflate(bytes))
    return isObject(document) ? shownOf(document) : undefined
  } catch {
    return undefined
  }
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The 64 bytes of a signature in base58 (`z…`). */
export function signatureBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/.test(text)) return undefined
  let rest = 0n
  for (const character of text.slice(1)) rest = rest * 58n + BigInt(ALPHABET.indexOf(character))
  const hex = rest.toString(16).padStart(128, '0')
  if (hex.length > 128) return undefined
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

const sha256 = async (value: unknown) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(value))))

/** The key that a proof names, where the issuer published it and it still counts. */
function keyOf(keys: Keys | undefined, { document }: Credential, method: unknown) {
  if (!keys || keys.id !== document.issuer || !isText(method)) return undefined
  if (!method.startsWith(`${keys.id}#`) || !keys.assertionMethod.includes(method)) return undefined
  return keys.verificationMethod.find((one) => one.id === method && !one.revoked)
    ?.publicKeyMultibase
}

/** Checks the proof with the key that its issuer published. */
export async function checkCredential(one: Credential, keys: Keys | undefined): Promise<Check> {
  const { proof, ...document } = one.document
  if (!isObject(proof) || proof.cryptosuite !== 'eddsa-jcs-2022') return 'forged'
  if (proof.type !== 'DataIntegrityProof' || proof.proofPurpose !== 'assertionMethod') {
    return 'forged'
  }
  const { proofValue, ...options } = proof
  // What was not signed would be shown as if it were.
  if (canonical(options['@context'] ?? 0) !== canonical(document['@context'] ?? 0)) return 'forged'
  const multikey = keyOf(keys, one, options.verificationMethod)
  const raw = multikey === undefined ? undefined : keyBytes(multikey)
  const signature = isText(proofValue) ? signatureBytes(proofValue) : undefined
  if (!raw || !signature) return 'forged'
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return 'unable'
  }
  const signed = new Uint8Array([...(await sha256(options)), ...(await sha256(document))])
  const holds = await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed)
  return holds ? 'genuine' : 'forged'
}
