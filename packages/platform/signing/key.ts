import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import { fault } from '../fault.ts'
import { fromBase58, toBase58 } from './multibase.ts'

/*
 * Ed25519 keys as Multikeys (W3C Controlled Identifiers §2.2.2): two bytes that name the kind, then
 * the 32 bytes of the key, in base58. Node takes keys as DER, whose beginning is fixed for Ed25519.
 */
const PUBLIC = Buffer.from('ed01', 'hex')
const SECRET = Buffer.from('8026', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** What signs, wherever its key is kept: here in memory, tomorrow in KMS. */
export interface Signer {
  /** The public key as a Multikey, `z6Mk…`. */
  readonly publicKey: string
  /** 64 bytes: pure Ed25519 (RFC 8032) over the bytes as they are. */
  sign(bytes: Uint8Array): Uint8Array
}

function keyOf(multikey: string, kind: Buffer): Buffer | undefined {
  const bytes = fromBase58(multikey)
  if (bytes?.length !== 34 || !kind.equals(bytes.subarray(0, 2))) return undefined
  return Buffer.from(bytes.subarray(2))
}

/**
 * A signer for a seed.
 * @param seed 32 bytes from a source of true randomness, kept sealed in the tenant's keyring
 * @throws Fault internal `key.malformed`
 */
export function signerOf(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw fault('internal', 'key.malformed')
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: toBase58(Buffer.concat([PUBLIC, spki.subarray(-32)])),
    sign: (bytes) => signWith(null, bytes, key),
  }
}

/** A signer from a secret Multikey, `z3u2…`. @throws Fault internal `key.malformed` */
export function signerOfMultikey(secretKey: string): Signer {
  const seed = keyOf(secretKey, SECRET)
  if (!seed) throw fault('internal', 'key.malformed')
  return signerOf(seed)
}

function publicKeyOf(multikey: string): KeyObject | undefined {
  const raw = keyOf(multikey, PUBLIC)
  if (!raw) return undefined
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
}

/** True when `signature` is that key's over `bytes`; a malformed key or signature is only false. */
export function verify(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false
  const key = publicKeyOf(publicKey)
  return key !== undefined && verifyWith(null, bytes, key, signature)
}
