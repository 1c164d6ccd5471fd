import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import * as z from 'zod'
import type { OpenItem, StatementLine } from '../bank/index.ts'
import { funds } from '../budget/fund.ts'
import { contributions } from '../giving/contribution-model.ts'
import { batches } from '../paying/batch-model.ts'
import { type Entitlement, entitlements } from '../paying/entitlement.ts'
import { bookers } from '../who.ts'
import { yearsOf } from '../years.ts'
import { type BankLineDoc, bankLines } from './bank-line.ts'
import { wayOfBatch } from './batch-booking.ts'

/** Open items looked through for suggestions: a person waits for them. */
const MOST = 2_000

export const Suggestions = z.object({
  items: z.array(
    z.object({
      /** An entitlement, a contribution, or a batch as a whole. */
      item: z.string(),
      kind: z.enum(['payment', 'gift', 'batch']),
      score: z.int(),
      /** What speaks for it. */
      reason: z.enum([
        'end-to-end',
        'reference',
        'reference-in-text',
        'amount-and-name',
        'amount-and-day',
      ]),
      /** Only a gift can be received with another amount than was pledged. */
      amountDiffers: z.boolean(),
      name: z.string().optional(),
      amount: z.int(),
      /** Payments that are on their way, of a batch. */
      count: z.int().optional(),
    }),
  ),
})

interface Open extends OpenItem {
  kind: 'payment' | 'gift' | 'batch'
  count?: number
}

/**
 * What a movement may be for, the likeliest first: open pledges, or batches and payments on their way.
 * Names of payees are among them, so it is for those who match.
 */
export const suggest = query(
  { id: 'bank-line.suggest', allow: bookers, input: z.object({ line: z.string() }) },
  async (ctx, { line: id }): Promise<z.infer<typeof Suggestions>> => {
    const line = await bankLines.read(ctx, id)
    const { suggestMatches } = await import('../bank/index.ts')
    const items: Open[] = []
    for await (const item of openItems(ctx, line)) if (items.push(item) === MOST) break
    const byId = new Map(items.map((item) => [item.id, item]))
    const reference = line.reference ?? line.file
    const asked = { ...line, id, reference, identified: 'reference' } as StatementLine
    return {
      items: suggestMatches([asked], items).flatMap(({ item, score, reason, amountDiffers }) => {
        const open = byId.get(item)
        if (!open) return []
        const { kind, name, amount, count } = open
        return [{ item, kind, score, reason, amountDiffers, name, amount, count }]
      }),
    }
  },
)

async function* openItems(ctx: Ctx, line: BankLineDoc): AsyncGenerator<Open> {
  if (line.direction === 'in') yield* openPledges(ctx, line)
  else if (line.status === 'rejected') yield* refused(ctx, line)
  else if (line.status === 'booked') {
    const sent = await sentBatches(ctx, line)
    yield* openBatches(ctx, sent)
    yield* openPayments(ctx, sent)
  }
}

async function* openPledges(ctx: Ctx, line: BankLineDoc): AsyncGenerator<Open> {
  for (const year of yearsOf(line.day)) {
    for await (const { fund, currency } of funds.all(ctx, year)) {
      if (currency !== line.currency) continue
      for await (const one of contributions.all(ctx, fund, 'awaiting')) {
        const { contribution: id, amount, reference, name, day } = one
        yield { id, kind: 'gift', direction: 'in', amount, currency, reference, name, day }
      }
    }
  }
}

async function sentBatches(ctx: Ctx, { day, currency }: BankLineDoc): Promise<string[]> {
  const sent: string[] = []
  for (const year of yearsOf(day)) {
    for await (const one of batches.all(ctx, year, 'sent')) {
      if (one.currency === currency && one.channel === 'bank') sent.push(one.batch)
    }
  }
  return sent
}

/** Each sent batch as what no movement is known for. */
async function* openBatches(ctx: Ctx, sentOnes: readonly string[]): AsyncGenerator<Open> {
  for (const id of sentOnes) {
    const batch = await batches.find(ctx, id)
    if (!batch) continue
    const { open } = await wayOfBatch(ctx, batch)
    if (open.count === 0) continue
    const { name, currency, sent } = batch
    const of = { id, kind: 'batch' as const, direction: 'out' as const, name, currency, ...open }
    yield { ...of, reference: id, ...(sent ? { day: sent.day } : {}) }
  }
}

const asOpen = (one: Pick<Entitlement, 'entitlement' | 'amount' | 'payee' | 'currency'>): Open => {
  const { entitlement: id, amount, payee: name, currency } = one
  const of = { id, kind: 'payment' as const, direction: 'out' as const, amount, currency }
  return { ...of, endToEnd: id, ...(name ? { name } : {}) }
}

/** Payments on their way, then those that a status report confirmed and no movement is known for. */
async function* openPayments(ctx: Ctx, sent: readonly string[]): AsyncGenerator<Open> {
  for (const state of ['batched', 'confirmed'] as const) {
    for (const batch of sent) {
      for await (const one of entitlements.all(ctx, batch, state)) {
        if (one.moved === undefined) yield asOpen(one)
      }
    }
  }
}

/** The payment that a bank refused after its movement was known. */
async function* refused(ctx: Ctx, { endToEnd }: BankLineDoc): AsyncGenerator<Open> {
  const due = endToEnd === undefined ? undefined : await entitlements.find(ctx, endToEnd)
  if (due) yield asOpen(due)
}
