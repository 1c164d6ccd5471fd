/** A binary heap of numbers: the first by `before` is on top. */
export class Heap {
  private readonly items: number[]
  private readonly before: (a: number, b: number) => boolean
  constructor(items: number[], before: (a: number, b: number) => boolean) {
    this.items = items
    this.before = before
    for (let i = (items.length >> 1) - 1; i >= 0; i--) this.sink(i)
  }

  get top(): number | undefined {
    return this.items[0]
  }

  pop(): void {
    const last = this.items.pop()
    if (last !== undefined && this.items.length > 0) this.replace(last)
  }

  /** Puts another on the top's place, or the same one after it changed. */
  replace(item: number): void {
    this.items[0] = item
    this.sink(0)
  }

  private sink(from: number): void {
    const { items } = this
    let at = from
    for (;;) {
      let first = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < items.length && this.before(items[child] ?? 0, items[first] ?? 0)) first = child
      }
      if (first === at) return
      const [a, b] = [items[at] ?? 0, items[first] ?? 0]
      items[at] = b
      items[first] = a
      at = first
    }
  }
}
