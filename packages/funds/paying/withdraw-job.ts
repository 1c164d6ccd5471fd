import { isFault } from '@terrace/platform/fault'
import { type JobDefinition, job } from '@terrace/platform/job'
import * as z from 'zod'
import { lineAccount } from '../budget/line.ts'
import { readAccount } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { batchAccount, batches } from './batch-model.ts'
import { entitlements, freed } from './entitlement.ts'

const CHUNK = 80

/**
 * Gives the entitlements of a withdrawn batch free for another one, then its money back to the
 * budget line.
 */
export const withdrawJob: JobDefinition = job(
  { id: 'funds.withdraw', queue: 'bulk', input: z.object({ batch: z.string() }) },
  async (ctx, { batch: id }, run) => {
    const passed = new Set<string>()
    let index = run.finished.size
    for (;;) {
      const ids: string[] = []
      for await (const line of entitlements.all(ctx, id, 'batched', CHUNK)) {
        if (ids.length >= CHUNK) break
        if (!passed.has(line.entitlement)) ids.push(line.entitlement)
      }
      if (ids.length === 0) break
      const found = (await entitlements.findMany(ctx, ids)).filter(({ batch }) => batch === id)
      for (const one of ids) if (!found.some((due) => due.entitlement === one)) passed.add(one)
      if (found.length === 0) continue
      const rows = found.map(
        (due) => entitlements.changed(ctx.tenant, due, freed(due, { outcome: 'withdrawn' })).row,
      )
      try {
        await run.chunk(index, {
          rows,
          events: [],
          counts: { freed: rows.length },
          done: rows.length,
        })
        index++
      } catch (error) {
        if (!isFault(error) || error.kind !== 'stale') throw error
      }
      await run.breathe()
    }
    const batch = await batches.find(ctx, id)
    if (batch?.state !== 'withdrawing') return undefined
    const { balance } = await readAccount(ctx, accountId(batchAccount(batch)))
    const { row } = batches.changed(ctx.tenant, batch, { state: 'withdrawn' })
    const event = { name: 'batch.withdrawn', about: id, pending: false }
    if (balance === 0) {
      await run.chunk(index, { rows: [row], events: [event], counts: {}, done: 0 })
      return undefined
    }
    const back = posting(ctx, {
      entry: `withdraw-${id}`,
      kind: 'return',
      day: ctx.today(),
      about: id,
      legs: [
        { account: batchAccount(batch), amount: -balance },
        { account: lineAccount(batch), amount: balance },
      ],
    })
    const rows = [row, ...back.rows]
    await run.chunk(index, { rows, events: [event, back.event], counts: {}, done: 0 })
    return undefined
  },
)
