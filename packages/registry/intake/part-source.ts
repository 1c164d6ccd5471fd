import { fault } from '@terrace/platform/fault'
import type { Files } from '@terrace/platform/files'
import type { ByteSource } from '@terrace/platform/tabular'

/** Bytes of each part of an upload but the last: what fits through a function's 6 MB. */
export const PART = 4 << 20
/** Bytes of a whole upload. */
export const LARGEST = 200 << 20

export interface Upload {
  tenant: string
  import: string
  size: number
}

export const folderOf = ({ tenant, import: id }: Pick<Upload, 'tenant' | 'import'>): string =>
  `uploads/${tenant}/${id}`

export const partKey = (upload: Pick<Upload, 'tenant' | 'import'>, part: number): string =>
  `${folderOf(upload)}/part-${String(part).padStart(4, '0')}`

export const partsOf = (size: number): number => Math.max(1, Math.ceil(size / PART))

export const sizeOfPart = (size: number, part: number): number => Math.min(PART, size - part * PART)

/**
 * The numbers of parts that are not there, or not whole.
 * Looked up a few at a time: an upload has at most fifty.
 */
export async function missingParts(files: Files, upload: Upload): Promise<number[]> {
  const all = Array.from({ length: partsOf(upload.size) }, (_, part) => part)
  const sizes = await Promise.all(
    all.map((part) => files.size(partKey(upload, part)).catch(() => -1)),
  )
  return all.filter((part) => sizes[part] !== sizeOfPart(upload.size, part))
}

/** The parts of an upload as one file that can be read from any place. */
export function partSource(files: Files, upload: Upload): ByteSource {
  const { size } = upload
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const last = Math.min(end, size)
    const pieces: Uint8Array[] = []
    for (let at = start; at < last; ) {
      const part = Math.floor(at / PART)
      const from = at - part * PART
      const to = Math.min(sizeOfPart(size, part), last - part * PART)
      const piece = await files.get(partKey(upload, part), from, to)
      if (piece.length !== to - from) throw fault('invalid', 'file.truncated')
      pieces.push(piece)
      at += piece.length
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
  }
  return {
    size,
    read,
    async *stream(start = 0) {
      for (let part = Math.floor(start / PART); part * PART < size; part++) {
        const skip = Math.max(0, start - part * PART)
        if (skip < sizeOfPart(size, part)) yield* files.stream(partKey(upload, part), skip)
      }
    },
  }
}
