import { definitions, workerOf } from '@terrace/functions/work'
import type { World } from '@terrace/local/world'
import { type Counts, countsOf } from '@terrace/monitoring'
import type { Interceptor, Item } from '@terrace/platform/db'
import { runJob } from '@terrace/platform/job-runner'
import { newJob, readJob } from '@terrace/platform/job-store'
import { routes as registry } from '@terrace/registry/routes'

const writes: readonly string[] = ['TransactWriteItems', 'PutItem', 'UpdateItem', 'DeleteItem']
export const isWrite = (operation: string): boolean => writes.includes(operation)

/** Where the machine dies: before the write was sent, or after it took effect but before the answer. */
export type When = 'before' | 'after'

export class Crash extends Error {}

/**
 * Dies at the n-th write and stays dead: every later call fails until the interceptor is taken away.
 * @returns what was seen: how many writes there were, and whether it died
 */
export function dieAt(w: World, n: number, when: When) {
  const seen = { writes: 0, dead: false }
  const intercept: Interceptor = async (name, input) => {
    if (seen.dead) throw new Crash('dead')
    if (!isWrite(name) || ++seen.writes !== n) return
    seen.dead = true
    if (when === 'after') {
      // What the service answered, a refusal too, reaches nobody.
      await w.ports.db.client.send(name, input as Item).catch(() => undefined)
    }
    throw new Crash(`${name} ${n}`)
  }
  w.intercept(intercept)
  return Object.assign(seen, { intercept })
}

/** Stages a job as its command would, without waking anybody. */
export async function stage(w: World, kind: string, input: unknown) {
  const def = definitions.find(({ id }) => id === kind)
  if (!def) throw new Error(`no job ${kind}`)
  const { job, row } = newJob(w.as('county'), def, input)
  const { item } = row as { item: { Put: Item } }
  await w.ports.db.write([{ item }])
  return job
}

export const worker = (w: World, leaving = () => false) => workerOf(w.ports, leaving)

/** Runs a job until it is over, as repeated messages would. */
export async function finish(w: World, job: string) {
  for (let i = 0; i < 20; i++) if ((await runJob(worker(w), w.tenant, job)) === 'over') break
  return readJob(w.ports.db, w.tenant, job)
}

/** Settles what is pending, recounts everything and answers the areas that differ. */
export async function drift(w: World) {
  await w.settle()
  const job = await stage(w, 'monitoring.recount', { repair: false })
  const { state, counts, error } = await finish(w, job)
  return { state, counts, error }
}

/** An instant of the world's clock, `ms` from its now. */
export const later = (w: World, ms: number): string =>
  new Date(w.ports.now().getTime() + ms).toISOString()

/** Calls the action behind a route, as the county office. */
export async function act<T>(w: World, key: keyof typeof registry, input: object): Promise<T> {
  return (await registry[key].action(w.as('county'), input)) as T
}

const whole = (w: World) => ({
  pk: `$terrace#tenant_${w.tenant}#parent_none`,
  sk: '$statistics_1#period_now#area_all',
})

/** The kept counts of the whole tenant. */
export async function statistics(w: World): Promise<Counts | undefined> {
  const row = await w.ports.db.get(whole(w), true)
  return row && countsOf(row)
}

/** Spoils a kept count, as a bug would. */
export const spoil = (w: World, by: number): Promise<Item> =>
  w.ports.db.update({
    Key: whole(w),
    UpdateExpression: 'ADD households :by',
    ExpressionAttributeValues: { ':by': by },
  })
