import { gunzipSync, gzipSync } from 'node:zlib'
import { fault } from '@terrace/platform/fault'
import { fromBase64Url, toBase64Url } from '@terrace/platform/signing/multibase'

/*
 * W3C Bitstring Status List 1.0: one bit a credential, gzipped and published as a whole, so that who
 * looks up one credential does not say which. Index 0 is the left-most bit of the first byte.
 */

/** Fewer entries would tell who is looked up; the standard's floor, 16 KB before compression. */
export const LEAST_ENTRIES = 131_072
/** 16 MB once unzipped: a list that says it is longer is an attack, not a list. */
const MOST_BYTES = 16 * 1024 * 1024

/** A status list: `bits` is never changed in place. */
export interface StatusList {
  readonly bits: Uint8Array
}

/** All valid. @param entries at least 131,072 and a multiple of 8; otherwise rounded up */
export const emptyList = (entries = LEAST_ENTRIES): StatusList => ({
  bits: new Uint8Array(Math.ceil(Math.max(entries, LEAST_ENTRIES) / 8)),
})

export const lengthOf = (list: StatusList): number => list.bits.length * 8

function place(list: StatusList, index: number): { byte: number; mask: number } {
  if (!Number.isInteger(index) || index < 0 || index >= lengthOf(list)) {
    throw fault('invalid', 'status-list.outside', { index, length: lengthOf(list) })
  }
  return { byte: index >> 3, mask: 0x80 >> (index & 7) }
}

/** Whether the bit of a credential is set. @throws Fault invalid `status-list.outside` */
export function statusAt(list: StatusList, index: number): boolean {
  const { byte, mask } = place(list, index)
  return ((list.bits[byte] ?? 0) & mask) !== 0
}

/** The list with one bit changed. @throws Fault invalid `status-list.outside` */
export function withStatus(list: StatusList, index: number, set: boolean): StatusList {
  const { byte, mask } = place(list, index)
  const bits = list.bits.slice()
  const before = bits[byte] ?? 0
  bits[byte] = set ? before | mask : before & ~mask
  return { bits }
}

/** `encodedList` of a BitstringStatusListCredential: `u` + base64url of the gzipped bits. */
export const encodeList = (list: StatusList): string => `u${toBase64Url(gzipSync(list.bits))}`

/** The list of an `encodedList`. @throws Fault invalid `status-list.malformed` */
export function decodeList(encoded: string): StatusList {
  const zipped = encoded.startsWith('u') ? fromBase64Url(encoded.slice(1)) : undefined
  if (!zipped) throw fault('invalid', 'status-list.malformed')
  let bits: Uint8Array
  try {
    bits = gunzipSync(zipped, { maxOutputLength: MOST_BYTES })
  } catch {
    throw fault('invalid', 'status-list.malformed')
  }
  if (bits.length * 8 < LEAST_ENTRIES) throw fault('invalid', 'status-list.malformed')
  return { bits: new Uint8Array(bits) }
}
