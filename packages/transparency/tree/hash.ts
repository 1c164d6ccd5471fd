import { hash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array

/** Bytes of one hash. */
export const HASH = 32

const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'buffer')

/** The hash of the empty tree: of nothing (RFC 9162 §2.1.1). */
export const EMPTY: Hash = sha256(new Uint8Array())

/** The hash of a leaf: of 0x00 and the entry's bytes, so that no leaf passes for a node. */
export function leafHash(entry: Uint8Array): Hash {
  const bytes = new Uint8Array(entry.length + 1)
  bytes.set(entry, 1)
  return sha256(bytes)
}

/** The hash of a node: of 0x01 and its two children. */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(2 * HASH + 1)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, HASH + 1)
  return sha256(bytes)
}

/** Hashes of neighbouring perfect subtrees, largest first, as one tree. */
export const joined = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? EMPTY : hashes.reduceRight((right, left) => nodeHash(left, right))

export const same = (a: Hash, b: Hash): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

export const toBase64 = (hash: Hash): string => Buffer.from(hash).toString('base64')
export const fromBase64 = (text: string): Hash => new Uint8Array(Buffer.from(text, 'base64'))
