import type { Ctx } from '@terrace/platform/context'
import { pause } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import type { Run } from '@terrace/platform/job'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import type { Row } from '@terrace/platform/write'
import { type Batch, type BatchState, batches } from '../paying/batch-model.ts'
import type { Entitlement } from '../paying/entitlement.ts'
import { nextDue } from '../paying/next-due.ts'
import { bookingBegins, bookingEnds, onTheWay, readTally, unmoved } from '../paying/tally.ts'
import { type BankLineDoc, bankLines, isBeingBooked } from './bank-line.ts'
import { SETTLED, settling } from './settle.ts'

/*
 * A bank may book a whole file as one movement (`BtchBookg`), whatever the file asks for. What equals
 * all of a batch for which no movement is known confirms what is on its way of it; what a status report
 * confirmed before is only told again. The movement waits in its queue, with the batch as its item,
 * until that is done. A notification that lists its payments afterwards tells of each once more.
 */

/** Looks for payments that the index does not show yet, before the job is tried again later. */
const LOOKS = 8

/**
 * What of a sent batch is neither confirmed nor failed, and what of it no movement at the bank is known
 * for: that and what a status report confirmed; with the tally that says so.
 */
export async function wayOfBatch(ctx: Ctx, batch: Batch) {
  const tally = await readTally(ctx, batch.batch)
  const way = onTheWay(batch, tally)
  return { tally, way, open: unmoved(batch, tally), failed: tally('failed') }
}

/** A batch whose money left the bank account, however far it is settled. */
const LEFT: readonly BatchState[] = ['sent', 'reconciled', 'closed']

type Moved = Pick<BankLineDoc, 'direction' | 'status' | 'amount' | 'currency'>

/**
 * The rows with which a movement begins to confirm a whole batch; the caller writes the movement's
 * own beside them, with the batch as its item.
 * @throws Fault conflict `bank-line.batch-not-sent`, `bank-line.batch-amount` with what it could be for;
 *   at the commit stale `record.stale`, conflict `batch.being-booked`
 */
export async function beginBooking(
  ctx: Ctx,
  batch: Batch,
  line: string,
  { direction, status, amount, currency }: Moved,
): Promise<Row[]> {
  const { batch: id, name } = batch
  const leaves = direction === 'out' && status === 'booked' && currency === batch.currency
  if (!LEFT.includes(batch.state) || batch.channel !== 'bank' || !leaves) {
    throw fault('conflict', 'bank-line.batch-not-sent', { name })
  }
  const { tally, open, failed } = await wayOfBatch(ctx, batch)
  if (open.count === 0 || open.amount !== amount) {
    const there = formatAmount(open.amount, decimalsOf(currency))
    const detail = { name, there, currency, count: open.count, failed: failed.count }
    throw fault('conflict', 'bank-line.batch-amount', detail)
  }
  return [bookingBegins(ctx.tenant, id, tally, line)]
}

/**
 * Confirms all that is on its way of the batch that a movement is for, some payments a transaction,
 * then says that the movement is known. Whoever goes on after a kill, or meets it at work, finds each
 * payment confirmed or not: nothing happens twice.
 * @param index of the first chunk of the run that is free
 * @returns how many chunks it took, and how many payments they confirmed
 */
export async function finishBooking(ctx: Ctx, run: Run, id: string, index: number) {
  const taken = { chunks: 0, confirmed: 0 }
  const passed = new Set<string>()
  for (let looks = 0; ; ) {
    const line = await bankLines.find(ctx, id)
    if (!line?.item || !isBeingBooked(line)) return taken
    const batch = await batches.read(ctx, line.item)
    const due = await nextOf(ctx, batch, passed)
    const { way } = await wayOfBatch(ctx, batch)
    if (due.length === 0 && way.count > 0) {
      // The index lags behind: one that it does not show is still to come.
      if (++looks > LOOKS) throw fault('unavailable', 'save.busy')
      passed.clear()
      await pause(looks)
      continue
    }
    const work = due.length > 0 ? confirming(ctx, batch, line, due) : ending(ctx, batch, line)
    try {
      await run.chunk(index + taken.chunks, work)
    } catch (error) {
      if (!isMeanwhile(error)) throw error
      continue
    }
    taken.chunks++
    taken.confirmed += due.length
    await run.breathe()
  }
}

/** Somebody else confirms the same, or has done: a second look says how things are. */
const isMeanwhile = (error: unknown): boolean =>
  ['record.stale', 'batch.being-booked'].includes((error as { code?: string }).code ?? '')

const nextOf = (ctx: Ctx, { batch }: Batch, passed: Set<string>) =>
  nextDue(
    ctx,
    {
      ...{ holder: batch, state: 'batched', most: SETTLED },
      still: (one) => one.state === 'batched' && one.batch === batch,
    },
    passed,
  )

function confirming(ctx: Ctx, batch: Batch, { line, day }: BankLineDoc, all: Entitlement[]) {
  const outcomes = all.map((due) => ({ due, outcome: 'confirmed' as const, day }))
  const { rows, events } = settling(ctx, batch, outcomes, ctx.newId('ent'), line)
  return { rows, events, counts: {}, done: 0 }
}

function ending(ctx: Ctx, { batch }: Batch, line: BankLineDoc) {
  const { row } = bankLines.changed(ctx.tenant, line, { state: 'matched' })
  const facts = { line: line.line, amount: line.amount }
  return {
    rows: [row, bookingEnds(ctx.tenant, batch, line.line)],
    events: [{ name: 'batch.booked', about: batch, facts, pending: false }],
    counts: {},
    done: 1,
  }
}
