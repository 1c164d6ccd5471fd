import { fault } from '../fault.ts'

/** How an encoding writes a line end: bytes of a unit, and which of them holds the ASCII value. */
export interface Unit {
  bytes: 1 | 2
  /** Offset of the byte that is zero when the other one is ASCII. */
  zero: 0 | 1
}

/** In UTF-8, GB18030 and the one-byte encodings a line end is never part of another character. */
export function unitOf(label: string): Unit {
  if (label === 'utf-16le') return { bytes: 2, zero: 1 }
  if (label === 'utf-16be') return { bytes: 2, zero: 0 }
  return { bytes: 1, zero: 0 }
}

/** Position after the last LF (or CR where there is none) of `bytes`; 0 without a line end. */
function afterLastLine(bytes: Buffer, { bytes: width, zero }: Unit): number {
  for (const end of [0x0a, 0x0d]) {
    for (let at = bytes.length; ; ) {
      at = at < 1 ? -1 : bytes.lastIndexOf(end, at - 1)
      if (at < 0) break
      if (width === 1) return at + 1
      const start = at - (1 - zero)
      if (start >= 0 && start % 2 === 0 && bytes[start + zero] === 0 && start + 2 <= bytes.length) {
        return start + 2
      }
    }
  }
  return 0
}

/**
 * Cuts a stream at line ends, so that each block can be decoded by itself and a bad byte found in
 * it. Line ends inside quotes are as good as any for that.
 * @throws Fault invalid `file.row-too-long` when no line ends within `limit` bytes
 */
export async function* lineBlocks(
  stream: AsyncIterable<Uint8Array>,
  unit: Unit,
  limit: number,
): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  let held = 0
  for await (const piece of stream) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    // Two-byte units must stay on even positions, which only the joined bytes know.
    const joined = unit.bytes === 2 ? Buffer.concat([...rest, bytes]) : undefined
    const cut = afterLastLine(joined ?? bytes, unit)
    if (cut === 0) {
      rest = joined ? [joined] : [...rest, bytes]
      held += bytes.length
      if (held > limit) throw fault('invalid', 'file.row-too-long', { limit })
      continue
    }
    yield joined ? joined.subarray(0, cut) : Buffer.concat([...rest, bytes.subarray(0, cut)])
    const left = (joined ?? bytes).subarray(cut)
    rest = left.length > 0 ? [left] : []
    held = left.length
  }
  if (held > 0) yield Buffer.concat(rest)
}
