import { fault, isFault } from '@terrace/platform/fault'
import { localName, XmlReader } from '@terrace/platform/tabular/xml'
import type { XmlNode } from './node.ts'

export interface BankFileLimits {
  /** Bytes of the file. */
  bytes: number
  /** Elements within each other. */
  depth: number
  /** Elements of one record (an entry without its transactions, a transaction). */
  nodes: number
  /** Characters of one text. The longest of the standard has 20,000. */
  text: number
  /** Records of a file: entries, transactions and statuses. */
  records: number
}

export const BANK_FILE_LIMITS: Readonly<BankFileLimits> = {
  bytes: 256 << 20,
  depth: 32,
  nodes: 5_000,
  text: 20_000,
  records: 1_000_000,
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:'

/** Extensions of banks, in namespaces of their own; their content is passed over. */
const FOREIGN = 'Envlp'
const PIECE = 1 << 16

/** Who takes what a file holds. */
export interface TreeListener {
  /** What is behind the common namespace (`camt.053.001.08`), before anything else. */
  kind(kind: string): void
  record(record: XmlNode, path: string): void
}

/** Builds elements of one file; a record is handed out when it ends and then forgotten. */
class TreeBuilder {
  line: () => number = () => 0
  root: XmlNode | undefined
  readonly #records: ReadonlySet<string>
  readonly #limits: BankFileLimits
  readonly #listener: TreeListener
  #namespace = ''
  #prefix = ''
  #stack: XmlNode[] = []
  #path = ''
  #nodes = 0
  #count = 0
  /** Elements open inside an extension. */
  #foreign = 0

  constructor(records: ReadonlySet<string>, limits: BankFileLimits, listener: TreeListener) {
    this.#records = records
    this.#limits = limits
    this.#listener = listener
  }

  /** Where the reader is, for people. */
  place() {
    return { line: this.line(), element: this.#stack.at(-1)?.name ?? this.#path }
  }

  open(name: string, attributes: Readonly<Record<string, string>>, written: string): void {
    if (this.#foreign > 0) {
      this.#foreign++
      return
    }
    if (this.#stack.length === 0) this.#openRoot(name, attributes, written)
    else this.#checkSpace(attributes, written)
    if (name === FOREIGN) {
      this.#foreign = 1
      return
    }
    const { depth, nodes } = this.#limits
    if (this.#stack.length >= depth) {
      throw fault('invalid', 'bank.too-deep', { ...this.place(), limit: depth })
    }
    if (++this.#nodes > nodes) {
      throw fault('too-large', 'bank.record-too-large', { ...this.place(), limit: nodes })
    }
    const node: XmlNode = { name, line: this.line(), text: '', children: [] }
    if (attributes.Ccy !== undefined) node.currency = attributes.Ccy
    this.#stack.at(-1)?.children.push(node)
    this.#stack.push(node)
    this.#path += `/${name}`
  }

  text(part: string): void {
    const node = this.#stack.at(-1)
    if (this.#foreign > 0 || !node) return
    // Indentation between elements is no text of anybody's.
    if (node.children.length > 0 && part.trim() === '') return
    node.text += part
    if (node.text.length > this.#limits.text) {
      throw fault('too-large', 'bank.text-too-long', {
        ...this.place(),
        limit: this.#limits.text,
      })
    }
  }

  close(): void {
    if (this.#foreign > 0) {
      this.#foreign--
      return
    }
    const node = this.#stack.pop()
    if (!node) return
    if (this.#records.has(this.#path)) this.#handOut(node)
    this.#path = this.#path.slice(0, -(node.name.length + 1))
    if (this.#stack.length === 0) this.root = node
  }

  #handOut(node: XmlNode): void {
    const { records } = this.#limits
    if (++this.#count > records) {
      throw fault('too-large', 'bank.too-many-records', { ...this.place(), limit: records })
    }
    this.#listener.record(node, this.#path)
    this.#stack.at(-1)?.children.pop()
    this.#nodes -= size(node)
  }

  #openRoot(name: string, attributes: Readonly<Record<string, string>>, written: string): void {
    this.#prefix = written.slice(0, -name.length)
    const own = this.#prefix ? `xmlns:${this.#prefix.slice(0, -1)}` : 'xmlns'
    const found = attributes[own] ?? ''
    if (this.root || name !== 'Document' || !found.startsWith(NAMESPACE)) {
      const seen = found || written
      throw fault('invalid', 'bank.not-iso', { ...this.place(), found: seen.slice(0, 100) })
    }
    this.#namespace = found
    this.#listener.kind(found.slice(NAMESPACE.length))
  }

  /** An element of another namespace may bear the name of one of ours and mean something else. */
  #checkSpace(attributes: Readonly<Record<string, string>>, written: string): void {
    const own = this.#prefix ? `xmlns:${this.#prefix.slice(0, -1)}` : 'xmlns'
    const bound = attributes[own]
    const foreign = bound !== undefined && bound !== this.#namespace
    const prefix = written.slice(0, -localName(written).length)
    const inside = this.#stack.at(-1)?.name === 'SplmtryData'
    if ((prefix === this.#prefix && !foreign) || inside) return
    throw fault('invalid', 'bank.foreign-element', { ...this.place(), found: written.slice(0, 60) })
  }
}

const size = (node: XmlNode): number => node.children.reduce((sum, child) => sum + size(child), 1)

/**
 * Reads an XML file of a bank piece by piece. Document types, entities of its own, other encodings
 * than UTF-8 or UTF-16, and what is over a limit are refused as soon as they are met.
 * @param records the paths whose elements are handed out one by one
 * @returns the root, without its records
 * @throws Fault invalid `bank.not-iso`, `bank.malformed`, `bank.doctype`, `bank.encoding`,
 *   `bank.too-deep`, `bank.foreign-element`; too-large `bank.file-too-large`,
 *   `bank.record-too-large`, `bank.text-too-long`, `bank.too-many-records`; what `listener` throws
 */
export async function readTree(
  bytes: AsyncIterable<Uint8Array>,
  records: ReadonlySet<string>,
  listener: TreeListener,
  limits: BankFileLimits,
): Promise<XmlNode> {
  const builder = new TreeBuilder(records, limits, listener)
  const reader = new XmlReader(builder)
  builder.line = () => reader.line
  try {
    await feed(reader, bytes, limits.bytes)
  } catch (error) {
    throw said(error, builder.place())
  }
  if (!builder.root) throw fault('invalid', 'bank.not-iso', { line: 1, element: '', found: '' })
  return builder.root
}

async function feed(reader: XmlReader, bytes: AsyncIterable<Uint8Array>, limit: number) {
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > limit) throw fault('too-large', 'bank.file-too-large', { limit: limit >> 20 })
    // Small pieces, since the parser holds a copy of what it is given.
    for (let at = 0; at < piece.length; at += PIECE) reader.write(piece.subarray(at, at + PIECE))
  }
  reader.end()
}

/** What the parser of XML says, in words for whoever has the file. */
function said(error: unknown, place: { line: number; element: string }): unknown {
  if (!isFault(error) || error.code !== 'file.damaged') return error
  const reason = String(error.detail.xml)
  if (reason === 'doctype') return fault('invalid', 'bank.doctype', place)
  if (reason === 'depth') return fault('invalid', 'bank.too-deep', place)
  if (/entity/i.test(reason)) return fault('invalid', 'bank.doctype', { ...place, reason })
  if (/^[\w-]+$/.test(reason) || /encoded data/.test(reason)) {
    return fault('invalid', 'bank.encoding', { ...place, found: reason })
  }
  return fault('invalid', 'bank.malformed', { ...place, reason })
}
