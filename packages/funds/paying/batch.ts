import { query } from '@terrace/platform/command'
import { Cursor, readCursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { Year } from '../budget/fund.ts'
import { readers, rollReaders } from '../who.ts'
import { Batch, batches, batchStates, channels } from './batch-model.ts'
import {
  Benefit,
  Cycle,
  type EntitlementView,
  entitlementStates,
  entitlements,
} from './entitlement.ts'
import { onTheWay, readTally } from './tally.ts'

const Sums = z.object({ count: z.int(), amount: z.int() })

export const BatchOut = Batch.omit({ path: true })
/** A batch with how many of its payments are where; `way`: at the bank, neither paid nor failed. */
export const BatchView = BatchOut.extend({
  ...{ confirmed: Sums, failed: Sums, way: Sums },
  /** How many were drawn to be called back, and what those and others said. */
  said: z.object({
    ...{ drawn: z.int(), received: z.int(), disputed: z.int(), unreached: z.int() },
    /** Of those who were not drawn. */
    own: z.object({ received: z.int(), disputed: z.int() }),
  }),
})

/** One batch. @throws Fault missing `batch.missing` */
export const getBatch = query(
  { id: 'batch.get', allow: readers, input: z.object({ batch: z.string() }) },
  async (ctx, input) => {
    const batch = await batches.read(ctx, input.batch)
    const tally = await readTally(ctx, batch.batch)
    const [confirmed, failed] = [tally('confirmed'), tally('failed')]
    const way = batch.sent ? onTheWay(batch, tally) : { count: 0, amount: 0 }
    const [drawn, received, disputed, unreached] = [
      tally('drawn').count,
      tally('received').count,
      tally('disputed').count,
      tally('unreached').count,
    ]
    const own = {
      received: tally('said-received').count,
      disputed: tally('said-disputed').count,
    }
    const said = { drawn, received, disputed, unreached, own }
    return { ...batch, confirmed, failed, way, said }
  },
)

export const BatchLine = z.object({
  batch: z.string(),
  name: z.string(),
  line: z.string(),
  benefit: z.string(),
  cycle: z.string(),
  channel: z.enum(channels),
  areaName: z.string(),
  currency: z.string(),
  state: z.enum(batchStates),
  count: z.int(),
  amount: z.int(),
  held: z.int(),
  until: z.string().optional(),
  openedAt: z.string(),
})
export const BatchPage = z.object({ items: z.array(BatchLine), next: z.string().optional() })

/** The batches of a year, newest first; those in one state when asked. */
export const listBatches = query(
  {
    id: 'batch.list',
    allow: readers,
    input: z.object({
      year: z.coerce.number().pipe(Year).optional(),
      state: z.enum(batchStates).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { year, state, cursor }) =>
    batches.page(ctx, { holder: String(year ?? ctx.today().slice(0, 4)), state, cursor }),
)

export const RollLine = z.object({
  entitlement: z.string(),
  household: z.string(),
  number: z.string(),
  payee: z.string().optional(),
  area: z.string(),
  areaName: z.string(),
  amount: z.int(),
  currency: z.string(),
  state: z.enum(entitlementStates),
  hold: z.string().optional(),
  benefit: Benefit,
  cycle: Cycle,
})
export const RollPage = z.object({ items: z.array(RollLine), next: z.string().optional() })

/**
 * The payments of a batch, what a proposal granted and no batch has taken, or all that a household
 * was ever granted.
 */
export const listEntitlements = query(
  {
    id: 'entitlement.list',
    allow: rollReaders,
    input: z.object({
      batch: z.string().optional(),
      proposal: z.string().optional(),
      household: z.string().optional(),
      state: z.enum(entitlementStates).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { batch, proposal, household, state, cursor }) => {
    if (household) return entitlements.pageOf(ctx, household, cursor)
    const holder = batch ?? proposal
    if (!holder) {
      await readCursor(ctx, 'entitlements of nothing', cursor)
      throw fault('invalid', 'entitlement.of-what', {
        fields: [{ path: 'batch', code: 'entitlement.of-what' }],
      })
    }
    return entitlements.page(ctx, { holder, state, cursor })
  },
)

/** One entitlement with why it is so much, and every try to pay it. */
export const getEntitlement = query(
  { id: 'entitlement.get', allow: rollReaders, input: z.object({ entitlement: z.string() }) },
  async (ctx, { entitlement }): Promise<z.infer<typeof EntitlementView>> =>
    entitlements.read(ctx, entitlement),
)
