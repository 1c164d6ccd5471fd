import { command } from '@terrace/platform/command'
import * as z from 'zod'
import type { Leg } from '../ledger/entry-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { actOf, wrongState } from '../paying/act.ts'
import { type Batch, batchAccount, batches, partAccount } from '../paying/batch-model.ts'

/**
 * The file is there: the batch's money is at the bank, in one entry of as many legs as it has parts.
 */
export const finishSending = command(
  {
    id: 'batch.finish-sending',
    allow: [],
    input: z.object({ batch: z.string(), day: z.string(), file: z.string().optional() }),
  },
  async (ctx, { batch: id, day, file }): Promise<Batch> => {
    const batch = await batches.read(ctx, id)
    if (batch.state !== 'released') throw wrongState(batch)
    const sent = { ...actOf(ctx), message: id, day, ...(file ? { file } : {}) }
    const { next, row } = batches.changed(ctx.tenant, batch, { state: 'sent', sent })
    const parts = batch.shards.flatMap(({ amount }, shard): Leg[] =>
      amount > 0 ? [{ account: partAccount('sent', batch, shard), amount }] : [],
    )
    const legs = [{ account: batchAccount(batch), amount: -batch.amount }, ...parts]
    const about = { kind: 'sending' as const, day: ctx.today(), about: id }
    const moved = posting(ctx, { entry: `send-${id}`, ...about, legs })
    const facts = { count: batch.count, amount: batch.amount }
    ctx.save(
      [{ name: 'batch.sent', about: id, facts, pending: false }, moved.event],
      [row, ...moved.rows],
    )
    return next
  },
)
