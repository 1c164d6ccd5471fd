import { createHash } from 'node:crypto'
import type { Signer } from '@terrace/platform/signing/key'
import { verify } from '@terrace/platform/signing/key'
import { fromBase58, toBase58 } from '@terrace/platform/signing/multibase'
import { fromBase64, type Hash, toBase64 } from '../tree/hash.ts'

/*
 * Checkpoints as C2SP writes them: a text of lines (tlog-checkpoint) in a signed note (signed-note).
 *
 *   example.org/public/t/qinghe/log          the log's name, its origin
 *   1042                                     how many entries
 *   5DHCV6dZfr…=                             the root, base64
 *   time 2026-11-26T08:00:00.000Z            an extension line: when it was signed
 *
 *   — example.org/public/t/qinghe/log Az3g…  four bytes that name the key, and an Ed25519 signature
 */

/** What a checkpoint says. */
export interface Checkpoint {
  origin: string
  size: number
  root: Hash
  /** ISO 8601 UTC. */
  at: string
}

const ED25519 = 0x01
/** The two bytes by which a Multikey says Ed25519. */
const MULTIKEY = [0xed, 0x01]

/** The key's kind and its 32 bytes, from a Multikey `z6Mk…`. */
function keyBytes(multikey: string): Buffer {
  const bytes = fromBase58(multikey) ?? new Uint8Array()
  return Buffer.concat([Buffer.of(ED25519), bytes.subarray(2)])
}

/** The first four bytes of SHA-256 over name and key (signed-note, "Signatures"). */
const keyHash = (origin: string, key: Uint8Array): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(key).digest().subarray(0, 4)

/** A verifier key, `<name>+<hash>+<key>`: what whoever checks notes has to know. */
export function verifierKey(origin: string, multikey: string): string {
  const key = keyBytes(multikey)
  return `${origin}+${keyHash(origin, key).toString('hex')}+${key.toString('base64')}`
}

const textOf = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\ntime ${at}\n`

/** The signed note of a checkpoint. */
export function signNote(checkpoint: Checkpoint, signer: Signer): string {
  const text = textOf(checkpoint)
  const { origin } = checkpoint
  const hash = keyHash(origin, keyBytes(signer.publicKey))
  const signature = Buffer.concat([hash, signer.sign(Buffer.from(text))]).toString('base64')
  return `${text}\n— ${origin} ${signature}\n`
}

const NOTE =
  /^(?<text>(?<origin>[^\n +]+)\n(?<size>\d{1,15})\n(?<root>[A-Za-z0-9+/]{43}=)\ntime (?<at>[\dTZ:.-]{20,30})\n)\n(?<signatures>(?:— [^\n ]+ [A-Za-z0-9+/=]+\n)+)$/u

/**
 * The checkpoint of a note that one of these keys signed, or undefined.
 * @param keys verifier keys, `<name>+<hash>+<key>`
 */
export function openNote(note: string, keys: readonly string[]): Checkpoint | undefined {
  const found = NOTE.exec(note)?.groups
  if (!found) return undefined
  const { text = '', origin = '', size, root = '', at = '', signatures = '' } = found
  const lines = signatures.trimEnd().split('\n')
  const holds = keys.some((vkey) => {
    const [name, , ...rest] = vkey.split('+')
    const key = Buffer.from(rest.join('+'), 'base64')
    if (name !== origin || key[0] !== ED25519) return false
    const multikey = toBase58(Buffer.concat([Buffer.from(MULTIKEY), key.subarray(1)]))
    return lines.some((line) => {
      const [, signer, given = ''] = line.split(' ')
      const bytes = Buffer.from(given, 'base64')
      if (signer !== name || !bytes.subarray(0, 4).equals(keyHash(name, key))) return false
      return verify(multikey, Buffer.from(text), bytes.subarray(4))
    })
  })
  return holds ? { origin, size: Number(size), root: fromBase64(root), at } : undefined
}
