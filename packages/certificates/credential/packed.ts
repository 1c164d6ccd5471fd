import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { canonical } from '@terrace/platform/signing/canonical'
import { fromBase64Url, toBase64Url } from '@terrace/platform/signing/multibase'
import type { Document } from '@terrace/platform/signing/proof'

/*
 * A whole credential behind `#` of an address, small enough for a QR: JCS, raw DEFLATE, base64url. A
 * browser unpacks it with `DecompressionStream('deflate-raw')`; no server ever sees it.
 */
const MOST = 64 * 1024

export const packCredential = (document: Document): string =>
  toBase64Url(deflateRawSync(Buffer.from(canonical(document)), { level: 9 }))

/** What `packCredential` made; undefined for anything else, also for what would unpack without end. */
export function unpackCredential(payload: string): Document | undefined {
  try {
    const bytes = fromBase64Url(payload)
    if (!bytes) return undefined
    const text = inflateRawSync(bytes, { maxOutputLength: MOST }).toString()
    const document: unknown = JSON.parse(text)
    const isObject = document !== null && typeof document === 'object' && !Array.isArray(document)
    return isObject ? (document as Document) : undefined
  } catch {
    return undefined
  }
}
