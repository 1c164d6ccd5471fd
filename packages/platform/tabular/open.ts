import { fault } from '../fault.ts'
import { openCsv } from './csv-read.ts'
import type { ByteSource } from './source.ts'
import { LIMITS, type Table, type TableOptions } from './table.ts'
import { openXlsx } from './xlsx-read.ts'

/** The first bytes of files that people send in place of a table. */
const OTHERS: Record<string, readonly number[]> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  png: [0x89, 0x50, 0x4e, 0x47],
  jpeg: [0xff, 0xd8, 0xff],
  rar: [0x52, 0x61, 0x72, 0x21],
  '7z': [0x37, 0x7a, 0xbc, 0xaf],
  rtf: [0x7b, 0x5c, 0x72, 0x74, 0x66],
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

/**
 * Opens a table by its content, whatever its name says, and reads its header.
 * `rows()` then streams; nothing needs closing.
 * @throws Fault too-large `file.too-large` (before anything is read), `file.too-many-rows`,
 *   `file.bomb`, `file.strings-too-large`; invalid `file.empty`, `file.encoding` (`offset`, `row`),
 *   `file.encoding-unknown`, `file.old-excel`, `file.encrypted`, `file.kind` (`kind`),
 *   `file.truncated`, `file.damaged`,
 *   `file.sheet-missing`, `file.separator`, `file.quote-not-closed`, `file.row-too-long`,
 *   `file.too-many-columns` (`row` where there is one)
 */
export async function openTable(source: ByteSource, options: TableOptions = {}): Promise<Table> {
  const limits = { ...LIMITS, ...options.limits }
  if (source.size > limits.size) {
    throw fault('too-large', 'file.too-large', { size: source.size, limit: limits.size })
  }
  const head = await source.read(0, Math.min(1 << 16, source.size))
  if (head.length === 0) throw fault('invalid', 'file.empty')
  if (begins(head, COMPOUND)) throw compoundFault(head)
  if (begins(head, ZIP)) return openXlsx({ source, options, limits })
  for (const [kind, magic] of Object.entries(OTHERS)) {
    if (begins(head, magic)) throw fault('invalid', 'file.kind', { kind })
  }
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1')
  // Some systems save a web page, or the XML of 2003, under the name of a spreadsheet.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|meta|\?xml)/i.test(text)) {
    throw fault('invalid', 'file.kind', { kind: 'html' })
  }
  return openCsv({ source, options, limits })
}

/** A compound file is a workbook before 2007, or a new one behind a password. */
function compoundFault(head: Uint8Array) {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  const encrypted = Buffer.from(head.buffer, head.byteOffset, head.length).includes(name)
  return fault('invalid', encrypted ? 'file.encrypted' : 'file.old-excel')
}
