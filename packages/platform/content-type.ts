/** What bytes are by what they begin and end with; a name proves nothing. */
export type EvidenceType = 'image/jpeg' | 'image/png' | 'application/pdf'

const starts = (bytes: Uint8Array, ...marks: number[]) => marks.every((m, i) => bytes[i] === m)
const textIn = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(Math.max(0, from), to)).toString('latin1')

/**
 * The type of a photo or paper: JPEG with its frame and end, PNG with its header and end, PDF with
 * its trailer. Undefined for everything else, also for the beginning of one.
 */
export function typeOfEvidence(bytes: Uint8Array): EvidenceType | undefined {
  const end = bytes.length
  if (end < 40) return undefined
  if (starts(bytes, 0xff, 0xd8, 0xff)) {
    const tail = bytes.subarray(-64)
    const closed = tail.some((b, i) => b === 0xff && tail[i + 1] === 0xd9)
    return closed && hasFrame(bytes) ? 'image/jpeg' : undefined
  }
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    const whole = textIn(bytes, 12, 16) === 'IHDR' && textIn(bytes, end - 8, end - 4) === 'IEND'
    return whole ? 'image/png' : undefined
  }
  const pdf = textIn(bytes, 0, 5) === '%PDF-' && textIn(bytes, end - 1024, end).includes('%%EOF')
  return pdf ? 'application/pdf' : undefined
}

/** Follows a JPEG's segments until one says how large the picture is. */
function hasFrame(bytes: Uint8Array): boolean {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const kind = bytes[at + 1] ?? 0
    // A frame of any coding, but not the tables that share its range of numbers.
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)) {
      const [h, w] = [bytes.subarray(at + 5, at + 7), bytes.subarray(at + 7, at + 9)]
      return h.some(Boolean) && w.some(Boolean)
    }
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
  }
  return false
}
