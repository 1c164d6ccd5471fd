import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const DAY = 86_400_000
/** Ten years: who types another century by mistake could not come back. */
export const MOST = 3_650

/**
 * The service's calendar on this machine: whole days by which its "today" is ahead of the machine's.
 * For training and development: a notice hangs for seven days, and nobody waits a week to see what
 * comes after. Only the local cloud has one; functions on AWS are given no clock but their own.
 */
export type Calendar = {
  /** What other threads read the days from: a move is seen by all of them at once. */
  shared: SharedArrayBuffer
  ahead: () => number
  now: () => Date
  /** Forwards only: what was recorded may not lie in the future. Kept beside the data. */
  moveOn: (days: number) => void
}

/** The clock that a thread reads from a calendar's shared days. */
export function clockOf(shared: SharedArrayBuffer): () => Date {
  const days = new Int32Array(shared)
  return () => new Date(Date.now() + Atomics.load(days, 0) * DAY)
}

/** The days kept in a data folder; 0 where the calendar was never moved. Fault: it is damaged. */
export function daysAhead(dir: string): number {
  const path = join(dir, 'calendar.json')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
    return 0
  }
  const { ahead }: { ahead?: unknown } = JSON.parse(text)
  if (typeof ahead !== 'number' || !Number.isInteger(ahead) || ahead < 0 || ahead > MOST) {
    throw new Error(`${path} is damaged: restore it from a backup`)
  }
  return ahead
}

/** The calendar of a data folder. */
export function calendarOf(dir: string): Calendar {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const days = new Int32Array(shared)
  days[0] = daysAhead(dir)
  const ahead = () => Atomics.load(days, 0)
  return {
    shared,
    ahead,
    now: clockOf(shared),
    moveOn: (more) => {
      const next = ahead() + more
      if (!Number.isInteger(more) || more < 1 || next > MOST) throw new Error('no such move')
      const path = join(dir, 'calendar.json')
      // Written aside and renamed, and before anybody acts on the new day.
      writeFileSync(`${path}.new`, `${JSON.stringify({ ahead: next })}\n`, { flush: true })
      renameSync(`${path}.new`, path)
      Atomics.store(days, 0, next)
    },
  }
}
