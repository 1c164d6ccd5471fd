import { isFault } from '@terrace/platform/fault'
import type { Batch } from '../paying/batch-model.ts'
import { type Entitlement, entitlements } from '../paying/entitlement.ts'
import type { StatementDesk } from './apply-status.ts'
import { type BankLineDoc, bankLines, sorted } from './bank-line.ts'
import { SETTLED } from './settle.ts'

/** What a status report says of a payment: that it was not made. */
export interface Refused {
  entitlement: string
  day: string
  reason?: string | undefined
}

/**
 * A bank refuses what it, or a statement, said was paid: both cannot hold, and the money may never have
 * left. Each waits once for a person, who takes the payment back or says why it stands.
 */
export async function keepRefused(
  desk: StatementDesk,
  batch: Batch,
  told: readonly Refused[],
  counts: { unmatched: number; chunks: number },
): Promise<void> {
  const { ctx, run } = desk
  const ids = told.map(({ entitlement }) => entitlement)
  const received = (await entitlements.findMany(ctx, ids)).filter(
    (due) => due.state === 'confirmed' && due.batch === batch.batch,
  )
  const docs = received.flatMap((due) => {
    const one = told.find(({ entitlement }) => entitlement === due.entitlement)
    return one ? [docOf(desk, batch, due, one)] : []
  })
  for (;;) {
    const { fresh } = await sorted(
      ctx,
      docs.map((doc) => ({ ...doc, id: doc.line })),
      ({ id }) => id,
    )
    const some = fresh.slice(0, SETTLED)
    if (some.length === 0) return
    const rows = some.map(({ id: _, ...doc }) => bankLines.created(ctx.tenant, doc))
    try {
      const work = { rows, events: [], counts: {}, done: some.length }
      await run.chunk(run.finished.size + counts.chunks, work)
    } catch (error) {
      // Another report of the same wrote it at this moment.
      if (!isFault(error) || error.code !== 'bank-line.exists') throw error
      continue
    }
    counts.chunks++
    counts.unmatched += some.length
    await run.breathe()
  }
}

/** Its id follows from the payment and its try: however many reports refuse it, it waits once. */
function docOf(desk: StatementDesk, batch: Batch, due: Entitlement, told: Refused): BankLineDoc {
  const { bank, statement } = desk
  const { entitlement, amount, currency, payee, attempts } = due
  const last = attempts.at(-1)
  return {
    line: `${bank.bank}.refused_${entitlement}.${attempts.length}`,
    ...{ bank: bank.bank, statement: statement.statement, path: bank.path },
    ...{ day: told.day, direction: 'out', amount, currency, party: payee },
    ...{ endToEnd: entitlement, text: batch.name, reason: told.reason, status: 'rejected' },
    file: batch.batch,
    why: {
      code: last?.line ? 'bank-line.refused-after-moved' : 'bank-line.refused-after-confirmed',
      params: { day: last?.day ?? '', reason: told.reason ?? '' },
    },
    ...{ state: 'unmatched', version: 1 },
  }
}
