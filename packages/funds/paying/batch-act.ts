import { noticeEnd } from '@terrace/platform/calendar'
import { command } from '@terrace/platform/command'
import { type Ctx, hasRole } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { approvers, bookers, preparers } from '../who.ts'
import { actOf, wrongState } from './act.ts'
import { batchFacts } from './batch-facts.ts'
import { type Batch, type BatchState, batches } from './batch-model.ts'
import { withdrawJob } from './withdraw-job.ts'

const Which = z.object({ batch: z.string() })

async function readIn(ctx: Ctx, id: string, ...states: BatchState[]): Promise<Batch> {
  const batch = await batches.read(ctx, id)
  if (!states.includes(batch.state)) throw wrongState(batch)
  return batch
}

function save(
  ctx: Ctx,
  batch: Batch,
  event: string,
  change: Partial<Batch>,
  reason?: string,
): Batch {
  const { next, row } = batches.changed(ctx.tenant, batch, change)
  const { count, amount } = batch
  ctx.save({ name: event, about: batch.batch, reason, facts: { count, amount }, pending: false }, [
    row,
  ])
  return next
}

/** A second person looks through the roll. @throws Fault forbidden `batch.own` */
export const checkBatch = command(
  { id: 'batch.check', allow: approvers, input: Which },
  async (ctx, input): Promise<Batch> => {
    const batch = await readIn(ctx, input.batch, 'prepared')
    if (batch.prepared.id === ctx.actor.id) throw fault('forbidden', 'batch.own')
    return save(ctx, batch, 'batch.checked', { state: 'checked', checked: actOf(ctx) })
  },
)

/**
 * Two people approve, one of the finance office and one of the county office, neither of whom
 * prepared it (domain.md §4.2 row 6, §5.2). With the second it is disclosed for as long as the tenant
 * asks, or stands approved where it asks for nothing.
 * @throws Fault forbidden `batch.own`, `batch.approved-already`, `batch.other-office`
 */
export const approveBatch = command(
  { id: 'batch.approve', allow: approvers, input: Which },
  async (ctx, input): Promise<Batch> => {
    const batch = await readIn(ctx, input.batch, 'checked')
    if (batch.prepared.id === ctx.actor.id) throw fault('forbidden', 'batch.own')
    if (batch.approvals.some(({ id }) => id === ctx.actor.id)) {
      throw fault('forbidden', 'batch.approved-already')
    }
    const role = approvers.find(
      (one) => hasRole(ctx, one) && !batch.approvals.some((had) => had.role === one),
    )
    if (role === undefined) throw fault('forbidden', 'batch.other-office')
    const approvals = [...batch.approvals, { ...actOf(ctx), role }]
    if (approvals.length < approvers.length)
      return save(ctx, batch, 'batch.approved', { approvals })
    const { disclosureDays: days, calendar } = await settingsOf(ctx)
    if (days === 0) return save(ctx, batch, 'batch.approved', { approvals, state: 'approved' })
    const from = ctx.today()
    const disclosure = { from, until: noticeEnd(calendar, from, days) }
    return save(ctx, batch, 'batch.disclosed', { approvals, state: 'disclosed', disclosure })
  },
)

/**
 * Lets the money go once the disclosure is over. @throws Fault conflict `batch.still-disclosed`
 */
export const releaseBatch = command(
  { id: 'batch.release', allow: bookers, input: Which },
  async (ctx, input): Promise<Batch> => {
    const batch = await readIn(ctx, input.batch, 'approved', 'disclosed')
    const until = batch.disclosure?.until
    if (until !== undefined && ctx.today() <= until) {
      throw fault('conflict', 'batch.still-disclosed', { until })
    }
    const change = { state: 'released' as const, released: actOf(ctx) }
    const { next, row } = batches.changed(ctx.tenant, batch, change)
    const facts = await batchFacts(ctx, batch)
    ctx.save({ name: 'batch.released', about: batch.batch, facts }, [row])
    return next
  },
)

const Reason = z.string().trim().min(5).max(300)

const withdraw = command(
  { id: 'batch.withdraw', allow: preparers, input: Which.extend({ reason: Reason }) },
  async (ctx, { batch: id, reason }) => {
    const batch = await readIn(
      ctx,
      id,
      ...(['preparing', 'prepared', 'checked', 'approved', 'disclosed', 'released'] as const),
    )
    const made = newJob(ctx, withdrawJob, { batch: id }, { title: batch.name })
    const withdrawn = { ...actOf(ctx), reason }
    const { next, row } = batches.changed(ctx.tenant, batch, { state: 'withdrawing', withdrawn })
    ctx.save({ name: 'batch.withdrawing', about: id, reason, pending: false }, [row, made.row])
    return { batch: next, job: made.job }
  },
)

/** Takes a batch back before its money left: its entitlements can be paid by another. */
export const withdrawBatch = waking(withdraw, withdrawJob)

/** The books of a batch are shut: nothing of it is on its way any more. */
export const closeBatch = command(
  { id: 'batch.close', allow: approvers, input: Which },
  async (ctx, input): Promise<Batch> => {
    const batch = await readIn(ctx, input.batch, 'reconciled')
    if (batch.prepared.id === ctx.actor.id) throw fault('forbidden', 'batch.own')
    return save(ctx, batch, 'batch.closed', { state: 'closed', closed: actOf(ctx) })
  },
)
