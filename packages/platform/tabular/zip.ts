import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { type Fault, fault, isFault } from '../fault.ts'
import type { ByteSource } from './source.ts'
import type { TableLimits } from './table.ts'

const PIECE = 1 << 20
/** The directory of an archive stands at its end: one read serves all of its small ones. */
const TAIL = 1 << 17
/** Below this many unpacked bytes a ratio says nothing: a page of spaces packs to nothing. */
const SMALL = 16 << 20

/** The archive of a workbook. Entries are found by exact name; nothing is ever written anywhere. */
export class Archive {
  readonly #file: ZipFile
  readonly #reader: SourceReader
  readonly #entries: ReadonlyMap<string, Entry>
  constructor(file: ZipFile, reader: SourceReader, entries: ReadonlyMap<string, Entry>) {
    this.#file = file
    this.#reader = reader
    this.#entries = entries
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Bytes of an entry when unpacked; more than these are never yielded. */
  size(name: string): number {
    return this.#entries.get(name)?.uncompressedSize ?? 0
  }

  /** @throws Fault invalid `file.damaged` `file.truncated` `file.encrypted` */
  async *stream(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) throw fault('invalid', 'file.damaged', { missing: name })
    let sum = 0
    try {
      const stream = await this.#file.openReadStreamPromise(entry)
      for await (const piece of stream as AsyncIterable<Buffer>) {
        sum = crc32(piece, sum)
        yield piece
      }
    } catch (error) {
      throw zipFault(error, this.#reader)
    }
    if (sum !== entry.crc32) throw fault('invalid', 'file.damaged', { checksum: name })
  }
}

/**
 * Opens an archive and holds all that it declares against the limits, before anything is unpacked.
 * @throws Fault too-large `file.bomb`; invalid `file.truncated` `file.damaged` `file.encrypted`
 */
export async function openArchive(source: ByteSource, limits: TableLimits): Promise<Archive> {
  const reader = new SourceReader(source)
  const entries = new Map<string, Entry>()
  let unpacked = 0
  try {
    const file = await fromRandomAccessReaderPromise(reader, source.size, { autoClose: false })
    if (file.entryCount > limits.entries) throw bomb({ entries: file.entryCount })
    for await (const entry of file.eachEntry()) {
      if (entry.isEncrypted()) throw fault('invalid', 'file.encrypted')
      const { fileName, compressedSize, uncompressedSize } = entry
      const ratio = uncompressedSize / Math.max(1, compressedSize)
      unpacked += uncompressedSize
      if (unpacked > limits.unpacked) throw bomb({ unpacked, limit: limits.unpacked })
      if (uncompressedSize > SMALL && ratio > limits.ratio) throw bomb({ entry: fileName, ratio })
      if (entries.has(fileName)) throw fault('invalid', 'file.damaged', { twice: fileName })
      entries.set(fileName, entry)
    }
    return new Archive(file, reader, entries)
  } catch (error) {
    throw zipFault(error, reader)
  }
}

const bomb = (detail: Record<string, unknown>): Fault => fault('too-large', 'file.bomb', detail)

/** The library speaks in sentences; a failing source is no fault of the file. */
function zipFault(error: unknown, reader: SourceReader): unknown {
  if (reader.failure !== undefined) return reader.failure
  if (isFault(error) || !(error instanceof Error)) return error
  const { message } = error
  if (/end of central directory record signature not found/i.test(message)) return truncated()
  if (/overflows file bounds|unexpected E(OF|nd of file)|not enough bytes/i.test(message)) {
    return truncated()
  }
  if (/encrypt/i.test(message)) return fault('invalid', 'file.encrypted')
  if (/too many bytes/i.test(message)) return bomb({ declared: false })
  return fault('invalid', 'file.damaged', { reason: message })
}

const truncated = (): Fault => fault('invalid', 'file.truncated')

/** What the library reads through: ranges of the source, its end only once. */
class SourceReader extends RandomAccessReader {
  failure: unknown
  readonly #source: ByteSource
  #tail: Promise<Uint8Array> | undefined
  constructor(source: ByteSource) {
    super()
    this.#source = source
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false })
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Uint8Array> {
    const { size } = this.#source
    const tailStart = Math.max(0, size - TAIL)
    try {
      if (start >= tailStart) {
        this.#tail ??= this.#source.read(tailStart, size)
        yield (await this.#tail).slice(start - tailStart, end - tailStart)
        return
      }
      for (let at = start; at < end; at += PIECE) {
        yield await this.#source.read(at, Math.min(end, at + PIECE))
      }
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}
