import { isFault } from '@terrace/platform/fault'
import type { StatementLine } from '../bank/index.ts'
import { batches } from '../paying/batch-model.ts'
import { readBooking } from '../paying/tally.ts'
import type { Counts } from './apply-lines.ts'
import type { StatementDesk } from './apply-status.ts'
import { type BankLineDoc, fileOf, lineId, lineRow } from './bank-line.ts'
import { beginBooking, finishBooking } from './batch-booking.ts'

/** Goes on with the confirming of a whole batch, and counts what that confirmed. */
export async function goOnBooking(
  { ctx, run }: StatementDesk,
  line: string,
  counts: Pick<Counts, 'chunks' | 'confirmed'>,
): Promise<void> {
  const taken = await finishBooking(ctx, run, line, run.finished.size + counts.chunks)
  counts.chunks += taken.chunks
  counts.confirmed += taken.confirmed
}

/** Somebody else confirms a whole batch at this moment, or died at it: it is done first. */
export async function settleBooking(
  desk: StatementDesk,
  batch: string,
  counts: Pick<Counts, 'chunks' | 'confirmed'>,
): Promise<void> {
  const line = await readBooking(desk.ctx, batch)
  if (line !== undefined) await goOnBooking(desk, line, counts)
}

/**
 * Confirms the whole batch whose file a line names, when it is what is on its way of it. Where it is
 * not, the line waits for a person, and says why.
 * @returns false when the line is no booking of a batch
 */
export async function bookBatch(
  desk: StatementDesk,
  line: StatementLine,
  counts: Counts,
): Promise<boolean> {
  const { ctx, run } = desk
  const file = fileOf(line)
  if (file === undefined || line.direction !== 'out' || line.status !== 'booked') return false
  if (line.endToEnd?.startsWith('due_')) return false
  const id = lineId(desk, line)
  for (let attempt = 0; attempt < 5; attempt++) {
    const batch = await batches.find(ctx, file)
    if (!batch?.sent) return false
    try {
      const moved = { ...line, status: 'booked' as const }
      const begun = await beginBooking(ctx, batch, id, moved)
      await write([lineRow(desk, line, file, { state: 'unmatched' }), ...begun], 0)
      await goOnBooking(desk, id, counts)
      return true
    } catch (error) {
      if (!isFault(error)) throw error
      if (error.code === 'bank-line.exists') {
        counts.known++
        return true
      }
      if (error.code === 'batch.being-booked') await settleBooking(desk, file, counts)
      else if (error.code.startsWith('bank-line.batch-')) {
        await keep({ code: error.code, params: error.detail })
        return true
      } else if (error.kind !== 'stale') throw error
    }
  }
  return false

  async function keep(why: NonNullable<BankLineDoc['why']>): Promise<void> {
    await write([lineRow(desk, line, undefined, { why })], 1)
    counts.unmatched++
  }

  async function write(rows: Parameters<typeof run.chunk>[1]['rows'], done: number) {
    const work = { rows, events: [], counts: {}, done }
    await run.chunk(run.finished.size + counts.chunks, work)
    counts.chunks++
  }
}
