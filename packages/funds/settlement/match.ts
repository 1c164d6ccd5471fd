import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import type { OpenItem, StatementLine } from '../bank/index.ts'
import { funds } from '../budget/fund.ts'
import { contributions } from '../giving/contribution-model.ts'
import { receiveContribution } from '../giving/receive.ts'
import { posting } from '../ledger/entry-store.ts'
import { batches } from '../paying/batch-model.ts'
import { entitlements } from '../paying/entitlement.ts'
import { bookers, readers } from '../who.ts'
import { type BankLineDoc, bankLines } from './bank-line.ts'
import { isNews, settling } from './settle.ts'

const Which = z.object({ line: z.string() })
/** Open items looked through for suggestions: a person waits for them. */
const MOST = 2_000

async function unmatched(ctx: Ctx, id: string): Promise<BankLineDoc> {
  const line = await bankLines.read(ctx, id)
  if (line.state !== 'unmatched') throw fault('conflict', 'bank-line.decided')
  return line
}

export const Suggestions = z.object({
  items: z.array(
    z.object({
      /** An entitlement, or a contribution. */
      item: z.string(),
      score: z.int(),
      reason: z.string(),
      amountDiffers: z.boolean(),
      name: z.string().optional(),
      amount: z.int(),
    }),
  ),
})

/** What a movement may be for, the likeliest first: open pledges, or payments on their way. */
export const suggest = query(
  { id: 'bank-line.suggest', allow: readers, input: Which },
  async (ctx, { line: id }): Promise<z.infer<typeof Suggestions>> => {
    const line = await bankLines.read(ctx, id)
    const { suggestMatches } = await import('../bank/index.ts')
    const open = line.direction === 'in' ? openPledges(ctx, line) : openPayments(ctx, line)
    const items: OpenItem[] = []
    for await (const item of open) if (items.push(item) === MOST) break
    const byId = new Map(items.map((item) => [item.id, item]))
    const asked = { ...line, id, identified: 'reference' } as StatementLine
    return {
      items: suggestMatches([asked], items).map(({ item, score, reason, amountDiffers }) => ({
        ...{ item, score, reason, amountDiffers },
        name: byId.get(item)?.name,
        amount: byId.get(item)?.amount ?? 0,
      })),
    }
  },
)

const yearsOf = (day: string) => [Number(day.slice(0, 4)), Number(day.slice(0, 4)) - 1]

async function* openPledges(ctx: Ctx, line: BankLineDoc): AsyncGenerator<OpenItem> {
  for (const year of yearsOf(line.day)) {
    for await (const { fund, currency } of funds.all(ctx, String(year))) {
      if (currency !== line.currency) continue
      for await (const one of contributions.all(ctx, fund, 'awaiting')) {
        const { contribution: id, amount, reference, name, day } = one
        yield { id, direction: 'in', amount, currency, reference, name, day }
      }
    }
  }
}

async function* openPayments(ctx: Ctx, line: BankLineDoc): AsyncGenerator<OpenItem> {
  for (const year of yearsOf(line.day)) {
    for await (const { batch, currency } of batches.all(ctx, String(year), 'sent')) {
      if (currency !== line.currency) continue
      for await (const one of entitlements.all(ctx, batch, 'batched')) {
        const { entitlement: id, amount, payee: name } = one
        yield { id, direction: 'out', amount, currency, endToEnd: id, ...(name ? { name } : {}) }
      }
    }
  }
}

/**
 * A person says what a movement is: a gift's money, which leaves suspense for the gift's fund, or a
 * payment that was received.
 * @throws Fault conflict `bank-line.decided`, `bank-line.other-amount`; those of receiving a gift
 */
export const matchLine = command(
  {
    id: 'bank-line.match',
    allow: bookers,
    input: Which.extend({ item: z.string().max(60) }),
  },
  async (ctx, { line: id, item }): Promise<BankLineDoc> => {
    const line = await unmatched(ctx, id)
    const decided = { by: ctx.actor.id, name: ctx.actor.name, at: ctx.now() }
    const { next, row } = bankLines.changed(ctx.tenant, line, { state: 'matched', item, decided })
    const effect = await (line.direction === 'in' ? giftOf : paymentOf)(ctx, line, item)
    const event = { name: 'bank-line.matched', about: id, facts: { item }, pending: false }
    ctx.save([event, ...effect.events], [row, ...effect.rows])
    return next
  },
)

async function giftOf(ctx: Ctx, line: BankLineDoc, contribution: string) {
  const { amount, currency, day, bank, line: id } = line
  const received = await receiveContribution(ctx, { contribution, amount, currency, day, bank: id })
  const freed = posting(ctx, {
    entry: `match-${ctx.newId('ent')}`,
    kind: 'matching',
    day: ctx.today(),
    about: contribution,
    legs: [
      { account: { kind: 'suspense', owner: bank, currency }, amount: -amount },
      { account: { kind: 'source', owner: bank, currency }, amount },
    ],
  })
  return { rows: [...received.rows, ...freed.rows], events: [...received.events, freed.event] }
}

async function paymentOf(ctx: Ctx, line: BankLineDoc, entitlement: string) {
  const due = await entitlements.read(ctx, entitlement)
  const batch = due.batch === undefined ? undefined : await batches.find(ctx, due.batch)
  const outcome = { due, outcome: 'confirmed' as const, day: line.day }
  if (!batch?.sent || !isNews(outcome, batch.batch)) {
    throw fault('conflict', 'entitlement.not-on-its-way', { state: due.state })
  }
  if (due.amount !== line.amount || due.currency !== line.currency) {
    throw invalid([{ path: 'item', code: 'bank-line.other-amount' }])
  }
  return settling(ctx, batch, [outcome], `match-${ctx.newId('ent')}`)
}
