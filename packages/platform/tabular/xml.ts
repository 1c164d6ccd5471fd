import sax, { type SAXParser, type Tag } from 'sax'
import { fault, isFault } from '../fault.ts'

/** What a reader of XML hears: names without their prefix, and once as they are written. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>, written: string): void
  close?(name: string): void
  text?(text: string): void
}

/** One tag with its attributes, and text between tags, are never as long as this. */
const LONGEST = 1 << 21
const DEEPEST = 64

/** `x:row` → `row`. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute by its name without prefix: `r:id` may be called otherwise. */
export function attribute(attributes: Readonly<Record<string, string>>, local: string) {
  for (const name in attributes) if (localName(name) === local) return attributes[name]
  return undefined
}

/**
 * Reads XML piece by piece. Document types and entities of one's own are refused, as are
 * encodings other than UTF-8 and UTF-16: no spreadsheet writes them.
 */
export class XmlReader {
  readonly #sax: SAXParser
  #decoder: TextDecoder | undefined
  #depth = 0
  /** `prefix` is read before the first piece: what a skipped beginning would have opened. */
  constructor(events: XmlEvents, prefix = '') {
    const options = { strictEntities: true, position: true }
    this.#sax = sax.parser(true, options)
    this.#sax.onerror = (error) => {
      throw damaged(error.message.split('\n')[0] ?? '')
    }
    this.#sax.ondoctype = () => {
      throw damaged('doctype')
    }
    this.#sax.onprocessinginstruction = ({ name, body }) => {
      const encoding = name === 'xml' ? /encoding=["']([^"']*)/.exec(body)?.[1] : undefined
      if (encoding && !/^(utf-?8|utf-?16|us-ascii)/i.test(encoding)) throw damaged(encoding)
    }
    this.#sax.onopentag = (tag) => {
      if (++this.#depth > DEEPEST) throw damaged('depth')
      events.open(localName(tag.name), (tag as Tag).attributes, tag.name)
    }
    this.#sax.onclosetag = (name) => {
      this.#depth--
      events.close?.(localName(name))
    }
    const { text } = events
    if (text) {
      this.#sax.ontext = (part) => text.call(events, part)
      this.#sax.oncdata = (part) => text.call(events, part)
    }
    if (prefix) this.#sax.write(prefix)
  }

  /** The line that is being read, from 1. */
  get line(): number {
    return this.#sax.line + 1
  }

  /** Says that no more will come. @throws Fault invalid `file.damaged` when elements are open still */
  end(): void {
    try {
      this.#sax.write(this.#decoder?.decode() ?? '')
      this.#sax.close()
    } catch (error) {
      throw isFault(error) ? error : damaged(error instanceof Error ? error.message : '')
    }
  }

  /** @throws Fault invalid `file.damaged`, and what the events throw */
  write(piece: Uint8Array): void {
    this.#decoder ??= decoderFor(piece)
    try {
      this.#sax.write(this.#decoder.decode(piece, { stream: true }))
    } catch (error) {
      throw isFault(error) ? error : damaged(error instanceof Error ? error.message : '')
    }
    // The parser would gather one endless tag in memory; all others it hands out in parts.
    if (this.#sax.position - this.#sax.startTagPosition > LONGEST) throw damaged('tag too long')
  }
}

function decoderFor(head: Uint8Array): TextDecoder {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || head[1] === 0
  const wideBig = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0)
  return new TextDecoder(wideBig ? 'utf-16be' : wide ? 'utf-16le' : 'utf-8', { fatal: true })
}

const damaged = (reason: string) => fault('invalid', 'file.damaged', { xml: reason })

/** Reads a whole small part. @throws Fault too-large `file.bomb` when it is not small */
export async function readPart(
  archive: { size(name: string): number; stream(name: string): AsyncIterable<Uint8Array> },
  name: string,
  events: XmlEvents,
  limit = 32 << 20,
): Promise<void> {
  if (archive.size(name) > limit) throw fault('too-large', 'file.bomb', { entry: name })
  const reader = new XmlReader(events)
  for await (const piece of archive.stream(name)) reader.write(piece)
}
