/*
 * The seal of a printed card (`packages/certificates/seal-format.ts`), read and checked in the browser:
 * nothing is asked of the server but the published keys, and those are kept for a day without signal.
 *
 *   version 1 | kind 1 | day 2 | serial 12 | 4 texts, each one byte of length and UTF-8 | signature 64
 */
const SIGNATURE = 64

/** A seal taken apart, not yet believed. */
export interface Seal {
  serial: string
  tenant: string
  keyId: string
  signed: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The seal of an address's `#…`, or undefined where it is not one. */
export function readSeal(hash: string): Seal | undefined {
  const payload = hash.replace(/^#/, '')
  const bytes = /^[\w-]{100,299}$/.test(payload) ? bytesOf(payload) : undefined
  if (bytes?.[0] !== 1 || bytes.length < 16 + SIGNATURE) return undefined
  const signed = bytes.slice(0, -SIGNATURE)
  const texts: string[] = []
  for (let at = 16; at < signed.length; ) {
    const end = at + 1 + (signed[at] ?? 0)
    if (end > signed.length) return undefined
    texts.push(new TextDecoder().decode(signed.subarray(at + 1, end)))
    at = end
  }
  const [tenant, keyId] = texts
  if (texts.length !== 4 || tenant === undefined || keyId === undefined) return undefined
  const serial = String.fromCharCode(...signed.subarray(4, 16)).replaceAll(/(.{4})(?=.)/g, '$1-')
  return { serial, tenant, keyId, signed, signature: bytes.slice(-SIGNATURE) }
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The 32 bytes of an Ed25519 Multikey (`z6Mk…`): base58 of `ed01` and the key. */
export function keyBytes(multikey: string): Uint8Array<ArrayBuffer> | undefined {
  let rest = 0n
  for (const character of multikey.slice(1, 60)) {
    const digit = ALPHABET.indexOf(character)
    if (digit < 0) return undefined
    rest = rest * 58n + BigInt(digit)
  }
  const hex = rest.toString(16)
  if (!multikey.startsWith('z') || !/^ed01[0-9a-f]{64}$/.test(hex)) return undefined
  const pairs = hex.slice(4).match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

/** `unable`: this browser cannot check such signatures, or not on such an address. */
export type Check = 'genuine' | 'forged' | 'unable'

/** Checks the signature with the key that its issuer published. */
export async function checkSeal(seal: Seal, multikey: string | undefined): Promise<Check> {
  const raw = multikey === undefined ? undefined : keyBytes(multikey)
  if (!raw) return 'forged'
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return 'unable'
  }
  const holds = await crypto.subtle.verify({ name: 'Ed25519' }, key, seal.signature, seal.signed)
  return holds ? 'genuine' : 'forged'
}

/** As much of a controller document as a check needs. */
export interface Keys {
  id: string
  verificationMethod: { id: string; publicKeyMultibase: string; revoked?: string }[]
  assertionMethod: string[]
}

/** The key of a seal, where it still counts: replaced ones do, stolen ones do not. */
export function keyOf(keys: Keys, { keyId }: Seal): string | undefined {
  const id = `${keys.id}#${keyId}`
  if (!keys.assertionMethod.includes(id)) return undefined
  return keys.verificationMethod.find((one) => one.id === id && !one.revoked)?.publicKeyMultibase
}
