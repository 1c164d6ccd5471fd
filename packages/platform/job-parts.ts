import { gunzipSync, gzipSync } from 'node:zlib'
import type { Ctx } from './context.ts'

/** Who wrote how many parts, one after the other: what a checkpoint keeps of them. */
export type PartsState = readonly { by: string; count: number }[]

/**
 * Rows that a job lays aside while it works, in files of its own. Only parts that the saved state
 * names are there: what a killed worker wrote after its last checkpoint is not, and a worker that was
 * only slow writes under another name than the one that took over. The bucket forgets `exports/`
 * after some days, so that nothing is left of jobs that never ended.
 */
export class Parts<T> {
  private readonly ctx: Ctx
  private readonly folder: string
  private readonly me: string
  private written: { by: string; count: number }[]

  /** @param folder where they stay instead, for rows that outlive their job; those are not removed */
  constructor(ctx: Ctx, job: string, state: PartsState = [], folder?: string) {
    this.ctx = ctx
    this.folder = folder ?? `exports/${ctx.tenant}/${job}/parts`
    this.me = ctx.newId('part')
    this.written = state.map((entry) => ({ ...entry }))
  }

  get state(): PartsState {
    return this.written.map((entry) => ({ ...entry }))
  }

  async add(rows: readonly T[]): Promise<void> {
    if (rows.length === 0) return
    const last = this.written.at(-1)
    const mine = last?.by === this.me ? last : { by: this.me, count: 0 }
    const text = rows.map((row) => JSON.stringify(row)).join('\n')
    const { files } = this.ctx.ports
    await files.put(this.key(mine.by, mine.count), gzipSync(text), 'application/gzip')
    mine.count++
    if (mine !== last) this.written.push(mine)
  }

  /** Every row, in the order in which they were added; memory holds one part. */
  async *rows(): AsyncGenerator<T> {
    for (let n = 0; n < this.count; n++) yield* await this.part(n)
  }

  get count(): number {
    return this.written.reduce((sum, { count }) => sum + count, 0)
  }

  /** The rows of one part, counted from 0. */
  async part(n: number): Promise<T[]> {
    const key = this.keys()[n]
    if (key === undefined) return []
    const packed = await this.ctx.ports.files.get(key)
    return gunzipSync(packed)
      .toString()
      .split('\n')
      .map((line) => JSON.parse(line) as T)
  }

  /**
   * Once no checkpoint needs them any more; some may be gone already. A job that is done does not fail
   * for what the bucket forgets anyway.
   */
  async remove(): Promise<void> {
    for (const key of this.keys()) await this.ctx.ports.files.remove(key).catch(() => undefined)
    this.written = []
  }

  private key = (by: string, n: number) => `${this.folder}/${by}-${n}`

  private keys(): string[] {
    return this.written.flatMap(({ by, count }) =>
      Array.from({ length: count }, (_, n) => this.key(by, n)),
    )
  }
}
