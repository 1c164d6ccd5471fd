import { Contended, type Db, type Item, pause, type Write } from './db.ts'
import { type Event, eventRow, pendingPartition, readEvent, settleRow } from './event.ts'
import { assert, isFault } from './fault.ts'
import { type Row, toWrite } from './write.ts'

/** What hears events. Given a batch of one tenant, it returns rows; deltas of one batch are merged. */
export interface Projection {
  name: string
  hears: readonly string[]
  project(events: readonly Event[], db: Db): Promise<Row[]> | Row[]
}

/** Rows a transaction may hold, and events read at a time. */
const ROOM = 100
const BATCH = 40

/**
 * Applies every pending event of a tenant, oldest first. Rows and the removal of the marks commit in
 * one transaction conditioned on the marks: a duplicated, reordered or replayed delivery changes
 * nothing, and what a crash left undone is still pending.
 * @returns how many events were settled
 */
export async function projectPending(
  db: Db,
  tenant: string,
  projections: readonly Projection[],
): Promise<number> {
  let settled = 0
  // Where few filled a transaction, the next are tried by twos, not by all: projecting costs reads.
  let most = BATCH
  for (let attempt = 0; ; ) {
    const events = await pendingEvents(db, tenant)
    if (events.length === 0) return settled
    const done = await settle(db, events.slice(0, most), projections)
    settled += done
    if (done > 0) most = done * 2
    attempt = done > 0 ? 0 : attempt + 1
    // Somebody else is settling the same events: they will finish, or the sweep will.
    if (attempt > 6) return settled
    if (attempt > 0) await pause(attempt)
  }
}

async function pendingEvents(db: Db, tenant: string): Promise<Event[]> {
  const { items } = await db.query(
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': pendingPartition(tenant) },
    },
    { limit: BATCH },
  )
  const keys = items.map((i) => ({ pk: String(i.pk), sk: String(i.sk) }))
  // The index lags and holds keys only: the rows themselves say whether they still wait.
  const rows = (await db.batchGet(keys, true)).filter((row: Item) => row.gsi1pk !== undefined)
  return rows.map(readEvent).sort((a, b) => (a.event < b.event ? -1 : 1))
}

async function settle(
  db: Db,
  events: readonly Event[],
  projections: readonly Projection[],
): Promise<number> {
  for (let take = events.length; take >= 1; take = Math.floor(take / 2)) {
    const batch = events.slice(0, take)
    const rows = await rowsOf(db, batch, projections)
    if (rows.length > ROOM && take > 1) continue
    const writes = rows.length > ROOM ? halves(batch) : rows
    try {
      await db.write(writes)
      return take
    } catch (error) {
      if (error instanceof Contended || (isFault(error) && error.kind === 'conflict')) return 0
      throw error
    }
  }
  return 0
}

/**
 * One event whose facts touch more rows than a transaction holds (an import's chunk all over a
 * province) gives way to two with half the facts each, in the transaction that settles it: what the
 * projections add up to stays the same.
 */
function halves(batch: readonly Event[]): Write[] {
  const [event] = batch
  const facts = event?.facts
  assert(event && Array.isArray(facts) && facts.length > 1, 'an event that no transaction can hold')
  const middle = Math.ceil(facts.length / 2)
  const { changes: _, ...bare } = event
  return [
    settleRow(event),
    eventRow({ ...event, event: `${event.event}a`, facts: facts.slice(0, middle) }, true),
    eventRow({ ...bare, event: `${event.event}b`, facts: facts.slice(middle) }, true),
  ]
}

async function rowsOf(
  db: Db,
  events: readonly Event[],
  projections: readonly Projection[],
): Promise<Write[]> {
  const rows: Row[] = []
  for (const projection of projections) {
    const heard = events.filter((event) => projection.hears.includes(event.name))
    if (heard.length > 0) rows.push(...(await projection.project(heard, db)))
  }
  return [...rows, ...events.map(settleRow)].map((row) => toWrite(db, row))
}
