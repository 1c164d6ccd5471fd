import { commit, parse } from './command.ts'
import type { Ctx, Ports } from './context.ts'
import type { Db, Item } from './db.ts'
import { isFault } from './fault.ts'
import type { Job, JobDefinition, JobOutcome, Run } from './job.ts'
import { type Asked, asJob, chunkKey, jobKey, readJob } from './job-store.ts'
import { partition } from './key.ts'
import { type Projection, projectPending } from './projection.ts'

/** A worker that has not been heard of for this long is dead, in milliseconds. */
const LEASE = 30_000
const BEAT = 8_000
/** Progress is written at most this often, in milliseconds. */
const FLUSH = 400
const TRIES = 4

class Cancelled extends Error {}
class Yielded extends Error {}
class AlreadyDone extends Error {}
/** Another worker has claimed the job since: this one was only slow, and must write no more. */
class Overtaken extends Error {}

export interface Worker {
  ports: Ports
  definitions: readonly JobDefinition[]
  /** The context in which the job runs: who asked, what they may see. */
  context(tenant: string, asked: Asked): Promise<Ctx>
  /** Everything that hears events: an event has one mark, so that they are settled for all at once. */
  projections?: readonly Projection[]
  /** True when this worker should hand over: the function's time is nearly up, or it stops. */
  leaving(): boolean
}

/**
 * Runs one job as far as this worker can. Safe to call twice, or by two workers: the claim is a
 * condition, and chunks carry receipts.
 * @returns 'again' when another message is needed to go on
 */
export async function runJob(
  worker: Worker,
  tenant: string,
  job: string,
): Promise<'over' | 'again'> {
  const { db } = worker.ports
  const item = await claim(worker, tenant, job)
  if (!item) return 'over'
  const ctx = await worker.context(tenant, item.asked as Asked)
  const def = worker.definitions.find((d) => d.id === item.kind)
  const run = new Running(worker, ctx, item, await receipts(db, tenant, job))
  const beat = setInterval(() => void run.flush(true).catch(() => undefined), BEAT)
  try {
    return await work(def, ctx, item, run)
  } catch (error) {
    if (error instanceof Overtaken) return 'over'
    throw error
  } finally {
    clearInterval(beat)
  }
}

async function work(
  def: JobDefinition | undefined,
  ctx: Ctx,
  item: Item,
  run: Running,
): Promise<'over' | 'again'> {
  try {
    if (!def) throw new Error(`no job of kind ${String(item.kind)}`)
    const outcome = await def.run(ctx, parse(def.input, JSON.parse(String(item.input))), run)
    await run.end('done', outcome ?? {})
    return 'over'
  } catch (error) {
    if (error instanceof Overtaken) throw error
    if (error instanceof Yielded) {
      await run.release()
      return 'again'
    }
    if (error instanceof Cancelled) {
      await run.end('cancelled', {})
      return 'over'
    }
    return await run.stumble(error)
  }
}

async function claim(worker: Worker, tenant: string, job: string): Promise<Item | undefined> {
  const now = worker.ports.now()
  try {
    return await worker.ports.db.update({
      Key: jobKey(tenant, job),
      UpdateExpression:
        'SET #s = :running, lease = :until, attempts = attempts + :one, ' +
        'turn = if_not_exists(turn, :zero) + :one, ' +
        'startedAt = if_not_exists(startedAt, :at)',
      ConditionExpression: '#s = :queued OR (#s = :running AND lease < :now)',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: {
        ':running': 'running',
        ':queued': 'queued',
        ':until': now.getTime() + LEASE,
        ':now': now.getTime(),
        ':at': now.toISOString(),
        ':one': 1,
        ':zero': 0,
      },
    })
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return undefined
    throw error
  }
}

async function receipts(db: Db, tenant: string, job: string) {
  const found = new Map<number, { counts: Record<string, number>; done: number }>()
  const query = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': partition(tenant, `job_${job}`), ':sk': '$chunk#' },
  }
  for await (const row of db.all(query, { consistent: true })) {
    found.set(Number(row.index), {
      counts: row.counts as Record<string, number>,
      done: Number(row.done),
    })
  }
  return found
}

class Running implements Run {
  readonly job: Job
  readonly checkpoint: unknown
  readonly finished: ReadonlyMap<number, Record<string, number>>
  private readonly worker: Worker
  private readonly ctx: Ctx
  private counts: Record<string, number>
  private done: number
  private total: number | undefined
  private flushed = 0
  private cancelling = false
  private saved: unknown
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
    this.checkpoint = item.checkpoint ? JSON.parse(String(item.checkpoint)) : undefined
    this.finished = new Map([...done].map(([i, r]) => [i, r.counts]))
    this.total = this.job.total
    this.done = done.size > 0 ? 0 : this.job.done
    this.counts = done.size > 0 ? {} : { ...this.job.counts }
    for (const receipt of done.values()) this.add(receipt.done, receipt.counts)
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
    if (this.finished.has(index)) return false
    const receipt = {
      item: {
        Put: {
          Item: {
            ...chunkKey(this.ctx.tenant, this.job.job, index),
            index,
            counts: work.counts,
            done: work.done,
            type: 'chunk',
            ttl: Math.floor(Date.parse(this.job.createdAt) / 1000) + 30 * 86_400,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      refused: () => new AlreadyDone(),
    }
    try {
      await commit(this.ctx, this.job.kind, work.events, [...work.rows, receipt])
    } catch (error) {
      if (error instanceof AlreadyDone) return false
      throw error
    }
    this.add(work.done, work.counts)
    await this.flush()
    return true
  }

  async save(checkpoint: unknown, progress: { done: number; counts?: Record<string, number> }) {
    this.saved = checkpoint
    this.done = progress.done
    if (progress.counts) this.counts = { ...progress.counts }
    await this.flush(true)
  }

  async settle() {
    const { projections } = this.worker
    // A worker that does not know who hears must not say that all have heard.
    return projections ? projectPending(this.ctx.db, this.ctx.tenant, projections) : 0
  }

  async breathe() {
    await this.flush()
    if (this.cancelling) throw new Cancelled()
    if (this.worker.leaving()) throw new Yielded()
  }

  /** Writes progress and renews the lease; learns whether somebody cancelled. */
  async flush(now = false) {
    const at = this.worker.ports.now().getTime()
    if (!now && at - this.flushed < FLUSH) return
    this.flushed = at
    const item = await this.set({
      done: this.done,
      counts: this.counts,
      lease: at + LEASE,
      ...(this.total === undefined ? {} : { total: this.total }),
      ...(this.saved === undefined ? {} : { checkpoint: JSON.stringify(this.saved) }),
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

  async release() {
    await this.flush(true)
    await this.set({ state: 'queued', lease: 0, attempts: Math.max(0, this.job.attempts - 1) })
  }

  /** A refusal ends the job with its reason; a broken machine is tried again, a few times. */
  async stumble(error: unknown): Promise<'over' | 'again'> {
    if (isFault(error) && error.kind !== 'unavailable' && error.kind !== 'internal') {
      await this.end('failed', { error: { code: error.code, detail: error.detail } })
      return 'over'
    }
    if (this.job.attempts < TRIES) {
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

/** A job's own file, by name. @throws Fault missing `job.missing` or `file.missing` */
export async function jobFile(db: Db, tenant: string, job: string, name: string) {
  const item = await readJob(db, tenant, job)
  const files = (item.files ?? []) as NonNullable<JobOutcome['files']>
  return files.find((file) => file.name === name)
}
