import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { assert } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { lineAccount } from '../budget/line.ts'
import type { Leg } from '../ledger/entry-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { type Batch, partAccount } from '../paying/batch-model.ts'
import { attempted, type Entitlement, entitlements, freed } from '../paying/entitlement.ts'
import { tallyRow } from '../paying/tally.ts'
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
}

/**
 * Payments settled in one transaction: of each its row, that of the bank's line and that of its
 * failure, beside at most 32 accounts, the entry, its event, the tally and a receipt.
 */
export const SETTLED = 20

/** `paid` and `failed` while it was on its way; `back` when a bank takes back what it confirmed. */
export type Way = 'paid' | 'failed' | 'back'

export const wayOf = ({ due, outcome }: Outcome): Way =>
  due.state === 'confirmed' ? 'back' : outcome === 'confirmed' ? 'paid' : 'failed'

/** True where the outcome says something new of the payment in this batch. */
export const isNews = ({ due, outcome }: Outcome, batch: string): boolean =>
  due.batch === batch &&
  (due.state === 'batched' || (due.state === 'confirmed' && outcome === 'failed'))

/**
 * The rows that settle some payments of a sent batch that all went one way: money from its way to the
 * received, or back to the budget line, and each entitlement with what happened. One that failed is
 * open again at once. The same payment cannot be settled twice: its row must be as it was read.
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
  if (way !== 'paid') rows.push(...outcomes.map((one) => failureRow(ctx.tenant, batch, one)))
  const tallied = outcomes.flatMap(({ due, outcome }) => [
    { what: outcome, amount: due.amount },
    ...(way === 'back' ? [{ what: 'confirmed' as const, amount: -due.amount, count: -1 }] : []),
  ])
  const parts = partsOf(outcomes)
  const moved =
    way === 'paid'
      ? confirming(ctx, batch, parts, entry)
      : returning(ctx, batch, way === 'back' ? 'confirmed' : 'sent', parts, entry)
  return {
    rows: [...rows, tallyRow(ctx.tenant, batch.batch, tallied, booking), ...moved.rows],
    events: [moved.event],
  }
}

function settled({ due, outcome, reason, day, by }: Outcome): Partial<Entitlement> {
  const ended = { outcome, day, ...(reason ? { reason } : {}), ...(by ? { by } : {}) }
  if (outcome === 'failed') return freed(due, ended)
  return { state: 'confirmed', attempts: attempted(due, ended) }
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
