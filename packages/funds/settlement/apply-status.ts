import type { Ctx } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import type { Run } from '@terrace/platform/job'
import type { StatusReport, TransferOutcome } from '../bank/index.ts'
import { type Batch, batches } from '../paying/batch-model.ts'
import { entitlements } from '../paying/entitlement.ts'
import { settleBooking } from './apply-batch.ts'
import type { Bank } from './bank.ts'
import { keepRefused } from './refused.ts'
import { isNews, type Outcome, SETTLED, settling } from './settle.ts'
import type { Statement } from './statement-store.ts'

export interface StatementDesk {
  ctx: Ctx
  run: Run
  statement: Statement
  bank: Bank
}

const PAGE = 100

/**
 * What a bank says of a file of ours: paid, refused, or nothing yet. It can only speak of payments
 * that are still in the batch whose file it names. One that it refuses after it was received is not
 * taken back: that waits for a person among the bank's movements.
 * @throws Fault conflict `statement.no-batch` when we sent no such file
 */
export async function applyStatus(desk: StatementDesk, report: StatusReport) {
  const { ctx } = desk
  const { idOfEndToEnd, outcomes } = await import('../bank/index.ts')
  const id = idOfEndToEnd(report.originalMessage)
  const batch = await batches.find(ctx, id)
  if (!batch?.sent || batch.sent.message !== id) {
    throw fault('conflict', 'statement.no-batch', { found: report.originalMessage })
  }
  const answer = outcomes(report)
  const counts = { confirmed: 0, failed: 0, unmatched: 0, pending: 0, chunks: 0 }
  const state = refuses(report) ? undefined : 'batched'
  let ids: string[] = []
  for await (const line of entitlements.all(ctx, id, state)) {
    if (ids.push(line.entitlement) < PAGE) continue
    await page(ids)
    ids = []
  }
  await page(ids)
  return counts

  async function page(some: readonly string[]): Promise<void> {
    const due = await entitlements.findMany(ctx, some)
    const told = due.flatMap((one) => {
      if (one.state !== 'batched') return []
      const found = outcomeOf(answer(one.entitlement, id), ctx.today())
      if (!found) counts.pending++
      return found ? [{ due: one, ...found }] : []
    })
    for (const which of ['confirmed', 'failed'] as const) {
      const same = told.filter(({ outcome }) => outcome === which)
      for (let i = 0; i < same.length; i += SETTLED) {
        await settleSome(desk, batch as Batch, same.slice(i, i + SETTLED), counts)
      }
    }
    // Also one that a statement booked while this was read.
    const refused = some.flatMap((one) => {
      const found = outcomeOf(answer(one, id), ctx.today())
      return found?.outcome === 'failed' ? [{ entitlement: one, ...found }] : []
    })
    await keepRefused(desk, batch as Batch, refused, counts)
  }
}

const REFUSED = ['rejected', 'cancelled']

/** Whether a report refuses anything: only then is what was received before looked at. */
const refuses = ({ outcome, payments, lines }: StatusReport): boolean =>
  [{ outcome }, ...payments, ...lines].some((one) => REFUSED.includes(one.outcome ?? ''))

function outcomeOf({ outcome, reasons, code }: TransferOutcome, day: string) {
  if (outcome === 'settled') return { outcome: 'confirmed' as const, day }
  if (!REFUSED.includes(outcome)) return undefined
  const [first] = reasons
  const reason = first ? [first.code, first.text].filter(Boolean).join(' ') : code
  return { outcome: 'failed' as const, day, reason }
}

/** Settles some payments of one batch; what somebody settled meanwhile is passed over. */
async function settleSome(
  desk: StatementDesk,
  batch: Batch,
  told: readonly Outcome[],
  counts: { confirmed: number; failed: number; chunks: number },
): Promise<void> {
  const { ctx, run } = desk
  for (;;) {
    const now = await entitlements.findMany(
      ctx,
      told.map(({ due }) => due.entitlement),
    )
    const byId = new Map(now.map((due) => [due.entitlement, due]))
    const news = told
      .map((one) => ({ ...one, due: byId.get(one.due.entitlement) ?? one.due }))
      .filter((one) => one.due.state === 'batched' && isNews(one, batch.batch))
    if (news.length === 0) return
    const { rows, events } = settling(ctx, batch, news, ctx.newId('set'))
    const index = run.finished.size + counts.chunks
    try {
      await run.chunk(index, { rows, events, counts: {}, done: news.length })
    } catch (error) {
      if (!isFault(error)) throw error
      if (error.code === 'batch.being-booked') await settleBooking(desk, batch.batch, counts)
      else if (error.kind !== 'stale') throw error
      continue
    }
    counts.chunks++
    for (const { outcome } of news) counts[outcome]++
    await run.breathe()
    return
  }
}
