import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { funds } from '../budget/fund.ts'
import { lines } from '../budget/line.ts'
import { preparers } from '../who.ts'
import { actOf, wrongState } from './act.ts'
import { type Batch, batches, channels } from './batch-model.ts'
import { Benefit, Cycle, SHARDS } from './entitlement.ts'
import { prepareJob } from './prepare-job.ts'

const NewBatch = z.object({
  name: z.string().trim().min(2).max(120),
  /** The proposal whose entitlements are paid. */
  proposal: z.string().max(60),
  line: z.string().max(60),
  benefit: Benefit,
  cycle: Cycle,
  /** An area and all below it; that of the budget line when left out. */
  area: z.string().optional(),
  channel: z.enum(channels).default('bank'),
})

const open = command(
  { id: 'batch.prepare', allow: preparers, input: NewBatch },
  async (ctx, input): Promise<{ batch: Batch; job: string }> => {
    const line = await lines.read(ctx, input.line)
    const area = input.area === undefined ? line : await areaOf(ctx, input.area)
    if (!area.path.startsWith(line.path)) throw fault('missing', 'area.missing')
    const { fund, currency, year } = line
    await refuseChannel(ctx, fund, input.channel)
    const batch: Batch = {
      ...{ fund, currency, year, ...input },
      batch: ctx.newId('bat'),
      area: area.area,
      areaName: 'areaName' in area ? area.areaName : area.name,
      path: area.path,
      state: 'preparing',
      ...{ count: 0, amount: 0, held: 0 },
      shards: Array.from({ length: SHARDS }, () => ({ count: 0, amount: 0 })),
      prepared: actOf(ctx),
      approvals: [],
      openedAt: ctx.now(),
      version: 1,
    }
    const made = newJob(ctx, prepareJob, { batch: batch.batch }, { title: batch.name })
    ctx.save({ name: 'batch.opened', about: batch.batch, pending: false }, [
      batches.created(ctx.tenant, batch),
      made.row,
    ])
    return { batch, job: made.job }
  },
)

/**
 * Goods are handed over, and only goods: money that a fund of money holds was not given as a blanket,
 * and no bank carries one.
 */
async function refuseChannel(ctx: Ctx, id: string, channel: Batch['channel']): Promise<void> {
  const fund = await funds.find(ctx, id)
  if (!fund) throw fault('missing', 'fund.missing')
  if ((channel === 'kind') === (fund.medium === 'goods')) return
  throw invalid([{ path: 'channel', code: `batch.channel-${fund.medium}` }])
}

/**
 * Opens a batch and starts to fill it.
 * @throws Fault missing `line.missing`, `area.missing`; invalid `batch.channel-goods`,
 *   `batch.channel-money`
 */
export const prepareBatch = waking(open, prepareJob)

const again = command(
  { id: 'batch.prepare-again', allow: preparers, input: z.object({ batch: z.string() }) },
  async (ctx, { batch: id }) => {
    const batch = await batches.read(ctx, id)
    if (batch.state !== 'preparing') throw wrongState(batch)
    const made = newJob(ctx, prepareJob, { batch: id }, { title: batch.name })
    ctx.save({ name: 'batch.prepared-again', about: id, pending: false }, [made.row])
    return { batch, job: made.job }
  },
)

/** Goes on with a batch whose preparation ended early: the budget line was short, the job was cancelled. */
export const prepareAgain = waking(again, prepareJob)
