import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { type JobDefinition, job } from '@terrace/platform/job'
import type { Row } from '@terrace/platform/write'
import { readHouseholds } from '@terrace/registry'
import * as z from 'zod'
import { type Batch, batches } from './batch-model.ts'
import { type Claim, claimRow, claimsOf, holdersOf } from './claim.ts'
import { finishPreparation } from './commitment.ts'
import { type Entitlement, entitlements, shardOf } from './entitlement.ts'
import { holdOf } from './hold.ts'
import { nextDue } from './next-due.ts'
import { readTally, takenOf, tallyRow } from './tally.ts'

/**
 * Entitlements of one transaction: each its own row and at most two claims, beside the batch, its tally
 * and the receipt.
 */
const CHUNK = 30

/**
 * Takes the open entitlements of a proposal into a batch, a chunk a transaction that adds to the
 * batch's tally too: a killed job, or another one after it, goes on where it was and the sums are
 * exact. At the end the whole amount is committed at once: it must stand in the budget line, or
 * nothing is prepared.
 */
export const prepareJob: JobDefinition = job(
  { id: 'funds.prepare', queue: 'bulk', input: z.object({ batch: z.string() }) },
  async (ctx, { batch: id }, run) => {
    const passed = new Set<string>()
    let index = run.finished.size
    let batch = await batches.find(ctx, id)
    while (batch?.state === 'preparing') {
      const due = await nextOf(ctx, batch, passed)
      if (due.length === 0) break
      try {
        await run.chunk(index, await chunkOf(ctx, batch, due))
        index++
      } catch (error) {
        // Somebody changed one of them or claimed the same payee meanwhile: look again.
        if (!isFault(error) || error.kind !== 'stale') throw error
      }
      await run.breathe()
      batch = await batches.find(ctx, id)
    }
    const sums = await sumsOf(ctx, id)
    if (batch?.state === 'preparing') await finishPreparation(ctx, { batch: id, ...sums })
    return { counts: { count: sums.count, held: sums.held } }
  },
)

/** Open entitlements of the batch's proposal, within its area, that no look has passed over. */
const nextOf = (ctx: Ctx, { proposal, path }: Batch, passed: Set<string>) =>
  nextDue(
    ctx,
    {
      ...{ holder: proposal, state: 'open', most: CHUNK },
      of: (line) => line.path.startsWith(path),
      still: ({ state }) => state === 'open',
    },
    passed,
  )

async function chunkOf(ctx: Ctx, batch: Batch, due: readonly Entitlement[]) {
  const [keys, households] = await Promise.all([
    ctx.ports.keys.of(ctx.db, ctx.tenant),
    // Whoever moved out of the asker's areas is found too, and held.
    readHouseholds(
      { ...ctx, scope: [''] },
      due.map(({ household }) => household),
    ),
  ])
  const byId = new Map(households.map((one) => [one.household, one]))
  const claims = new Map(
    due.map((one): [string, Claim[]] => {
      const household = byId.get(one.household)
      return [one.entitlement, household ? claimsOf(keys, household, one) : []]
    }),
  )
  const taken = await holdersOf(ctx, [...claims.values()].flat())
  const rows: Row[] = []
  const tallied: Parameters<typeof tallyRow>[2][number][] = []
  for (const one of due) {
    const own = claims.get(one.entitlement) ?? []
    const household = byId.get(one.household)
    const hold = holdOf(one, household, own, taken, batch)
    if (hold) {
      const change = {
        state: 'held' as const,
        hold: { ...hold, at: ctx.now() },
        cleared: undefined,
      }
      rows.push(entitlements.changed(ctx.tenant, one, change).row)
      tallied.push({ what: 'held', amount: one.amount })
      continue
    }
    // Two of one chunk may be one payee: the second is held like any other.
    for (const { payee } of own) taken.set(payee, one.entitlement)
    const { bankAccount, bankName } = household ?? {}
    const account = bankAccount && { ...bankAccount, ...(bankName ? { bank: bankName } : {}) }
    const change = {
      ...{ state: 'batched' as const, batch: batch.batch, shard: shardOf(one.entitlement) },
      attempts: [...one.attempts, { batch: batch.batch, at: ctx.now() }],
      ...(batch.channel === 'bank' && account ? { account } : {}),
    }
    rows.push(entitlements.changed(ctx.tenant, one, change).row)
    if (!one.cleared) rows.push(...own.map((claim) => claimRow(ctx.tenant, claim, one.entitlement)))
    tallied.push({ what: 'taken', shard: shardOf(one.entitlement), amount: one.amount })
  }
  // A batch that somebody withdraws at this moment takes in nothing more.
  rows.push(tallyRow(ctx.tenant, batch.batch, tallied), batches.unchanged(ctx.tenant, batch))
  const held = tallied.filter(({ what }) => what === 'held').length
  return { rows, events: [], counts: { held, count: due.length - held }, done: due.length }
}

/** The sums of a batch by its tally. */
async function sumsOf(ctx: Ctx, batch: string) {
  const tally = await readTally(ctx, batch)
  return { ...takenOf(tally), held: tally('held').count }
}
