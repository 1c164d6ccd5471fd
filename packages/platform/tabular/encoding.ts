import { isUtf8 } from 'node:buffer'
import { fault } from '../fault.ts'
import { lineBlocks, unitOf } from './lines.ts'
import type { ByteSource } from './source.ts'

export interface Encoding {
  /** A label of `TextDecoder`. */
  label: string
  /** Bytes of the byte order mark, which belong to no cell. */
  bom: number
}

/** Enough of a file to tell its encoding, once it has shown characters outside ASCII. */
const SAMPLE = 1 << 16
/** So many well-formed characters are no accident: the file is UTF-8, and damaged. */
const NO_ACCIDENT = 8

/** Byte order marks first; the encoding a caller names is not doubted, but its mark is skipped. */
export function fromMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', bom: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', bom: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', bom: 2 }
  if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33) {
    return { label: 'gb18030', bom: 4 }
  }
  return undefined
}

const TELLING = new Set([0x09, 0x0a, 0x0d, 0x2c, 0x3b, 0x7c])

/**
 * UTF-16 without a mark: a zero stands beside each separator and line end, and the side tells the
 * order. Other zeros tell nothing: U+4E00, a name's most common character, has one as well.
 */
function fromZeros(head: Uint8Array): Encoding | undefined {
  let little = 0
  let big = 0
  for (let i = 0; i + 1 < head.length; i += 2) {
    const [first, second] = [head[i] as number, head[i + 1] as number]
    if (second === 0 && TELLING.has(first)) little++
    if (first === 0 && TELLING.has(second)) big++
  }
  if (little === big) return undefined
  const label = little > big ? 'utf-16le' : 'utf-16be'
  return decodes(head, label) ? { label, bom: 0 } : undefined
}

/** Whether all of `bytes` are text of that encoding; a character cut off at the end is forgiven. */
export function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function labelOf(named: string): string {
  try {
    return new TextDecoder(named).encoding
  } catch {
    throw fault('invalid', 'file.encoding-unknown', { encoding: named })
  }
}

/** Where in `bytes` the text stops being text of that encoding. */
export function firstBadByte(bytes: Uint8Array, label: string): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(bytes.subarray(0, middle), label)) good = middle
    else bad = middle
  }
  return good
}

/** Characters outside ASCII that are well-formed UTF-8, and those that are not. */
function countUtf8(bytes: Uint8Array): { good: number; bad: number } {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true })
  let good = 0
  let bad = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) bad++
    else if (unit > 0x7f) good++
  }
  return { good, bad }
}

const unreadable = (offset: number, encoding: string) =>
  fault('invalid', 'file.encoding', { encoding, offset })

/**
 * Tells the encoding by content: mark, zeros, strict UTF-8, strict GB18030 (which holds GBK).
 * Reads on while the file shows nothing but ASCII, since the first name may stand far down.
 * @throws Fault invalid `file.encoding` with `offset`, the first byte that is no text
 */
export async function detectEncoding(
  source: ByteSource,
  lineLimit: number,
  named?: string,
): Promise<Encoding> {
  const head = await source.read(0, Math.min(SAMPLE, source.size))
  const marked = fromMark(head)
  if (named !== undefined) {
    const label = labelOf(named)
    return marked?.label === label ? marked : { label, bom: 0 }
  }
  const sure = marked ?? fromZeros(head)
  if (sure) return sure
  let offset = 0
  let good = 0
  for await (const block of lineBlocks(source.stream(), unitOf('utf-8'), lineLimit)) {
    if (isUtf8(block)) {
      good += countUtf8(block).good
      offset += block.length
      if (good >= NO_ACCIDENT && offset >= SAMPLE) break
      continue
    }
    const counts = countUtf8(block)
    good += counts.good
    const bad = offset + firstBadByte(block, 'utf-8')
    if (good >= NO_ACCIDENT && good > counts.bad * 4) throw unreadable(bad, 'utf-8')
    if (decodes(block, 'gb18030') && !block.includes(0)) return { label: 'gb18030', bom: 0 }
    throw unreadable(offset + firstBadByte(block, 'gb18030'), 'gb18030')
  }
  return { label: 'utf-8', bom: 0 }
}

/**
 * The file as UTF-8, in blocks that end at a line end. Strict: at the first byte that is no text
 * the good part before it is yielded, then the fault is thrown.
 * @throws Fault invalid `file.encoding` with `offset`
 */
export async function* utf8Blocks(
  source: ByteSource,
  { label, bom }: Encoding,
  lineLimit: number,
): AsyncGenerator<Buffer> {
  let offset = bom
  for await (const block of lineBlocks(source.stream(bom), unitOf(label), lineLimit)) {
    const text = label === 'utf-8' && isUtf8(block) ? block : recode(block, label)
    const zero = text?.indexOf(0) ?? -1
    if (text && zero < 0) yield text
    else {
      const good = text ? zeroAt(block, text, zero, label) : firstBadByte(block, label)
      yield Buffer.from(new TextDecoder(label).decode(block.subarray(0, good), { stream: true }))
      throw unreadable(offset + good, label)
    }
    offset += block.length
  }
}

/** A zero is no text in any of the encodings; in UTF-16 it is one of two bytes. */
function zeroAt(block: Buffer, text: Buffer, zero: number, label: string): number {
  if (unitOf(label).bytes === 1) return block.indexOf(0)
  return text.subarray(0, zero).toString().length * 2
}

function recode(block: Buffer, label: string): Buffer | undefined {
  try {
    return Buffer.from(new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(block))
  } catch {
    return undefined
  }
}
