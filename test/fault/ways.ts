import type { World } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { Crash, dieAt, finish, later, worker } from './kit.ts'

/** Writes of rows, and of files, within which a worker comes one step further. */
interface Reach {
  rows: number
  files?: number
}

/**
 * How workers follow each other until the job is over; answers how many there were.
 */
export type Way = (w: World, job: string, reach: Reach) => Promise<number>
const MOST = 500

/** Whoever has come one step further leaves. */
const leaving: Way = async (w, job) => {
  for (let n = 1; n < MOST; n++) {
    if (
      (await runJob(
        worker(w, () => true),
        w.tenant,
        job,
      )) === 'over'
    )
      return n
  }
  return MOST
}

/** Numbers that look random and are the same each time. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

/** Each worker dies at one of its writes, of rows or of files; its lease runs out. */
const dying =
  (seed: number): Way =>
  async (w, job, { rows, files: most = 5 }) => {
    const roll = dice(seed)
    const { files } = w.ports
    const put = files.put.bind(files)
    let spared = 0
    for (let n = 1; n < MOST; n++) {
      const seen = dieAt(w, 2 + roll(rows) + spared, roll(2) ? 'before' : 'after')
      let puts = roll(most) + spared
      files.put = async (...args) => {
        if (seen.dead || puts-- === 0) {
          seen.dead = true
          throw new Crash('a file')
        }
        return put(...args)
      }
      await runJob(worker(w), w.tenant, job).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
      files.put = put
      w.intercept(undefined)
      const { state, attempts } = await readJob(w.ports.db, w.tenant, job)
      if (state !== 'running' && state !== 'queued') return n
      // Who dies four times on the same spot is given up: chance must not do that here.
      spared = Number(attempts) >= 3 ? 1_000 : 0
      w.at(later(w, 31_000))
    }
    return MOST
  }
export const ways = [leaving, dying(7), dying(11)]

export async function ended(w: World, job: string, way: Way, reach: Reach) {
  const workers = await way(w, job, reach)
  const { state, counts, result, files, error, done } = await readJob(w.ports.db, w.tenant, job)
  return { workers, ended: { state, counts, result, error, done }, files: files as Item[] }
}
export const straight: Way = async (w, job) => {
  await finish(w, job)
  return 1
}
