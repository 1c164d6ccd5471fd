import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { assert } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { lineAccount } from '../budget/line.ts'
import type { Leg } from '../ledger/entry-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { type Batch, partAccount } from './batch-model.ts'
import { type Entitlement, entitlements } from './entitlement.ts'
import { tallyRow } from './tally.ts'

/** What became of one payment, as a bank, a counter or the recipient says. */
export interface Outcome {
  due: Entitlement
  outcome: 'confirmed' | 'failed'
  /** The bank's reason code, or words. */
  reason?: string | undefined
  day: string
}

/** Payments settled in one transaction: their rows beside at most 33 accounts, entries and events. */
export const SETTLED = 25

/**
 * The rows that settle some payments of a sent batch: money from its way to the received, or back to
 * the budget line, and each entitlement with what happened. One that failed is open again at once.
 * The same payment cannot be settled twice: its row must be as it was read.
 * @param id names the two entries; the same one settles nothing a second time
 */
export function settling(
  ctx: Ctx,
  batch: Batch,
  outcomes: readonly Outcome[],
  id: string,
): { rows: Row[]; events: EventInput[] } {
  assert(outcomes.length > 0 && outcomes.length <= SETTLED, 'too many payments settled at once')
  const rows = outcomes.map((one) => entitlements.changed(ctx.tenant, one.due, settled(one)).row)
  const tallied = outcomes.map(({ due, outcome }) => ({ what: outcome, amount: due.amount }))
  const confirmed = partsOf(outcomes, 'confirmed')
  const failed = partsOf(outcomes, 'failed')
  const entries = [
    ...(confirmed.size > 0 ? [confirming(ctx, batch, confirmed, `${id}c`)] : []),
    ...(failed.size > 0 ? [returning(ctx, batch, failed, `${id}f`)] : []),
  ]
  return {
    rows: [...rows, tallyRow(ctx.tenant, batch.batch, tallied), ...entries.flatMap((e) => e.rows)],
    events: entries.map(({ event }) => event),
  }
}

function settled({ due, outcome, reason, day }: Outcome): Partial<Entitlement> {
  const attempts = due.attempts.map((attempt, i) =>
    i === due.attempts.length - 1
      ? { ...attempt, outcome, day, ...(reason ? { reason } : {}) }
      : attempt,
  )
  if (outcome === 'confirmed') return { state: 'confirmed', attempts }
  return { state: 'open', batch: undefined, shard: undefined, account: undefined, attempts }
}

/** Amounts by the part of the batch in which they move. */
function partsOf(outcomes: readonly Outcome[], which: Outcome['outcome']): Map<number, number> {
  const parts = new Map<number, number>()
  for (const { due, outcome } of outcomes) {
    if (outcome !== which) continue
    const shard = due.shard ?? 0
    parts.set(shard, (parts.get(shard) ?? 0) + due.amount)
  }
  return parts
}

function confirming(ctx: Ctx, batch: Batch, parts: ReadonlyMap<number, number>, entry: string) {
  const legs = [...parts].flatMap(([shard, amount]): Leg[] => [
    { account: partAccount('sent', batch, shard), amount: -amount },
    { account: partAccount('confirmed', batch, shard), amount },
  ])
  return posting(ctx, { entry, kind: 'confirmation', day: ctx.today(), about: batch.batch, legs })
}

function returning(ctx: Ctx, batch: Batch, parts: ReadonlyMap<number, number>, entry: string) {
  const out = [...parts].map(
    ([shard, amount]): Leg => ({ account: partAccount('sent', batch, shard), amount: -amount }),
  )
  const amount = [...parts.values()].reduce((sum, one) => sum + one, 0)
  const legs = [...out, { account: lineAccount(batch), amount }]
  return posting(ctx, { entry, kind: 'return', day: ctx.today(), about: batch.batch, legs })
}
