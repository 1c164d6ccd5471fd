import type { Ctx } from '@terrace/platform/context'
import { type BudgetLine, lines } from '../budget/line.ts'
import type { Batch } from './batch-model.ts'

/** What everybody may learn of a batch when it is released, and when it is settled. */
export interface BatchFacts
  extends Pick<Batch, 'batch' | 'line' | 'area' | 'path' | 'currency' | 'count' | 'amount'> {
  family?: BudgetLine['family']
  /** What was confirmed of it, and what came back: once it is reconciled. */
  settled?: { count: number; amount: number; returned: number }
}

/** The facts of a batch, with the measures that its budget line is for. */
export async function batchFacts(ctx: Ctx, batch: Batch): Promise<BatchFacts> {
  const line = await lines.find(ctx, batch.line)
  const { batch: id, line: of, area, path, currency, count, amount } = batch
  return { batch: id, line: of, area, path, currency, count, amount, family: line?.family }
}
