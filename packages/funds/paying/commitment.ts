import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { lineAccount } from '../budget/line.ts'
import { posting } from '../ledger/entry-store.ts'
import { wrongState } from './act.ts'
import { type Batch, batchAccount, batches } from './batch-model.ts'

const Sum = z.int().min(0)

/**
 * Commits the whole of a batch: one entry from the budget line, however many payments there are.
 * @throws Fault conflict `account.short` when the line holds less, `batch.empty`
 */
export const finishPreparation = command(
  {
    id: 'batch.finish-preparation',
    allow: [],
    input: z.object({
      batch: z.string(),
      ...{ count: Sum, amount: Sum, held: Sum },
      shards: z.array(z.object({ count: Sum, amount: Sum })),
    }),
  },
  async (ctx, { batch: id, ...sums }): Promise<Batch> => {
    const batch = await batches.read(ctx, id)
    if (batch.state !== 'preparing') throw wrongState(batch)
    if (sums.amount === 0) throw fault('conflict', 'batch.empty', { held: sums.held })
    const { next, row } = batches.changed(ctx.tenant, batch, { ...sums, state: 'prepared' })
    const moved = posting(ctx, {
      entry: `commit-${id}`,
      kind: 'commitment',
      day: ctx.today(),
      about: id,
      legs: [
        { account: lineAccount(batch), amount: -sums.amount },
        { account: batchAccount(batch), amount: sums.amount },
      ],
    })
    const facts = { count: sums.count, amount: sums.amount, held: sums.held }
    ctx.save(
      [{ name: 'batch.prepared', about: id, facts, pending: false }, moved.event],
      [row, ...moved.rows],
    )
    return next
  },
)
