import { fault } from '@terrace/platform/fault'
import { CamtReader } from './camt.ts'
import type { BankFile } from './model.ts'
import type { XmlNode } from './node.ts'
import { StatusReader } from './pain-002.ts'
import { BANK_FILE_LIMITS, type BankFileLimits, readTree } from './tree.ts'

interface RecordReader {
  take(record: XmlNode, path: string): void
  end(root: XmlNode): BankFile
}

const READERS: Readonly<Record<string, () => RecordReader>> = {
  'camt.053.001.08': () => new CamtReader('statement'),
  'camt.054.001.08': () => new CamtReader('notification'),
  'pain.002.001.11': () => new StatusReader(),
}

/**
 * Reads a bank's answer: `camt.053.001.08`, `camt.054.001.08` or `pain.002.001.11`, told apart by
 * namespace. The bytes are read in a stream; what is kept are the lines. Nothing is given before the
 * whole file was read and its sums were proved, so nothing can follow from a part of a bad file.
 * @throws Fault invalid `bank.version`, and as `readTree`: each says the line, the element and what
 *   would be right
 */
export async function readBankFile(
  bytes: AsyncIterable<Uint8Array>,
  limits: Partial<BankFileLimits> = {},
): Promise<BankFile> {
  let reader: RecordReader | undefined
  const root = await readTree(
    bytes,
    new Set([...CamtReader.records, ...StatusReader.records]),
    {
      kind(found) {
        const make = Object.hasOwn(READERS, found) ? READERS[found] : undefined
        if (!make) {
          const expected = Object.keys(READERS).join(', ')
          throw fault('invalid', 'bank.version', { found: found.slice(0, 60), expected })
        }
        reader = make()
      },
      record: (record, path) => reader?.take(record, path),
    },
    { ...BANK_FILE_LIMITS, ...limits },
  )
  if (!reader) throw fault('invalid', 'bank.not-iso', { line: 1, element: '', found: '' })
  return reader.end(root)
}
