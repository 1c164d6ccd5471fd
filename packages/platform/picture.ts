/*
 * A picture as anybody may see it: what a camera wrote beside the picture (where, when, by which device,
 * whose name, a small copy from before it was cut) is left out. Only how it is to be turned stays.
 */

/** Segments of a JPEG that are needed to show it: JFIF, colour profile, Adobe's colour transform. */
const SHOWN = new Set([0xe0, 0xe2, 0xee])
const [SOI, EOI, SOS, APP1, COMMENT] = [0xd8, 0xd9, 0xda, 0xe1, 0xfe]

/** A JPEG without its notes, up to its own end. Undefined where its segments do not hold together. */
export function bareJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, SOI)]
  let turn = 1
  for (let at = 2; at + 3 < bytes.length; ) {
    const kind = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return undefined
    if (kind === 0xff) {
      at++
      continue
    }
    if (kind === EOI) break
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (end < at + 4 || end > bytes.length) return undefined
    const segment = bytes.subarray(at, end)
    if (kind === APP1) turn = turnOf(segment) ?? turn
    const isNote = (kind >= 0xe0 && kind <= 0xef && !SHOWN.has(kind)) || kind === COMMENT
    if (!isNote) kept.push(segment)
    at = end
    if (kind !== SOS) continue
    at = scanEnd(bytes, end)
    kept.push(bytes.subarray(end, at))
    if (bytes[at + 1] !== EOI) continue
    kept.push(Uint8Array.of(0xff, EOI))
    if (turn !== 1) kept.splice(1, 0, turned(turn))
    return joined(kept)
  }
  return undefined
}

/** Where the data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) break
  }
  return at
}

const ORIENTATION = 0x0112

/** How a picture is to be turned, 1 to 8, where an Exif segment says so. */
function turnOf(segment: Uint8Array): number | undefined {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  const start = 10
  if (segment.length < start + 14 || view.getUint32(4) !== 0x45786966) return undefined
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > segment.length) return undefined
  const count = view.getUint16(directory, little)
  for (let n = 0, at = directory + 2; n < count && at + 12 <= segment.length; n++, at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const turn = view.getUint16(at + 8, little)
    return turn >= 1 && turn <= 8 ? turn : undefined
  }
  return undefined
}

/** An Exif segment that says nothing but how to turn the picture. */
const turned = (turn: number): Uint8Array =>
  Uint8Array.of(
    ...[0xff, APP1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0],
  )

/** Chunks of a PNG that are needed to show it. */
const CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP'])

/** A PNG without its notes, up to its own end. Undefined where its chunks do not hold together. */
export function barePng(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    const kind = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (CHUNKS.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return joined(kept)
    at = end
  }
  return undefined
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
