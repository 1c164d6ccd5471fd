import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { lineAccount, lines } from '../budget/line.ts'
import { posting } from '../ledger/entry-store.ts'
import { preparers } from '../who.ts'
import { type Act, type Batch, batchAccount, batches, channels } from './batch-model.ts'
import { Benefit, Cycle, SHARDS } from './entitlement.ts'
import { prepareJob } from './prepare-job.ts'

export const actOf = (ctx: Ctx): Act => ({ id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() })

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

/** Opens a batch and starts to fill it. @throws Fault missing `line.missing`, `area.missing` */
export const prepareBatch = Object.assign(
  async (ctx: Ctx, input: z.input<typeof NewBatch>) => {
    const made = await open(ctx, input)
    await wakeJob(ctx, prepareJob, made.job)
    return made
  },
  { def: open.def },
)

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
export const prepareAgain = Object.assign(
  async (ctx: Ctx, input: { batch: string }) => {
    const made = await again(ctx, input)
    await wakeJob(ctx, prepareJob, made.job)
    return made
  },
  { def: again.def },
)

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

/** @returns the refusal of an act for which a batch has the wrong state */
export const wrongState = ({ state }: Pick<Batch, 'state'>) =>
  fault('conflict', 'batch.wrong-state', { state })
