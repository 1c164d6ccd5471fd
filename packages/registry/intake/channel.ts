/** Rows on their way from who makes them to who writes them; the maker waits when they pile up. */
export class Channel<T> implements AsyncIterable<T> {
  private rows: T[] = []
  private ended = false
  private failure: unknown
  private wakeReader: (() => void) | undefined
  private wakeWriter: (() => void) | undefined
  private static readonly MOST = 2_000

  async push(row: T): Promise<void> {
    this.rows.push(row)
    this.wakeReader?.()
    if (this.rows.length >= Channel.MOST && !this.ended) {
      await new Promise<void>((resolve) => {
        this.wakeWriter = resolve
      })
    }
  }

  end(): void {
    this.ended = true
    this.wakeReader?.()
    this.wakeWriter?.()
  }

  /** Ends the reader with an error: what it wrote is thrown away. */
  fail(error: unknown): void {
    this.failure = error
    this.end()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const rows = this.rows
      this.rows = []
      this.wakeWriter?.()
      yield* rows
      if (this.failure !== undefined) throw this.failure
      if (this.rows.length > 0) continue
      if (this.ended) return
      await new Promise<void>((resolve) => {
        this.wakeReader = resolve
        if (this.rows.length > 0 || this.ended) resolve()
      })
    }
  }
}
