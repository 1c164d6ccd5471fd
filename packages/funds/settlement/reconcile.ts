import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { drawJob } from '../call-back/draw-job.ts'
import { readAccounts } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { actOf, wrongState } from '../paying/act.ts'
import { batchFacts } from '../paying/batch-facts.ts'
import { type Batch, batches, partAccount } from '../paying/batch-model.ts'
import { Why } from '../paying/entitlement.ts'
import { onTheWay, readTally } from '../paying/tally.ts'
import { bookers, readers, rollReaders } from '../who.ts'
import { type BankLineDoc, bankLines, decidedBy, refuseDecided } from './bank-line.ts'
import { failures } from './failure.ts'

const Which = z.object({ batch: z.string() })

const reconcile = command(
  { id: 'batch.reconcile', allow: bookers, input: Which },
  async (ctx, input): Promise<Batch & { job?: string }> => {
    const batch = await batches.read(ctx, input.batch)
    if (batch.state !== 'sent') throw wrongState(batch)
    const tally = await readTally(ctx, batch.batch)
    const confirmed = tally('confirmed')
    const { count } = onTheWay(batch, tally)
    if (count > 0) throw fault('conflict', 'batch.on-its-way', { count })
    const parts = batch.shards.map((_, shard) => shard)
    const sums = async (kind: 'sent' | 'confirmed') => {
      const ids = parts.map((shard) => accountId(partAccount(kind, batch, shard)))
      return (await readAccounts(ctx, ids)).reduce((sum, { balance }) => sum + balance, 0)
    }
    const [sent, received] = await Promise.all([sums('sent'), sums('confirmed')])
    if (sent !== 0 || received !== confirmed.amount) throw fault('conflict', 'batch.out-of-balance')
    const change = { state: 'reconciled' as const, reconciled: actOf(ctx) }
    const { next, row } = batches.changed(ctx.tenant, batch, change)
    const settled = { ...confirmed, returned: batch.amount - confirmed.amount }
    const facts = { ...(await batchFacts(ctx, batch)), settled }
    const draw = confirmed.count > 0 ? await drawing(ctx, batch) : undefined
    ctx.save({ name: 'batch.reconciled', about: batch.batch, facts }, [
      row,
      ...(draw ? [draw.row] : []),
    ])
    return { ...next, ...(draw ? { job: draw.job } : {}) }
  },
)

/** The job that draws whom an office calls back, by the rule as it is now. */
async function drawing(ctx: Ctx, { batch, name: title }: Batch) {
  const { callBack: rule } = await settingsOf(ctx)
  return newJob(ctx, drawJob, { batch, rule }, { title })
}

/**
 * Nothing of the batch is on its way any more, and the accounts say the same as the tally: what was
 * confirmed and what came back are together what was sent. Some of those who were paid are then drawn,
 * to be asked whether it came.
 * @throws Fault conflict `batch.on-its-way` with how many, `batch.out-of-balance`
 */
export const reconcileBatch = waking(reconcile, drawJob)

export const FailureLine = z.object({
  entitlement: z.string(),
  number: z.string(),
  payee: z.string().optional(),
  amount: z.int(),
  currency: z.string(),
  reason: z.string().optional(),
  day: z.string(),
})
export const FailurePage = z.object({ items: z.array(FailureLine), next: z.string().optional() })

/** The payments of a batch that failed; each can be paid by another one. */
export const listFailures = query(
  { id: 'batch.failures', allow: rollReaders, input: Which.extend({ cursor: Cursor }) },
  async (ctx, { batch, cursor }) => {
    const page = await failures.page(ctx, { holder: batch, cursor })
    await batches.read(ctx, batch)
    return page
  },
)

export const BankLineView = z.object({
  line: z.string(),
  bank: z.string(),
  day: z.string(),
  direction: z.enum(['in', 'out']),
  amount: z.int(),
  currency: z.string(),
  text: z.string(),
  party: z.string().optional(),
  reference: z.string().optional(),
  /** `rejected`: no movement, but a report that refuses what was received before. */
  status: z.enum(['booked', 'returned', 'rejected']),
  /** What it is for; with `unmatched`, the batch that it is just confirming. */
  item: z.string().optional(),
  /** Why it was not matched by itself, where that can be said. */
  why: Why.optional(),
  state: z.enum(['matched', 'unmatched', 'set-aside']),
})
export const BankLinePage = z.object({ items: z.array(BankLineView), next: z.string().optional() })

/** Movements at a bank; `unmatched` are those that wait for a person. */
export const listBankLines = query(
  {
    id: 'bank-line.list',
    allow: readers,
    input: z.object({
      bank: z.string(),
      state: BankLineView.shape.state.optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { bank, state, cursor }) => bankLines.page(ctx, { holder: bank, state, cursor }),
)

/**
 * A movement that is neither a payment nor a gift, such as a charge: a person says what it is. Money
 * that came in stays in suspense until somebody moves it by an entry.
 * @throws Fault conflict `bank-line.decided`
 */
export const setAside = command(
  {
    id: 'bank-line.set-aside',
    allow: bookers,
    input: z.object({ line: z.string(), note: z.string().trim().min(5).max(300) }),
  },
  async (ctx, { line: id, note }): Promise<BankLineDoc> => {
    const line = await bankLines.read(ctx, id)
    refuseDecided(line)
    const decided = { ...decidedBy(ctx), note }
    const { next, row } = bankLines.changed(ctx.tenant, line, { state: 'set-aside', decided })
    ctx.save({ name: 'bank-line.set-aside', about: id, reason: note, pending: false }, [row])
    return next
  },
)
