import { addDays, type Day, daysBetween, isDay } from '@terrace/platform/dates'
import { fromBase64Url } from '@terrace/platform/signing/multibase'
import { type CardKind, cardKinds } from './credential/card-credential.ts'
import { groupSerial, isSerial } from './serial.ts'

/*
 * What a printed QR carries besides the serial, as bytes: small enough for modules that a cheap phone
 * reads from a worn card.
 *
 *   version 1 | kind 1 | day 2 | serial 12 | 4 texts, each one byte of length and UTF-8 | signature 64
 *
 * Binary and not JSON, since it is half the size and has one spelling only. The signature covers
 * everything before it, the version included.
 */
const VERSION = 1
/** Days are counted from here, which lasts until 2199. */
const FIRST_DAY = '2020-01-01'
export const SIGNATURE = 64
/** 224 bytes are 299 characters of base64url. */
const MOST = 224 - SIGNATURE

/** What the issuer states of a card. No name, no ID number, no cause: a QR is read by anybody. */
export interface SealStatement {
  kind: CardKind
  /** In its grouped form. */
  serial: string
  tenant: string
  /** Which of the tenant's keys signed, the fragment of its verification method. */
  keyId: string
  /** The number in the register; at most 40 characters there. */
  household: string
  /** Code or name; cut with `…` where it does not fit. */
  area: string
  issued: Day
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')

/** The text in at most `size` bytes of UTF-8, cut between characters. */
function cut(text: string, size: number): Buffer {
  if (utf8(text).length <= size) return utf8(text)
  let kept = ''
  for (const character of text) {
    if (utf8(kept + character).length > size - 3) break
    kept += character
  }
  return utf8(`${kept}…`)
}

/** The bytes that are signed, or undefined where they do not fit or a part has not its shape. */
export function encodeStatement(statement: SealStatement): Uint8Array | undefined {
  const { kind, serial, tenant, keyId, household, area, issued } = statement
  const day = isDay(issued) ? daysBetween(FIRST_DAY, issued) : -1
  if (day < 0 || day > 0xffff || !isSerial(serial)) return undefined
  const head = Buffer.from([VERSION, cardKinds.indexOf(kind), day >> 8, day & 0xff])
  const fixed = [head, Buffer.from(serial.replaceAll('-', ''), 'latin1')]
  const texts = [tenant, keyId, household].map(utf8)
  const used = 16 + 4 + texts.reduce((sum, text) => sum + text.length, 0)
  if (used + 24 > MOST) return undefined
  const parts = [...texts, cut(area, MOST - used)]
  return Buffer.concat([...fixed, ...parts.flatMap((part) => [Buffer.from([part.length]), part])])
}

function decodeTexts(bytes: Buffer): string[] | undefined {
  const texts: string[] = []
  let at = 0
  while (at < bytes.length) {
    const end = at + 1 + (bytes[at] ?? 0)
    if (end > bytes.length) return undefined
    texts.push(bytes.toString('utf8', at + 1, end))
    at = end
  }
  return texts.length === 4 ? texts : undefined
}

/** A seal taken apart: what it states, the bytes that were signed, and their signature. */
export interface OpenSeal {
  statement: SealStatement
  signed: Uint8Array
  signature: Uint8Array
}

/**
 * Takes a payload apart, without believing it: nothing is known before the signature was checked.
 * @returns undefined for everything that `makeSeal` would not have written in just this spelling
 */
export function readSeal(payload: string): OpenSeal | undefined {
  const bytes = payload.length < 300 ? fromBase64Url(payload) : undefined
  if (!bytes || bytes.length < 16 + SIGNATURE || bytes[0] !== VERSION) return undefined
  const signed = Buffer.from(bytes.subarray(0, -SIGNATURE))
  const kind = cardKinds[signed[1] ?? -1]
  const [tenant, keyId, household, area] = decodeTexts(signed.subarray(16)) ?? []
  if (!kind || tenant === undefined || keyId === undefined) return undefined
  if (household === undefined || area === undefined) return undefined
  const serial = groupSerial(signed.toString('latin1', 4, 16))
  const issued = addDays(FIRST_DAY, signed.readUInt16BE(2))
  const statement: SealStatement = { kind, serial, tenant, keyId, household, area, issued }
  const again = encodeStatement(statement)
  if (!again || !signed.equals(again)) return undefined
  return { statement, signed, signature: bytes.slice(-SIGNATURE) }
}
