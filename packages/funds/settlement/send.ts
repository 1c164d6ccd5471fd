import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { newJob, readJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import * as z from 'zod'
import { wrongState } from '../paying/act.ts'
import { type Batch, batches } from '../paying/batch-model.ts'
import { bookers } from '../who.ts'
import { banks } from './bank.ts'
import { sendJob } from './send-job.ts'

const Which = z.object({ batch: z.string() })

const start = command(
  {
    id: 'batch.send',
    allow: bookers,
    input: Which.extend({
      /** The programme's account from which it is paid; none where people get it by hand. */
      bank: z.string().max(60).optional(),
      /** The day on which the bank is to pay; today when left out. */
      day: z.iso.date().optional(),
    }),
  },
  async (ctx, { batch: id, bank: from, day = ctx.today() }) => {
    const batch = await batches.read(ctx, id)
    if (batch.state !== 'released') throw wrongState(batch)
    await refuseSending(ctx, batch)
    if (day < ctx.today()) throw invalid([{ path: 'day', code: 'batch.day-past' }])
    if (batch.channel === 'bank') await refuseBank(ctx, batch, from)
    const made = newJob(ctx, sendJob, { batch: id, bank: from, day }, { title: batch.name })
    // The version it had decides who was first, however often somebody clicks.
    const { next, row } = batches.changed(ctx.tenant, batch, { sending: made.job })
    ctx.save({ name: 'batch.sending', about: id, pending: false }, [row, made.row])
    return { batch: next, job: made.job }
  },
)

/** A job that is at work sends it; one that failed sent nothing, and nobody has to unlock anything. */
async function refuseSending(ctx: Ctx, { sending }: Batch): Promise<void> {
  if (sending === undefined) return
  const { state } = await readJob(ctx.db, ctx.tenant, sending)
  if (state === 'queued' || state === 'running') throw fault('conflict', 'batch.sending')
}

async function refuseBank(ctx: Ctx, batch: Batch, from: string | undefined): Promise<void> {
  if (from === undefined) throw invalid([{ path: 'bank', code: 'field.required' }])
  const bank = await banks.read(ctx, from)
  if (bank.currency === batch.currency) return
  const params = { currency: batch.currency, there: bank.currency }
  throw invalid([{ path: 'bank', code: 'batch.bank-currency', params }])
}

/**
 * Writes the bank's file and sets the money on its way, once however often it is asked for.
 * @throws Fault conflict `batch.wrong-state`, `batch.sending`, stale `record.stale`
 */
export const sendBatch = waking(start, sendJob)

/**
 * Where the bank's file can be had for five minutes. Names and accounts stand in it, so whoever
 * fetches it is written into the batch's history before they have it.
 * @throws Fault missing `batch.no-file`
 */
export const fetchBankFile = command(
  { id: 'batch.fetch-file', allow: bookers, input: Which },
  async (ctx, { batch: id }) => {
    const { sent } = await batches.read(ctx, id)
    if (!sent?.file) throw fault('missing', 'batch.no-file')
    const url = await ctx.ports.files.link(sent.file, sent.file.split('/').at(-1) ?? id)
    ctx.save({ name: 'batch.file-fetched', about: id, pending: false }, [])
    return { url }
  },
)
