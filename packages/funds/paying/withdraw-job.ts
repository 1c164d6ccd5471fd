import type { Ctx } from '@terrace/platform/context'
import { pause } from '@terrace/platform/db'
import { fault, isFault } from '@terrace/platform/fault'
import { type JobDefinition, job, type Run } from '@terrace/platform/job'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { lineAccount } from '../budget/line.ts'
import { readAccount } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { batchAccount, batches } from './batch-model.ts'
import { type Entitlement, entitlements, freed } from './entitlement.ts'
import { nextDue } from './next-due.ts'
import { readTally, takenOf, tallyRow } from './tally.ts'

const CHUNK = 80
/** Looks for payments that the index does not show yet, before the job is tried again later. */
const LOOKS = 8

/**
 * Gives the entitlements of a withdrawn batch free for another one, then its money back to the
 * budget line. The tally says when the last one is free: the index may lag behind.
 */
export const withdrawJob: JobDefinition = job(
  { id: 'funds.withdraw', queue: 'bulk', input: z.object({ batch: z.string() }) },
  async (ctx, { batch: id }, run) => {
    const index = await freeAll(ctx, id, run)
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

/** @returns the next chunk of the run that is free */
async function freeAll(ctx: Ctx, id: string, run: Run): Promise<number> {
  const search = {
    ...{ holder: id, state: 'batched' as const, most: CHUNK },
    still: ({ batch }: Entitlement) => batch === id,
  }
  const passed = new Set<string>()
  let index = run.finished.size
  for (let looks = 0; ; ) {
    const found = await nextDue(ctx, search, passed)
    if (found.length === 0) {
      if (takenOf(await readTally(ctx, id)).count === 0) return index
      if (++looks > LOOKS) throw fault('unavailable', 'save.busy')
      passed.clear()
      await pause(looks)
      continue
    }
    try {
      await run.chunk(index, freeing(ctx, id, found))
      index++
    } catch (error) {
      if (!isFault(error) || error.kind !== 'stale') throw error
    }
    await run.breathe()
  }
}

function freeing(ctx: Ctx, batch: string, found: readonly Entitlement[]) {
  const rows: Row[] = found.map(
    (due) => entitlements.changed(ctx.tenant, due, freed(due, { outcome: 'withdrawn' })).row,
  )
  const gone = found.map(({ amount, shard = 0 }) => ({
    ...{ what: 'taken' as const, shard, amount: -amount, count: -1 },
  }))
  rows.push(tallyRow(ctx.tenant, batch, gone))
  return { rows, events: [], counts: { freed: found.length }, done: found.length }
}
