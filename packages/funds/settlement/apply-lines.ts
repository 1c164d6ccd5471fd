import type { EventInput } from '@terrace/platform/event'
import { isFault } from '@terrace/platform/fault'
import type { StatementLine } from '../bank/index.ts'
import { posting } from '../ledger/entry-store.ts'
import { type Batch, batches } from '../paying/batch-model.ts'
import { type Entitlement, entitlements } from '../paying/entitlement.ts'
import { bookBatch, goOnBooking, settleBooking } from './apply-batch.ts'
import { receiveGift } from './apply-gift.ts'
import type { StatementDesk } from './apply-status.ts'
import { type BankLineDoc, isBeingBooked, lineId, lineRow, sorted } from './bank-line.ts'
import { isNews, type Outcome, SETTLED, settling, wayOf } from './settle.ts'

export interface Counts {
  [what: string]: number
  confirmed: number
  failed: number
  /** Gifts that were received. */
  gifts: number
  known: number
  unmatched: number
  pending: number
  chunks: number
}

/**
 * What a statement or a notification tells, line by line: a payment of ours that was booked is
 * received, one that came back is to be paid again, a booking of a whole batch confirms all of it, a
 * gift that names its reference is received, and the rest waits for a person. A line is told of once,
 * whatever files tell of it, in whatever order; and a payment that a status report confirmed is `known`
 * when its movement shows.
 */
export async function applyLines(desk: StatementDesk, all: readonly StatementLine[]) {
  const counts: Counts = {
    confirmed: 0,
    failed: 0,
    gifts: 0,
    known: 0,
    unmatched: 0,
    pending: 0,
    chunks: 0,
  }
  // A movement that is only announced has no effect, and one that the bank refused never moved.
  const moved = all.filter(({ status }) => status === 'booked' || status === 'returned')
  counts.pending = all.length - moved.length
  const lines = [...new Map(moved.map((line) => [lineId(desk, line), line])).values()]
  await desk.run.setTotal(lines.length)
  for (let i = 0; i < lines.length; i += SETTLED) {
    await applySome(desk, lines.slice(i, i + SETTLED), counts)
    await desk.run.breathe()
  }
  return counts
}

async function applySome(
  desk: StatementDesk,
  lines: readonly StatementLine[],
  counts: Counts,
): Promise<void> {
  const { fresh, known } = await sorted(desk.ctx, lines, (line) => lineId(desk, line))
  counts.known += known.length
  for (const one of known) if (isBeingBooked(one)) await goOnBooking(desk, one.line, counts)
  // Of a payment that went out and came back within these lines, the second is looked at after the first.
  const first = fresh.filter(
    ({ endToEnd }, i) => !endToEnd || fresh.findIndex((other) => other.endToEnd === endToEnd) === i,
  )
  const rest: StatementLine[] = []
  for (const line of first) {
    const done = (await receiveGift(desk, line, counts)) || (await bookBatch(desk, line, counts))
    if (!done) rest.push(line)
  }
  for (const group of await grouped(desk, rest)) {
    const done = await applyGroup(desk, group, counts)
    // Somebody settled one of them meanwhile: look at these lines again.
    if (!done) await applySome(desk, group.lines, counts)
  }
  const later = fresh.filter((line) => !first.includes(line))
  if (later.length > 0) await applySome(desk, later, counts)
}

/** Lines that say the same of payments of one batch; or that say nothing of any, without a batch. */
interface Group {
  batch: Batch | undefined
  lines: StatementLine[]
  outcomes: Map<StatementLine, Outcome>
  /** Why some that name a payment of ours say nothing of it. */
  whys: Map<StatementLine, BankLineDoc['why']>
}

async function grouped(desk: StatementDesk, lines: readonly StatementLine[]): Promise<Group[]> {
  const due = await dueOf(desk, lines)
  const told = [...due.values()].flatMap(({ batch }) => batch ?? [])
  const sent = (await batches.findMany(desk.ctx, [...new Set(told)])).filter((one) => one.sent)
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const outcome = outcomeOf(desk, line, due.get(line.endToEnd ?? ''))
    const batch = sent.find((one) => outcome && isNews(outcome, one.batch))
    const key = batch && outcome ? `${batch.batch} ${wayOf(outcome)}` : ''
    const group: Group = groups.get(key) ?? {
      batch,
      lines: [],
      outcomes: new Map(),
      whys: new Map(),
    }
    group.lines.push(line)
    if (batch && outcome) group.outcomes.set(line, outcome)
    else if (outcome) group.whys.set(line, whyNot(outcome))
    groups.set(key, group)
  }
  return [...groups.values()]
}

async function dueOf({ ctx }: StatementDesk, lines: readonly StatementLine[]) {
  const ids = lines.flatMap(({ endToEnd }) => (endToEnd?.startsWith('due_') ? [endToEnd] : []))
  const found = await entitlements.findMany(ctx, [...new Set(ids)])
  return new Map(found.map((one) => [one.entitlement, one]))
}

async function applyGroup(desk: StatementDesk, group: Group, counts: Counts): Promise<boolean> {
  const { ctx, run } = desk
  const { batch, lines, outcomes, whys } = group
  const rows = lines.map((line) =>
    lineRow(desk, line, outcomes.get(line)?.due.entitlement, { why: whys.get(line) }),
  )
  const events: EventInput[] = []
  if (batch) {
    const settled = settling(ctx, batch, [...outcomes.values()], ctx.newId('ent'))
    rows.push(...settled.rows)
    events.push(...settled.events)
  } else {
    const stray = strayMoney(desk, lines)
    rows.push(...(stray?.rows ?? []))
    if (stray) events.push(stray.event)
  }
  const index = run.finished.size + counts.chunks
  try {
    await run.chunk(index, { rows, events, counts: {}, done: lines.length })
  } catch (error) {
    if (!isFault(error)) throw error
    if (error.code === 'batch.being-booked' && batch) await settleBooking(desk, batch.batch, counts)
    else if (error.kind !== 'stale' && error.code !== 'bank-line.exists') throw error
    return false
  }
  counts.chunks++
  for (const line of lines) {
    const outcome = outcomes.get(line)
    const what = !outcome ? 'unmatched' : wayOf(outcome) === 'told' ? 'known' : outcome.outcome
    counts[what] = (counts[what] ?? 0) + 1
  }
  return true
}

/** Money that came in, and nobody knows yet for what, stands in suspense from that moment on. */
function strayMoney({ ctx, bank }: StatementDesk, lines: readonly StatementLine[]) {
  const came = lines.filter(({ direction }) => direction === 'in')
  const amount = came.reduce((sum, line) => sum + line.amount, 0)
  if (amount === 0) return undefined
  const { currency } = bank
  return posting(ctx, {
    entry: ctx.newId('ent'),
    kind: 'matching',
    day: ctx.today(),
    about: bank.bank,
    legs: [
      { account: { kind: 'source', owner: bank.bank, currency }, amount: -amount },
      { account: { kind: 'suspense', owner: bank.bank, currency }, amount },
    ],
  })
}

/**
 * A payment of ours that went out is received; one that came back failed. A line that names a file of
 * ours speaks of no other.
 */
function outcomeOf(
  desk: StatementDesk,
  line: StatementLine,
  due: Entitlement | undefined,
): Outcome | undefined {
  const named = line.message ?? line.paymentInfo
  if (!due || (named !== undefined && named !== due.batch)) return undefined
  if (line.amount !== due.amount || line.currency !== due.currency) return undefined
  const { day, reason, text } = line
  if (line.status === 'returned') return { due, outcome: 'failed', day, reason: reason ?? text }
  if (line.direction !== 'out') return undefined
  return { due, outcome: 'confirmed', day, line: lineId(desk, line) }
}

/** Why a movement of one of our payments waits for a person, where that can be said. */
function whyNot({ due, outcome }: Outcome): BankLineDoc['why'] {
  if (outcome === 'failed') return undefined
  const last = due.attempts.at(-1)
  if (due.state === 'confirmed') return { code: 'bank-line.moved-before', params: {} }
  if (last?.outcome !== 'failed') return undefined
  return { code: 'bank-line.failed-before', params: { day: last.day ?? '' } }
}
