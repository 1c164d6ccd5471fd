import { isFault } from '@terrace/platform/fault'
import type { StatementLine } from '../bank/index.ts'
import { receiveContribution } from '../giving/receive.ts'
import { contributionsIn } from '../giving/reference.ts'
import type { Counts } from './apply-lines.ts'
import type { StatementDesk } from './apply-status.ts'
import { lineId, lineRow } from './bank-line.ts'

/** What a receipt at the same moment looks like: a second look says how things are. */
const MEANWHILE = ['record.stale', 'entry.id-reused']

/**
 * Receives the gift whose reference a line names. The line and the gift's money commit together.
 * @returns false when the line names no gift, or one that cannot take it: then it waits for a person
 */
export async function receiveGift(
  desk: StatementDesk,
  line: StatementLine,
  counts: Counts,
): Promise<boolean> {
  const { ctx, run } = desk
  if (line.direction !== 'in' || line.status !== 'booked') return false
  const named = contributionsIn([line.reference, line.endToEnd, line.text].join(' '))
  const [contribution] = named
  // A line that names two gifts is for a person to divide.
  if (contribution === undefined || named.length > 1) return false
  const { amount, currency, day } = line
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const came = { contribution, amount, currency, day, bank: lineId(desk, line) }
      const { rows, events } = await receiveContribution(ctx, came)
      const all = [lineRow(desk, line, contribution), ...rows]
      const index = run.finished.size + counts.chunks
      await run.chunk(index, { rows: all, events, counts: {}, done: 1 })
      counts.chunks++
      counts.gifts++
      return true
    } catch (error) {
      if (!isFault(error)) throw error
      if (error.code === 'bank-line.exists') {
        counts.known++
        return true
      }
      if (!MEANWHILE.includes(error.code)) return false
    }
  }
  return false
}
