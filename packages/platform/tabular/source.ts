import { open } from 'node:fs/promises'

/** Bytes that can be read from any place: a buffer, a file, an object of a bucket. */
export interface ByteSource {
  /** Size in bytes. */
  readonly size: number
  /** Bytes `start` to `end` (not included); shorter only at the end of the source. */
  read(start: number, end: number): Promise<Uint8Array>
  /** Bytes from `start` (0) to the end, in pieces of any size. */
  stream(start?: number): AsyncIterable<Uint8Array>
}

const PIECE = 1 << 18

/** A source over bytes in memory. */
export function bufferSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    async *stream(start = 0) {
      for (let at = start; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
    },
  }
}

/** A source over a file of this machine; opened for each read, so that nothing is left to close. */
export async function fileSource(path: string): Promise<ByteSource> {
  const first = await open(path)
  const { size } = await first.stat()
  await first.close()
  return {
    size,
    async read(start, end) {
      const file = await open(path)
      try {
        const into = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start))
        let got = 0
        while (got < into.length) {
          const { bytesRead } = await file.read(into, got, into.length - got, start + got)
          if (bytesRead === 0) break
          got += bytesRead
        }
        return into.subarray(0, got)
      } finally {
        await file.close()
      }
    },
    async *stream(start = 0) {
      const file = await open(path)
      yield* file.createReadStream({ start, highWaterMark: PIECE }) as AsyncIterable<Uint8Array>
    },
  }
}
