import type { EventInput } from '@terrace/platform/event'
import { fault, isFault } from '@terrace/platform/fault'
import type { Run } from '@terrace/platform/job'
import type { Row } from '@terrace/platform/write'
import { ROOM } from '../room.ts'
import { type Batch, PLACES } from './batches.ts'
import { decide, type Fate, type Outcome } from './decide.ts'
import type { Problem } from './draft.ts'
import { OutcomeEntity } from './import.entity.ts'
import { problemAt } from './problem.ts'
import type { Session } from './session.ts'

/** What became of the household at a place of its batch. */
export interface Settled {
  fate: Fate
  problems: Problem[]
}

/** After so many collisions households go one by one; later they are given up. */
const ALONE = 3
const TRIES = 8
/** As long as the job's own receipts. */
const KEPT = 30 * 86_400

const eight = (n: number) => String(n).padStart(8, '0')

/** Problems kept with an outcome: enough to correct the rows, not enough to burst an item. */
const PROBLEMS = 20

interface Placed {
  place: number
  outcome: Outcome
}

/**
 * Commits batches. A part of a batch is one transaction: its households, their events, the
 * receipt, and what became of each. What is on record is never decided again.
 */
export class Committer {
  private readonly session: Session
  private readonly run: Run
  constructor(session: Session, run: Run) {
    this.session = session
    this.run = run
  }

  /** @returns what became of each place; `fresh` when this worker did some of it */
  async work(batch: Batch): Promise<{ settled: Map<number, Settled>; fresh: boolean }> {
    const settled = this.begun(batch) ? await this.onRecord(batch) : new Map<number, Settled>()
    const fresh = settled.size < batch.drafts.length
    for (let attempt = 0; settled.size < batch.drafts.length; attempt++) {
      if (attempt >= TRIES) throw fault('unavailable', 'save.busy')
      const open = [...batch.drafts.keys()].filter((place) => !settled.has(place))
      const drafts = open.flatMap((place) => batch.drafts[place] ?? [])
      const outcomes = await decide(this.session, drafts)
      const placed = outcomes.map((outcome, i): Placed => ({ place: open[i] ?? 0, outcome }))
      for (const part of partsOf(placed, attempt >= ALONE ? 1 : PLACES)) {
        const told = await this.commit(batch, part, attempt >= ALONE)
        if (!told) break
        for (const [place, one] of told) settled.set(place, one)
      }
    }
    return { settled, fresh }
  }

  private begun(batch: Batch): boolean {
    if (this.run.finished.size === 0) return false
    const places = batch.drafts.keys()
    return [...places].some((place) => this.run.finished.has(batch.index * PLACES + place))
  }

  /** What an earlier worker did with this batch. */
  private async onRecord(batch: Batch): Promise<Map<number, Settled>> {
    const { tenant, db } = this.session.ctx
    const query = OutcomeEntity.query
      .byPart({ tenant, job: this.run.job.job })
      .begins({ part: eight(batch.index) })
    const settled = new Map<number, Settled>()
    for await (const item of db.all(query, { consistent: true })) {
      for (const [place, fate, problems] of JSON.parse(String(item.doc)) as Line[]) {
        settled.set(place, { fate, problems: problems ?? [] })
      }
    }
    return settled
  }

  /** @returns undefined when somebody else was faster: all that is open must be decided anew */
  private async commit(
    batch: Batch,
    part: Placed[],
    alone: boolean,
  ): Promise<Map<number, Settled> | undefined> {
    const told = new Map(
      part.map(({ place, outcome: { fate, problems } }): [number, Settled] => [
        place,
        { fate, problems: problems.filter((p) => p.severity === 'error').slice(0, PROBLEMS) },
      ]),
    )
    try {
      const ours = await this.write(batch, part, told)
      return ours ? told : this.onRecord(batch)
    } catch (error) {
      if (!isFault(error) || (error.kind !== 'conflict' && error.kind !== 'stale')) throw error
      const [only] = part
      if (!alone || !only) return undefined
      // Alone, and refused again and again: this household is told about, the others go on.
      const { draft } = only.outcome
      const fields = error.detail.fields ?? [{ path: '', code: error.code }]
      const problems = fields.map((f) => problemAt(this.session, draft, f.path, f))
      const refused: Placed = { place: only.place, outcome: { draft, fate: 'rejected', problems } }
      const lost = new Map<number, Settled>([[only.place, { fate: 'rejected', problems }]])
      return (await this.write(batch, [refused], lost)) ? lost : this.onRecord(batch)
    }
  }

  private write(batch: Batch, part: Placed[], told: Map<number, Settled>): Promise<boolean> {
    const first = part[0]?.place ?? 0
    const index = batch.index * PLACES + first
    const counts: Record<string, number> = {}
    for (const { fate } of told.values()) counts[fate] = (counts[fate] ?? 0) + 1
    const outcomes = part.map(({ outcome }) => outcome)
    return this.run.chunk(index, {
      rows: [...outcomes.flatMap((o) => o.prepared?.rows ?? []), this.record(batch, first, told)],
      events: this.events(outcomes),
      counts,
      done: outcomes.reduce((sum, o) => sum + o.draft.group.rows.length, 0),
    })
  }

  /** One event carries the statistics of all; each changed household keeps its own history. */
  private events(outcomes: readonly Outcome[]): EventInput[] {
    const { doc } = this.session
    const written = outcomes.filter((o) => o.prepared)
    if (written.length === 0) return []
    const facts = written.flatMap((o) => o.prepared?.facts ?? [])
    const history = written.flatMap(({ fate, prepared }): EventInput[] =>
      fate === 'changed' && prepared
        ? [
            {
              name: 'household.changed',
              about: prepared.household.household,
              reason: doc.name,
              changes: prepared.changes,
              pending: false,
            },
          ]
        : [],
    )
    return [{ name: 'households.imported', about: doc.import, reason: doc.name, facts }, ...history]
  }

  private record(batch: Batch, first: number, told: Map<number, Settled>): Row {
    const lines = [...told].map(([place, { fate, problems }]): Line => {
      return problems.length > 0 ? [place, fate, problems] : [place, fate]
    })
    return OutcomeEntity.put({
      tenant: this.session.ctx.tenant,
      job: this.run.job.job,
      part: eight(batch.index) + eight(first),
      doc: JSON.stringify(lines),
      ttl: Math.floor(Date.parse(this.run.job.createdAt) / 1000) + KEPT,
    })
  }
}

type Line = [place: number, fate: Fate, problems?: Problem[]]

/** Cuts a batch where a transaction is full. New households fit as they were weighed. */
function* partsOf(placed: readonly Placed[], most: number): Generator<Placed[]> {
  let part: Placed[] = []
  let room = ROOM
  for (const one of placed) {
    const { prepared, fate } = one.outcome
    const need = (prepared?.rows.length ?? 0) + (fate === 'changed' ? 1 : 0)
    if (part.length > 0 && (need > room || part.length >= most)) {
      yield part
      part = []
      room = ROOM
    }
    part.push(one)
    room -= need
  }
  if (part.length > 0) yield part
}
