import { fault } from '../fault.ts'
import { unescapeText } from './cell-value.ts'
import { readPart } from './xml.ts'
import type { Archive } from './zip.ts'

/**
 * The texts that cells of a workbook refer to by number. Held as UTF-8 in one buffer, outside the
 * heap: a million names take their bytes and four more each, instead of an object each.
 */
export class SharedStrings {
  readonly #bytes: Buffer
  #ends = new Uint32Array(1024)
  #count = 0
  #used = 0
  private constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity)
  }

  /** @throws Fault too-large `file.strings-too-large` */
  static async read(archive: Archive, path: string, limit: number): Promise<SharedStrings> {
    const size = archive.size(path)
    if (size > limit) throw fault('too-large', 'file.strings-too-large', { size, limit })
    // Markup only shrinks when it becomes text; UTF-16 grows by a half at most.
    const strings = new SharedStrings(Math.ceil(size * 1.5) + 16)
    let text = ''
    let wanted = false
    let phonetic = false
    await readPart(
      archive,
      path,
      {
        open(name) {
          if (name === 'si') text = ''
          else if (name === 'rPh') phonetic = true
          else if (name === 't') wanted = !phonetic
        },
        close(name) {
          if (name === 'si') strings.#add(unescapeText(text))
          else if (name === 'rPh') phonetic = false
          else if (name === 't') wanted = false
        },
        text(part) {
          if (wanted) text += part
        },
      },
      limit,
    )
    return strings
  }

  /** The text of that number; `undefined` for one that the workbook does not have. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined
    const start = index === 0 ? 0 : this.#ends[index - 1]
    return this.#bytes.toString('utf8', start, this.#ends[index])
  }

  #add(text: string): void {
    if (this.#count === this.#ends.length) {
      const more = new Uint32Array(this.#count * 2)
      more.set(this.#ends)
      this.#ends = more
    }
    this.#used += this.#bytes.write(text, this.#used)
    this.#ends[this.#count++] = this.#used
  }
}
