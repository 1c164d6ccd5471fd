import { parse } from './command.ts'
import type { Ctx } from './context.ts'
import type { Db, Item } from './db.ts'
import type { JobDefinition } from './job.ts'
import { Cancelled, LEASE, Overtaken, Running, TRIES, type Worker, Yielded } from './job-run.ts'
import { type Asked, jobKey } from './job-store.ts'
import { partition } from './key.ts'

export type { Worker } from './job-run.ts'

/** How often a worker says that it lives, in milliseconds. */
const BEAT = 8_000

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
  if (Number(item.attempts) > TRIES) return bury(worker, tenant, item)
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
    if (error instanceof Yielded) return await run.release()
    if (error instanceof Cancelled) {
      await run.end('cancelled', {})
      return 'over'
    }
    return await run.stumble(error)
  }
}

async function claim(worker: Worker, tenant: string, job: string): Promise<Item | undefined> {
  const now = worker.ports.machineNow().getTime()
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
        ':until': now + LEASE,
        ':now': now,
        ':at': worker.ports.now().toISOString(),
        ':one': 1,
        ':zero': 0,
      },
    })
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return undefined
    throw error
  }
}

/** A job whose workers die one after the other, without a word, would be claimed for ever. */
async function bury(worker: Worker, tenant: string, item: Item): Promise<'over'> {
  await worker.ports.db.update({
    Key: jobKey(tenant, String(item.job)),
    UpdateExpression:
      'SET #s = :failed, #e = :error, endedAt = :at, attempts = :tries REMOVE gsi2pk, gsi2sk',
    ExpressionAttributeNames: { '#s': 'state', '#e': 'error' },
    ExpressionAttributeValues: {
      ':failed': 'failed',
      ':error': { code: 'job.broken', detail: { message: 'its workers died' } },
      ':at': worker.ports.now().toISOString(),
      ':tries': TRIES,
    },
  })
  return 'over'
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
