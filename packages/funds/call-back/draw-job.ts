import type { Ctx } from '@terrace/platform/context'
import { pause } from '@terrace/platform/db'
import { fault, isFault } from '@terrace/platform/fault'
import { type JobDefinition, job, type Run } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import { CallBackRule, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type Batch, batches } from '../paying/batch-model.ts'
import { type Entitlement, entitlements } from '../paying/entitlement.ts'
import { readTally } from '../paying/tally.ts'
import { drawn, listHash, type Paid, seedOf } from './draw.ts'
import { type CallBack, callBacks, callIdOf, kept, tallied } from './model.ts'
import { opened } from './opened.ts'

/** Call-backs of one transaction, beside the tally and the receipt. */
const CHUNK = 80
const TRIES = 8

/** Every payment that was confirmed: the index is asked again while it lags behind the tally. */
async function confirmedOf(ctx: Ctx, batch: string): Promise<Paid[]> {
  const { count } = (await readTally(ctx, batch))('confirmed')
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const paid: Paid[] = []
    for await (const { entitlement, amount } of entitlements.all(ctx, batch, 'confirmed')) {
      paid.push({ entitlement, amount })
    }
    if (paid.length === count) return paid
    await pause(attempt)
  }
  throw fault('unavailable', 'save.busy')
}

/** Opens the call-backs of a chunk; one that the household has begun by itself becomes the sample's. */
async function openChunk(
  ctx: Ctx,
  run: Run,
  index: number,
  { batch, dues, tries }: { batch: Batch; dues: readonly Entitlement[]; tries: number },
): Promise<void> {
  let had = new Map<string, CallBack>()
  for (let attempt = 0; ; attempt++) {
    const change = { drawn: true, tries }
    const changes = dues.map((due) => {
      const was = had.get(callIdOf(due))
      const call = opened(ctx, batch, due, change)
      const { next: now, row } = kept(ctx.tenant, was, { call, change })
      return { was, now, row }
    })
    const rows = changes.map(({ row }) => row)
    rows.push(...tallied(ctx.tenant, batch.batch, changes))
    try {
      const counts = { drawn: dues.length }
      await run.chunk(index, { rows, events: [], counts, done: dues.length })
      return
    } catch (error) {
      const met = isFault(error) && ['call-back.exists', 'record.stale'].includes(error.code)
      if (!met || attempt >= TRIES) throw error
    }
    const found = await callBacks.findMany(ctx, dues.map(callIdOf))
    had = new Map(found.map((one) => [one.call, one]))
  }
}

/** Writes down by what the sample was drawn; the batch may be closed at the same moment. */
async function finish(ctx: Ctx, run: Run, index: number, id: string, calls: Batch['calls']) {
  for (let attempt = 0; ; attempt++) {
    const batch = await batches.find(ctx, id)
    if (!batch) return
    const { row } = batches.changed(ctx.tenant, batch, { calls })
    const event = { name: 'batch.sampled', about: id, facts: calls, pending: false }
    try {
      await run.chunk(index, { rows: [row], events: [event], counts: {}, done: 0 })
      return
    } catch (error) {
      if (!isFault(error) || error.kind !== 'stale' || attempt >= TRIES) throw error
    }
  }
}

/**
 * Draws whom an office calls back of a reconciled batch, by the rule that held when it was reconciled.
 * The draw is laid down before the first call-back is opened, so that a worker that follows one that
 * was killed goes on with the same, whatever a bank took back meanwhile.
 */
export const drawJob: JobDefinition = job(
  {
    ...{ id: 'funds.call-back', queue: 'bulk' },
    input: z.object({ batch: z.string(), rule: CallBackRule }),
  },
  async (ctx, { batch: id, rule }, run) => {
    const batch = await batches.find(ctx, id)
    if (!batch || batch.calls) return undefined
    const { parts: state, ...draw } = await drawOf(ctx, run, batch, rule)
    await run.setTotal(draw.drawn)
    const parts = new Parts<string>(ctx, run.job.job, state)
    for (let index = 0; index < parts.count; index++) {
      if (run.finished.has(index)) continue
      const found = await entitlements.findMany(ctx, await parts.part(index))
      const dues = found.filter((due) => due.batch === id)
      await openChunk(ctx, run, index, { batch, dues, tries: rule.tries })
      await run.breathe()
    }
    await finish(ctx, run, parts.count, id, { at: ctx.now(), rule, ...draw })
    await parts.remove()
    return { counts: { drawn: draw.drawn } }
  },
)

interface Draw {
  list: string
  seed: string
  of: number
  drawn: number
  parts: PartsState
}

async function drawOf(ctx: Ctx, run: Run, batch: Batch, rule: CallBackRule): Promise<Draw> {
  if (run.checkpoint) return run.checkpoint as Draw
  const [paid, { currency }] = await Promise.all([confirmedOf(ctx, batch.batch), settingsOf(ctx)])
  const list = listHash(paid)
  const seed = seedOf(batch.batch, list)
  const ids = drawn(paid, seed, rule, batch.currency === currency)
  const parts = new Parts<string>(ctx, run.job.job)
  for (let i = 0; i < ids.length; i += CHUNK) await parts.add(ids.slice(i, i + CHUNK))
  const draw = { list, seed, of: paid.length, drawn: ids.length, parts: parts.state }
  await run.save(draw, { done: 0 })
  return draw
}
