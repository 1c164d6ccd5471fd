import type { Ctx } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import type { JobOutcome, Run } from '@terrace/platform/job'
import type { Cell } from '@terrace/platform/tabular'
import type { Area } from '@terrace/tenancy'
import { headOf } from './brief.ts'
import { eventOf, refuseClosed } from './household.ts'
import { readHouseholds } from './household-store.ts'
import { OutcomeEntity } from './intake/import.entity.ts'
import type { Refusal } from './intake/problem.ts'
import { sentence, word } from './intake/text.ts'
import type { Household } from './model.ts'
import { ROOM } from './room.ts'
import { type Desk, type Prepared, prepareChange } from './writer.ts'

/** Households read together; as many of them as a transaction holds move together. */
export const TOGETHER = 24
/** As long as the job's own receipts, in seconds. */
const KEPT = 30 * 86_400
const TYPE = 'text/csv; charset=utf-8'

/** A household that stays where it is, and why; what is not theirs to see is known by its id only. */
interface Refused extends Refusal {
  household: string
  number?: string
  head?: string | undefined
  area?: string
}
type Decided = { prepared: Prepared } | { refused: Refused } | 'unchanged'

/** What becomes of each of the next households, in a transaction with its receipt. */
export class Mover {
  private readonly desk: Desk
  private readonly area: Area
  private readonly reason: string
  private readonly run: Run
  constructor(desk: Desk, area: Area, reason: string, run: Run) {
    this.desk = desk
    this.area = area
    this.reason = reason
    this.run = run
  }

  /**
   * @param at the place of the first one in the whole list: what numbers the receipt
   * @returns how many were settled
   * @throws Fault stale, conflict when somebody was faster: all of them must be read again
   */
  async settle(ids: readonly string[], at: number): Promise<number> {
    const found = await readHouseholds(this.desk.ctx, ids)
    const byId = new Map(found.map((one) => [one.household, one]))
    const part = fitting(ids.map((id) => this.decide(id, byId.get(id))))
    await this.commit(part, at)
    return part.length
  }

  /** Somebody saves it again and again: it is left, the others go on. */
  async leave(household: string, at: number, code: string): Promise<void> {
    await this.commit([{ refused: { household, code } }], at)
  }

  private decide(id: string, household: Household | undefined): Decided {
    if (!household) return { refused: { household: id, code: 'household.missing' } }
    try {
      refuseClosed(household)
      const prepared = prepareChange(this.desk, household, {}, this.area)
      return prepared ? { prepared } : 'unchanged'
    } catch (error) {
      if (!isFault(error) || error.kind === 'internal' || error.kind === 'unavailable') throw error
      const { code, params } = error.detail.fields?.[0] ?? { code: error.code }
      const { number, areaName: area } = household
      const head = headOf(household)?.name
      return { refused: { household: id, number, head, area, code, params } }
    }
  }

  private async commit(part: readonly Decided[], at: number): Promise<void> {
    const { tenant } = this.desk
    const moved = part.flatMap((one) => (typeof one === 'object' && 'prepared' in one ? one : []))
    const refused = part.flatMap((one) =>
      typeof one === 'object' && 'refused' in one ? one.refused : [],
    )
    const rows = moved.flatMap(({ prepared }) => prepared.rows)
    const told = OutcomeEntity.put({
      tenant,
      job: this.run.job.job,
      part: String(at).padStart(8, '0'),
      doc: JSON.stringify(refused),
      ttl: Math.floor(Date.parse(this.run.job.createdAt) / 1000) + KEPT,
    })
    const counts = {
      moved: moved.length,
      unchanged: part.length - moved.length - refused.length,
      refused: refused.length,
    }
    const events = moved.map(({ prepared }) =>
      eventOf('household.moved', prepared, { reason: this.reason }),
    )
    const work = { rows: refused.length > 0 ? [...rows, told] : rows, events, counts }
    const ours = await this.run.chunk(at, { ...work, done: part.length })
    // A worker that was only slow did it: whoever comes next reads how far that one got.
    if (!ours) throw fault('unavailable', 'save.busy')
  }
}

/** As many as a transaction holds, beside the receipt and what is told of those refused. */
function fitting(all: readonly Decided[]): Decided[] {
  const part: Decided[] = []
  let room = ROOM
  for (const one of all) {
    const need = typeof one === 'object' && 'prepared' in one ? one.prepared.rows.length + 1 : 0
    if (part.length > 0 && need > room) break
    part.push(one)
    room -= need
  }
  return part
}

/** Those who stayed, with the reason of each, to be put right and chosen again; none without any. */
export async function refusedFile(
  ctx: Ctx,
  job: string,
): Promise<NonNullable<JobOutcome['files']>> {
  const rows: Cell[][] = []
  const query = OutcomeEntity.query.byPart({ tenant: ctx.tenant, job })
  for await (const item of ctx.db.all(query, { consistent: true })) {
    for (const one of JSON.parse(String(item.doc)) as Refused[]) {
      const { household, number = null, head = null, area = null } = one
      rows.push([number, head, area, sentence(one, ctx.lang), household])
    }
  }
  if (rows.length === 0) return []
  const { writeCsv } = await import('@terrace/platform/tabular')
  const names = ['number', 'head', 'area', 'problem', 'household']
  const header = names.map((name) => word(`move.column.${name}`, ctx.lang))
  const [name, key] = ['errors.csv', `exports/${ctx.tenant}/${job}/errors.csv`]
  const size = await ctx.ports.files.putStream(key, writeCsv(header, rows), TYPE)
  return [{ name, key, size, type: TYPE }]
}
