import type { Ctx } from '@terrace/platform/context'
import { jobKey } from '@terrace/platform/job-store'
import { check, type Row } from '@terrace/platform/write'
import { incomeYearOf } from './income-year.ts'
import type { Settings } from './settings-model.ts'

/** For so long the news of a change may take to become a job. Milliseconds. */
const UNDER_WAY = 86_400_000

/** Amounts that a household of today may be compared with: those of years to come move nobody. */
const inForce = (settings: Settings, year: number) =>
  settings.lines.flatMap(({ code, amounts }) =>
    Object.entries(amounts)
      .filter(([of]) => Number(of) <= year)
      .map(([of, amount]) => `${code} ${of} ${amount}`),
  )

/** Whether a change of settings moves households across a line. */
export function movesHouseholds(before: Settings, after: Settings, today: string): boolean {
  const year = incomeYearOf(after, today)
  const [was, is] = [inForce(before, year), inForce(after, year)]
  return was.sort().join('\n') !== is.sort().join('\n')
}

export interface Recheck {
  recheck: NonNullable<Settings['recheck']>
  /** Nobody has asked for this job yet. */
  fresh: boolean
  rows: Row[]
}

/**
 * The job that takes the change to all households: one that still waits to begin will read these
 * settings too, so that two saves are one job. It must still wait when they are saved.
 */
export async function recheckFor(ctx: Ctx, before: Settings): Promise<Recheck> {
  const had = before.recheck
  if (had) {
    const key = jobKey(ctx.tenant, had.job)
    const item = await ctx.db.get(key, true)
    const waits = item
      ? item.state === 'queued' && !item.cancelling
      : Date.parse(ctx.now()) - Date.parse(had.at) < UNDER_WAY
    if (waits) {
      const still =
        'attribute_not_exists(pk) OR (#s = :queued AND attribute_not_exists(cancelling))'
      const row = check(key, still, { '#s': 'state' }, { ':queued': 'queued' })
      return { recheck: had, fresh: false, rows: [row] }
    }
  }
  return { recheck: { job: ctx.newId('job'), at: ctx.now() }, fresh: true, rows: [] }
}
