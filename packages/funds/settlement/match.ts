import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import * as z from 'zod'
import { receiveContribution } from '../giving/receive.ts'
import { posting } from '../ledger/entry-store.ts'
import { batches } from '../paying/batch-model.ts'
import { type Entitlement, entitlements } from '../paying/entitlement.ts'
import { bookers } from '../who.ts'
import {
  type BankLineDoc,
  bankLines,
  decidedBy,
  isBeingBooked,
  refuseDecided,
} from './bank-line.ts'
import { beginBooking } from './batch-booking.ts'
import { bookingJob } from './booking-job.ts'
import { isNews, type Outcome, settling } from './settle.ts'

const match = command(
  {
    id: 'bank-line.match',
    allow: bookers,
    input: z.object({ line: z.string(), item: z.string().max(60) }),
  },
  async (ctx, { line: id, item }): Promise<BankLineDoc & { job?: string }> => {
    const line = await bankLines.read(ctx, id)
    if (item.startsWith('bat_')) return wholeBatch(ctx, line, item)
    refuseDecided(line)
    const decided = decidedBy(ctx)
    const { next, row } = bankLines.changed(ctx.tenant, line, { state: 'matched', item, decided })
    const effect = await (line.direction === 'in' ? giftOf : paymentOf)(ctx, line, item)
    const event = { name: 'bank-line.matched', about: id, facts: { item }, pending: false }
    ctx.save([event, ...effect.events], [row, ...effect.rows])
    return next
  },
)

/**
 * A person says what a movement is: a gift's money, which leaves suspense for the gift's fund, a
 * payment that was received, or all that is on its way of a batch, which a job then confirms. Of a
 * report that refuses what was received before: that the payment failed, and is to be paid again.
 * @throws Fault conflict `bank-line.decided`, `bank-line.other-amount`, `bank-line.batch-amount`,
 *   `bank-line.batch-not-sent`, `bank-line.no-movement`; those of receiving a gift
 */
export const matchLine = waking(match, bookingJob)

/** Begins to confirm a whole batch; or goes on, where that ended early. */
async function wholeBatch(ctx: Ctx, line: BankLineDoc, item: string) {
  const goesOn = isBeingBooked(line) && line.item === item
  if (!goesOn) refuseDecided(line)
  const batch = await batches.read(ctx, item)
  const made = newJob(ctx, bookingJob, { line: line.line }, { title: batch.name })
  const event = { about: line.line, facts: { item }, pending: false }
  if (goesOn) {
    ctx.save({ name: 'bank-line.matched-again', ...event }, [made.row])
    return { ...line, job: made.job }
  }
  const begun = await beginBooking(ctx, batch, line.line, line)
  const decided = decidedBy(ctx)
  const { next, row } = bankLines.changed(ctx.tenant, line, { item, decided, why: undefined })
  ctx.save({ name: 'bank-line.matched', ...event }, [row, ...begun, made.row])
  return { ...next, job: made.job }
}

async function giftOf(ctx: Ctx, line: BankLineDoc, contribution: string) {
  const { amount, currency, day, bank, line: id } = line
  const received = await receiveContribution(ctx, { contribution, amount, currency, day, bank: id })
  const freed = posting(ctx, {
    entry: `match-${ctx.newId('ent')}`,
    kind: 'matching',
    day: ctx.today(),
    about: contribution,
    legs: [
      { account: { kind: 'suspense', owner: bank, currency }, amount: -amount },
      { account: { kind: 'source', owner: bank, currency }, amount },
    ],
  })
  return { rows: [...received.rows, ...freed.rows], events: [...received.events, freed.event] }
}

/** That it was received; or, where the bank refused it afterwards, that it was not. */
function outcomeOf(due: Entitlement, line: BankLineDoc): Outcome {
  const { day, reason } = line
  if (line.status !== 'rejected') return { due, outcome: 'confirmed', day, line: line.line }
  if (line.endToEnd !== due.entitlement) throw fault('conflict', 'bank-line.no-movement')
  return { due, outcome: 'failed', day, reason }
}

async function paymentOf(ctx: Ctx, line: BankLineDoc, entitlement: string) {
  const due = await entitlements.read(ctx, entitlement)
  const batch = due.batch === undefined ? undefined : await batches.find(ctx, due.batch)
  const outcome = outcomeOf(due, line)
  // A report speaks of the try that it names, and of no later one.
  const same = line.status !== 'rejected' || line.file === due.batch
  if (!batch?.sent || !same || !isNews(outcome, batch.batch)) {
    throw fault('conflict', 'entitlement.not-on-its-way', { state: due.state })
  }
  if (due.amount !== line.amount || due.currency !== line.currency) {
    throw invalid([{ path: 'item', code: 'bank-line.other-amount' }])
  }
  return settling(ctx, batch, [outcome], `match-${ctx.newId('ent')}`)
}
