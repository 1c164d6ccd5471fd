import { createHash } from 'node:crypto'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import type { Run } from '@terrace/platform/job'
import { type BudgetLine, lineAccount, lines } from '../budget/line.ts'
import { posting } from '../ledger/entry-store.ts'
import type { Given, Listed } from './listed.ts'
import type { Proposal } from './proposal-model.ts'

/** Villages of one transaction: of each its line, its account and its news, beside one entry. */
export const VILLAGES = 25
const TRIES = 8

export type Share = Listed & Given

/** The id of a village's budget by a proposal: always the same, so that nothing opens a second one. */
function lineIdOf({ proposal }: Proposal, village: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([proposal, village]))
    .digest('hex')
  return `lin_${hash.slice(0, 26)}`
}

/** A village's budget: of the earmark, the measures and the use of the line that was shared out. */
function budgetOf(ctx: Ctx, from: BudgetLine, proposal: Proposal, share: Share): BudgetLine {
  const { fund, earmark, currency, family, year, use } = from
  const { area, areaName, path } = share
  return {
    ...{ fund, earmark, currency, family, year, use, area, areaName, path },
    line: lineIdOf(proposal, area),
    name: `${proposal.name.slice(0, 80)} · ${areaName}`.slice(0, 120),
    ...{ state: 'open', openedAt: ctx.now(), version: 1 },
  }
}

/** The entry that moves what a chunk of villages gets, their lines, and the news of both. */
function moving(ctx: Ctx, from: BudgetLine, budgets: readonly (BudgetLine & { amount: number })[]) {
  const total = budgets.reduce((sum, { amount }) => sum + amount, 0)
  const moved = posting(ctx, {
    // Named by the first of its lines: whoever asks again names the same.
    entry: `budget-${budgets[0]?.line ?? ''}`,
    kind: 'budget',
    day: ctx.today(),
    about: from.line,
    legs: [
      { account: lineAccount(from), amount: -total },
      ...budgets.map((one) => ({ account: lineAccount(one), amount: one.amount })),
    ],
  })
  const told = budgets.map((one) => ({ name: 'line.opened', about: one.line, facts: one }))
  const rows = budgets.map(({ amount: _, ...line }) => lines.created(ctx.tenant, line))
  return { rows: [...rows, ...moved.rows], events: [...told, moved.event] }
}

/**
 * Gives a chunk of villages their budgets out of the line that was shared out, in one transaction with
 * its receipt. A job before this one may have done so: then the lines are there, and nothing moves.
 */
export async function budgetChunk(
  ctx: Ctx,
  run: Run,
  index: number,
  { proposal, shares }: { proposal: Proposal; shares: readonly Share[] },
): Promise<void> {
  const counts = { granted: shares.length }
  for (let attempt = 0; ; attempt++) {
    const ids = shares.map(({ area }) => lineIdOf(proposal, area))
    const [from, there] = await Promise.all([
      lines.find(ctx, proposal.line),
      lines.findMany(ctx, ids),
    ])
    if (!from) throw new Error('a proposal without its line')
    const budgets = shares.map((one) => ({
      ...budgetOf(ctx, from, proposal, one),
      amount: one.amount,
    }))
    const work = there.length > 0 ? { rows: [], events: [] } : moving(ctx, from, budgets)
    try {
      await run.chunk(index, { ...work, counts, done: shares.length })
      return
    } catch (error) {
      const met = isFault(error) && ['line.exists', 'entry.id-reused'].includes(error.code)
      if (!met || attempt >= TRIES) throw error
    }
  }
}
