/**
 * Remembers up to millions of texts by a hash of 64 bits with a number beside each: 12 bytes an
 * entry instead of the hundred of a `Map` of strings. Two of a million texts share a hash once in
 * forty million files.
 */
export class Seen {
  private high = new Uint32Array(1 << 12)
  private low = new Uint32Array(1 << 12)
  private value = new Uint32Array(1 << 12)
  private news: number[] = []
  size = 0

  /** Remembers `value` (from 1) for `text`, unless it is there: then answers what was kept. */
  first(text: string, value: number): number | undefined {
    const [high, low] = hash(text)
    const at = this.find(high, low)
    const kept = this.value[at]
    if (kept) return kept
    this.put(at, high, low, value)
    this.news.push(high, low, value)
    return undefined
  }

  /** What was remembered since the last call, for whoever takes over: hash and number, flat. */
  fresh(): number[] {
    const { news } = this
    this.news = []
    return news
  }

  /** Remembers what another worker answered as `fresh`. */
  restore(entries: readonly number[]): void {
    for (let i = 0; i < entries.length; i += 3) {
      const [high, low, value] = [entries[i] ?? 0, entries[i + 1] ?? 0, entries[i + 2] ?? 0]
      const at = this.find(high, low)
      if (!this.value[at]) this.put(at, high, low, value)
    }
  }

  get(text: string): number | undefined {
    return this.value[this.find(...hash(text))] || undefined
  }

  private put(at: number, high: number, low: number, value: number) {
    this.high[at] = high
    this.low[at] = low
    this.value[at] = value
    if (++this.size * 10 > this.value.length * 7) this.grow()
  }

  private find(high: number, low: number): number {
    const mask = this.value.length - 1
    let at = low & mask
    while (this.value[at] && (this.high[at] !== high || this.low[at] !== low)) at = (at + 1) & mask
    return at
  }

  private grow() {
    const { high, low, value } = this
    this.high = new Uint32Array(high.length * 2)
    this.low = new Uint32Array(high.length * 2)
    this.value = new Uint32Array(high.length * 2)
    for (let i = 0; i < value.length; i++) {
      const kept = value[i]
      if (!kept) continue
      const [h, l] = [high[i] ?? 0, low[i] ?? 0]
      const at = this.find(h, l)
      this.high[at] = h
      this.low[at] = l
      this.value[at] = kept
    }
  }
}

/** cyrb64: two 32-bit streams of multiplications, well mixed; not for secrets. */
export function hash(text: string): [number, number] {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a >>> 0, b >>> 0]
}
