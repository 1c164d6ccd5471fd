import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { assert } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { lineAccount } from '../budget/line.ts'
import type { Leg } from '../ledger/entry-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { type Batch, partAccount } from '../paying/batch-model.ts'
import { attempted, type Entitlement, entitlements, freed } from '../paying/entitlement.ts'
import { type Tallied, tallyRow } from '../paying/tally.ts'
import { failureRow } from './failure.ts'

/** What became of one payment, as a bank, a counter or the recipient says. */
export interface Outcome {
  due: Entitlement
  outcome: 'confirmed' | 'failed'
  /** The bank's reason code, or words. */
  reason?: string | undefined
  day: string
  /** Who handed it over, where somebody did. */
  by?: string | undefined
  /** The movement at the bank that is this payment alone. */
  line?: string | undefined
}

/**
 * Payments settled in one transaction: of each its row, that of the bank's line and that of its
 * failure, beside at most 32 accounts, the entry, its event, the tally and a receipt.
 */
export const SETTLED = 20

/**
 * `paid` and `failed` while it was on its way; `back` when a bank takes back what it confirmed; `told`
 * when a statement shows the movement of what was confirmed before, and nothing moves.
 */
export type Way = 'paid' | 'failed' | 'back' | 'told'

export const wayOf = ({ due, outcome }: Outcome): Way => {
  if (due.state === 'confirmed') return outcome === 'confirmed' ? 'told' : 'back'
  return outcome === 'confirmed' ? 'paid' : 'failed'
}

/** The movement at the bank that is a payment's last try; undefined where none is known. */
export const movementOf = ({ attempts }: Entitlement): string | undefined => attempts.at(-1)?.line

/** True where the outcome says something new of the payment in this batch. */
export const isNews = ({ due, outcome, line }: Outcome, batch: string): boolean => {
  if (due.batch !== batch) return false
  if (due.state !== 'confirmed') return due.state === 'batched'
  return outcome === 'failed' || (line !== undefined && movementOf(due) === undefined)
}

/**
 * The rows that settle some payments of a sent batch that all went one way: money from its way to the
 * received, or back to the budget line, and each entitlement with what happened. One that failed is
 * open again at once. The same payment cannot be settled twice: its row must be as it was read. One
 * that was confirmed before learns its movement, and no money moves.
 * @param entry its id; the same one settles nothing a second time
 * @param booking the movement for which they are settled, where that is the whole of the batch
 */
export function settling(
  ctx: Ctx,
  batch: Batch,
  outcomes: readonly Outcome[],
  entry: string,
  booking?: string,
): { rows: Row[]; events: EventInput[] } {
  const ways = new Set(outcomes.map(wayOf))
  assert(outcomes.length <= SETTLED && ways.size === 1, 'payments that cannot be settled together')
  const [way] = ways
  const rows = outcomes.map((one) => entitlements.changed(ctx.tenant, one.due, settled(one)).row)
  rows.push(tallyRow(ctx.tenant, batch.batch, outcomes.flatMap(talliedOf), booking))
  if (way === 'told') return { rows, events: [] }
  if (way !== 'paid') rows.push(...outcomes.map((one) => failureRow(ctx.tenant, batch, one)))
  const parts = partsOf(outcomes)
  const moved =
    way === 'paid'
      ? confirming(ctx, batch, parts, entry)
      : returning(ctx, batch, way === 'back' ? 'confirmed' : 'sent', parts, entry)
  return { rows: [...rows, ...moved.rows], events: [moved.event] }
}

function settled(one: Outcome): Partial<Entitlement> {
  const { due, outcome, reason, day, by, line } = one
  if (wayOf(one) === 'told') return { attempts: attempted(due, { line }) }
  const ended = { outcome, day, ...(reason ? { reason } : {}), ...(by ? { by } : {}) }
  if (outcome === 'failed') return freed(due, ended)
  return { state: 'confirmed', attempts: attempted(due, { ...ended, ...(line ? { line } : {}) }) }
}

/** What one adds to its batch's tally. */
function talliedOf(one: Outcome): { what: Tallied; amount: number; count?: number }[] {
  const { due, outcome, line } = one
  const { amount } = due
  const less = { amount: -amount, count: -1 }
  switch (wayOf(one)) {
    case 'told':
      return [{ what: 'moved', amount }]
    case 'back':
      return [
        { what: 'failed', amount },
        { what: 'confirmed', ...less },
        ...(movementOf(due) ? [{ what: 'moved' as const, ...less }] : []),
      ]
    default:
      return [{ what: outcome, amount }, ...(line ? [{ what: 'moved' as const, amount }] : [])]
  }
}

/** Amounts by the part of the batch in which they move. */
type Parts = ReadonlyMap<number, readonly number[]>
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0)

function partsOf(outcomes: readonly Outcome[]): Parts {
  const parts = new Map<number, number[]>()
  for (const { due } of outcomes) {
    const shard = due.shard ?? 0
    parts.set(shard, [...(parts.get(shard) ?? []), due.amount])
  }
  return parts
}

function confirming(ctx: Ctx, batch: Batch, parts: Parts, entry: string) {
  const legs = [...parts].flatMap(([shard, pieces]): Leg[] => [
    { account: partAccount('sent', batch, shard), amount: -sumOf(pieces) },
    { account: partAccount('confirmed', batch, shard), amount: sumOf(pieces), pieces },
  ])
  return posting(ctx, { entry, kind: 'confirmation', day: ctx.today(), about: batch.batch, legs })
}

function returning(
  ctx: Ctx,
  batch: Batch,
  from: 'sent' | 'confirmed',
  parts: Parts,
  entry: string,
) {
  const out = [...parts].map(
    ([shard, all]): Leg => ({ account: partAccount(from, batch, shard), amount: -sumOf(all) }),
  )
  const amount = sumOf([...parts.values()].flat())
  const legs = [...out, { account: lineAccount(batch), amount }]
  return posting(ctx, { entry, kind: 'return', day: ctx.today(), about: batch.batch, legs })
}
