import { commit } from './command.ts'
import type { Ctx, Ports } from './context.ts'
import type { Item } from './db.ts'
import { isFault } from './fault.ts'
import type { Job, JobDefinition, JobOutcome, Run } from './job.ts'
import { type Asked, asJob, chunkKey, jobKey } from './job-store.ts'

/** A worker that has not been heard of for this long is dead, in milliseconds. */
export const LEASE = 30_000
/** Progress is written at most this often, in milliseconds. */
const FLUSH = 400
/** Claims in a row that moved nothing, until the job is given up. */
export const TRIES = 4
/** A worker this long at work has not the whole of its time before it any more, in milliseconds. */
const BUSY = 60_000

export class Cancelled extends Error {}
export class Yielded extends Error {}
class AlreadyDone extends Error {}
/** Another worker has claimed the job since: this one was only slow, and must write no more. */
export class Overtaken extends Error {}

export interface Worker {
  ports: Ports
  definitions: readonly JobDefinition[]
  /** The context in which the job runs: who asked, what they may see. */
  context(tenant: string, asked: Asked): Promise<Ctx>
  /** Applies what is pending, for all who hear events. */
  settle(tenant: string): Promise<unknown>
  /** True when this worker should hand over: the function's time is nearly up, or it stops. */
  leaving(): boolean
}

/** A job in the hands of the worker that claimed it. */
export class Running implements Run {
  readonly job: Job
  readonly checkpoint: unknown
  readonly finished: ReadonlyMap<number, Record<string, number>>
  /** Chunks that stand in the counts: those that were finished, and what came since. */
  private readonly counted: Set<number>
  private readonly worker: Worker
  private readonly ctx: Ctx
  private counts: Record<string, number>
  private done: number
  private total: number | undefined
  private flushed = 0
  private cancelling = false
  private saved: string | undefined
  private attempts: number
  private further = false
  private readonly since: number
  /** Which claim of the job this worker holds: whoever claimed later has the say. */
  private readonly turn: number

  constructor(
    worker: Worker,
    ctx: Ctx,
    item: Item,
    done: Map<number, { counts: Record<string, number>; done: number }>,
  ) {
    this.worker = worker
    this.ctx = ctx
    this.turn = Number(item.turn)
    this.job = asJob(item)
    this.attempts = this.job.attempts
    this.since = worker.ports.machineNow().getTime()
    this.saved = item.checkpoint ? String(item.checkpoint) : undefined
    this.checkpoint = this.saved ? JSON.parse(this.saved) : undefined
    this.finished = new Map([...done].map(([i, r]) => [i, r.counts]))
    this.counted = new Set(done.keys())
    this.total = this.job.total
    this.done = done.size > 0 ? 0 : this.job.done
    this.counts = done.size > 0 ? {} : { ...this.job.counts }
    for (const receipt of done.values()) this.add(receipt.done, receipt.counts)
  }

  /** A worker that got further owes nothing for those before it: a long job may meet many deaths. */
  private moved() {
    this.attempts = 1
    this.further = true
  }

  private add(done: number, counts: Record<string, number>) {
    this.done += done
    for (const [k, n] of Object.entries(counts)) this.counts[k] = (this.counts[k] ?? 0) + n
  }

  async setTotal(total: number) {
    this.total = total
    await this.flush(true)
  }

  async chunk(index: number, work: Parameters<Run['chunk']>[1]): Promise<boolean> {
    if (this.counted.has(index)) return false
    const key = chunkKey(this.ctx.tenant, this.job.job, index)
    const { counts, done } = work
    const ttl = Math.floor(Date.parse(this.job.createdAt) / 1000) + 30 * 86_400
    const receipt = {
      item: {
        Put: {
          Item: { ...key, index, counts, done, type: 'chunk', ttl },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      refused: () => new AlreadyDone(),
    }
    let mine = true
    try {
      await commit(this.ctx, this.job.kind, work.events, [...work.rows, receipt])
      this.add(done, counts)
    } catch (error) {
      if (!(error instanceof AlreadyDone)) throw error
      mine = false
      // A slower worker's chunk that arrived after this one had read the receipts counts as well.
      const theirs = (await this.worker.ports.db.get(key, true)) as typeof work | undefined
      if (theirs) this.add(theirs.done, theirs.counts)
    }
    this.counted.add(index)
    this.moved()
    await this.flush()
    return mine
  }

  async save(checkpoint: unknown, progress: { done: number; counts?: Record<string, number> }) {
    const text = JSON.stringify(checkpoint)
    if (text !== undefined && text !== this.saved) this.moved()
    this.saved = text
    this.done = progress.done
    if (progress.counts) this.counts = { ...progress.counts }
    await this.flush(true)
  }

  async breathe() {
    await this.flush()
    if (this.cancelling) throw new Cancelled()
    if (this.worker.leaving()) throw new Yielded()
  }

  async uncut() {
    await this.flush(true)
    if (this.cancelling) throw new Cancelled()
    // Whoever only looked at what others left would look at it for ever.
    if (this.busy() && this.further) throw new Yielded()
  }

  private busy = () => this.worker.ports.machineNow().getTime() - this.since > BUSY

  async settle() {
    await this.worker.settle(this.ctx.tenant)
  }

  /** Writes progress and renews the lease; learns whether somebody cancelled. */
  async flush(now = false) {
    const at = this.worker.ports.machineNow().getTime()
    if (!now && at - this.flushed < FLUSH) return
    this.flushed = at
    const item = await this.set({
      done: this.done,
      counts: this.counts,
      lease: at + LEASE,
      attempts: this.attempts,
      ...(this.total === undefined ? {} : { total: this.total }),
      ...(this.saved === undefined ? {} : { checkpoint: this.saved }),
    })
    this.cancelling = item.cancelling === true
  }

  async end(state: 'done' | 'cancelled' | 'failed', outcome: JobOutcome & { error?: unknown }) {
    if (outcome.counts) this.counts = outcome.counts
    await this.set(
      {
        state,
        done: this.done,
        counts: this.counts,
        endedAt: this.worker.ports.now().toISOString(),
        ...(this.total === undefined ? {} : { total: this.total }),
        ...(outcome.result ? { result: outcome.result } : {}),
        ...(outcome.files ? { files: outcome.files } : {}),
        ...(outcome.error ? { error: outcome.error } : {}),
      },
      ' REMOVE gsi2pk, gsi2sk',
    )
  }

  /**
   * Leaves the rest to the next worker. One that had time and got no further has tried, as one that
   * died has: work that has no saved place within a worker's time would begin anew for ever.
   */
  async release(): Promise<'over' | 'again'> {
    const tried = this.busy() && !this.further
    if (tried && this.attempts >= TRIES) {
      await this.end('failed', { error: { code: 'job.too-long' } })
      return 'over'
    }
    await this.flush(true)
    const attempts = tried ? this.attempts : this.attempts - 1
    await this.set({ state: 'queued', lease: 0, attempts })
    return 'again'
  }

  /** A refusal ends the job with its reason; a broken machine is tried again, a few times. */
  async stumble(error: unknown): Promise<'over' | 'again'> {
    if (isFault(error) && error.kind !== 'unavailable' && error.kind !== 'internal') {
      await this.end('failed', { error: { code: error.code, detail: error.detail } })
      return 'over'
    }
    if (this.attempts < TRIES) {
      await this.flush(true)
      await this.set({ state: 'queued', lease: 0 })
      return 'again'
    }
    const code = isFault(error) ? error.code : 'job.broken'
    await this.end('failed', { error: { code, detail: { message: String(error) } } })
    return 'over'
  }

  private async set(values: Record<string, unknown>, suffix = ''): Promise<Item> {
    const names = Object.keys(values)
    try {
      return await this.worker.ports.db.update({
        Key: jobKey(this.ctx.tenant, this.job.job),
        UpdateExpression: `SET ${names.map((_, i) => `#${i} = :${i}`).join(', ')}${suffix}`,
        ConditionExpression: 'turn = :turn',
        ExpressionAttributeNames: Object.fromEntries(names.map((n, i) => [`#${i}`, n])),
        ExpressionAttributeValues: {
          ':turn': this.turn,
          ...Object.fromEntries(names.map((n, i) => [`:${i}`, values[n]])),
        },
      })
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') throw new Overtaken()
      throw error
    }
  }
}
