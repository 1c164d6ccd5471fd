import { command, query } from '@terrace/platform/command'
import { Cursor } from '@terrace/platform/cursor'
import * as z from 'zod'
import { readAccount, withMoney } from '../ledger/account.ts'
import { Account, accountId, Minor } from '../ledger/account-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { recordsOf } from '../record.ts'
import { bookers, readers } from '../who.ts'
import { Earmark, earmarkAccount, earmarks } from './earmark.ts'

/**
 * A budget line: what a project or a benefit may spend. A benefit pays households in cycles; a
 * project pays for works and goods.
 */
export const BudgetLine = Earmark.pick({
  fund: true,
  earmark: true,
  currency: true,
  area: true,
  areaName: true,
  path: true,
  family: true,
  year: true,
}).extend({
  line: z.string(),
  name: z.string().trim().min(2).max(120),
  use: z.enum(['benefit', 'project']),
  state: z.enum(['open']),
  openedAt: z.string(),
  version: z.int(),
})
export type BudgetLine = z.infer<typeof BudgetLine>

export const lines = recordsOf(
  'line',
  ({ line, earmark, openedAt }: BudgetLine) => ({
    id: line,
    holder: earmark,
    day: openedAt.slice(0, 10),
  }),
  ({ line, earmark, fund, name, use, currency, areaName, family, year, path }) => ({
    ...{ line, earmark, fund, name, use, currency, areaName, family, year, path },
  }),
)

export const lineAccount = ({ line, currency }: Pick<BudgetLine, 'line' | 'currency'>) =>
  ({ kind: 'line', owner: line, currency }) as const

const NewLine = BudgetLine.pick({ name: true, use: true }).extend({
  earmark: z.string(),
  amount: Minor,
})

/** Gives a project or a benefit its budget out of an earmark. @throws Fault conflict `account.short` */
export const openLine = command(
  { id: 'line.open', allow: bookers, input: NewLine },
  async (ctx, { amount, ...input }): Promise<BudgetLine> => {
    const earmark = await earmarks.read(ctx, input.earmark)
    const { fund, currency, area, areaName, path, family, year } = earmark
    const line: BudgetLine = {
      ...{ fund, currency, area, areaName, path, family, year, ...input },
      line: ctx.newId('lin'),
      state: 'open',
      openedAt: ctx.now(),
      version: 1,
    }
    const moved = posting(ctx, {
      entry: ctx.newId('ent'),
      kind: 'budget',
      day: ctx.today(),
      about: line.line,
      legs: [
        { account: earmarkAccount(earmark), amount: -amount },
        { account: lineAccount(line), amount },
      ],
    })
    ctx.save(
      [{ name: 'line.opened', about: line.line, facts: { ...line, amount } }, moved.event],
      [lines.created(ctx.tenant, line), ...moved.rows],
    )
    return line
  },
)

export const LineView = BudgetLine.omit({ path: true }).extend({ money: Account })

/** A budget line with what is left of it. @throws Fault missing `line.missing` */
export const getLine = query(
  { id: 'line.get', allow: readers, input: z.object({ line: z.string() }) },
  async (ctx, input) => {
    const line = await lines.read(ctx, input.line)
    return { ...line, money: await readAccount(ctx, accountId(lineAccount(line))) }
  },
)

export const LineBrief = LineView.omit({ state: true, openedAt: true, version: true, area: true })
export const LinePage = z.object({ items: z.array(LineBrief), next: z.string().optional() })

/** The budget lines of an earmark, each with what is left of it. */
export const listLines = query(
  { id: 'line.list', allow: readers, input: z.object({ earmark: z.string(), cursor: Cursor }) },
  async (ctx, { earmark, cursor }) => {
    const { items, next } = await lines.page(ctx, { holder: earmark, cursor })
    return { items: await withMoney(ctx, items, lineAccount), next }
  },
)
