import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import * as z from 'zod'
import { EarmarkLine, earmarkAccount, earmarks } from './budget/earmark.ts'
import { FundLine, fundAccount, funds, Year } from './budget/fund.ts'
import { LineBrief, lineAccount, lines } from './budget/line.ts'
import { readAccounts } from './ledger/account.ts'
import { type AccountRef, accountId } from './ledger/account-model.ts'
import { batchAccount, batches } from './paying/batch-model.ts'
import { readTally } from './paying/tally.ts'
import { readers } from './who.ts'

const Sum = z.int()
/** Of one budget line: in batches that have not left, at the bank, with the households. */
const Paid = z.object({ line: z.string(), committed: Sum, way: Sum, confirmed: Sum, payments: Sum })

/**
 * Every unit of a year's funds stands in exactly one place of this answer: what came into the funds
 * is the sum of all balances, of what is committed, on its way and confirmed, less what went back.
 */
export const FlowOfYear = z.object({
  funds: z.array(FundLine),
  earmarks: z.array(EarmarkLine),
  lines: z.array(LineBrief),
  paid: z.array(Paid),
})

/** Batches whose tallies are read side by side. */
const WIDE = 20

/** Where the money of a year's funds stands, as far as the reader's areas go. */
export const flowOfYear = query(
  {
    id: 'fund.flow',
    allow: readers,
    input: z.object({ year: z.coerce.number().pipe(Year).optional() }),
  },
  async (ctx, { year }) => {
    const holder = String(year ?? ctx.today().slice(0, 4))
    const ownFunds = await seen(ctx, funds.all(ctx, holder))
    const ownEarmarks = (
      await Promise.all(ownFunds.map(({ fund }) => seen(ctx, earmarks.all(ctx, fund))))
    ).flat()
    const ownLines = (
      await Promise.all(ownEarmarks.map(({ earmark }) => seen(ctx, lines.all(ctx, earmark))))
    ).flat()
    const [inFunds, inEarmarks, inLines, paid] = await Promise.all([
      withMoney(ctx, ownFunds, fundAccount),
      withMoney(ctx, ownEarmarks, earmarkAccount),
      withMoney(ctx, ownLines, lineAccount),
      paidOf(ctx, holder),
    ])
    return { funds: inFunds, earmarks: inEarmarks, lines: inLines, paid }
  },
)

async function seen<T extends { path: string }>(ctx: Ctx, all: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of all) if (covers(ctx, one.path)) found.push(one)
  return found
}

async function withMoney<T>(ctx: Ctx, all: readonly T[], of: (one: T) => AccountRef) {
  const accounts = await readAccounts(
    ctx,
    all.map((one) => accountId(of(one))),
  )
  return all.flatMap((one, i) => {
    const money = accounts[i]
    return money ? [{ ...one, money }] : []
  })
}

async function paidOf(ctx: Ctx, holder: string) {
  const all = await seen(ctx, batches.all(ctx, holder))
  const sums = new Map<string, z.infer<typeof Paid>>()
  const committed = await withMoney(ctx, all, batchAccount)
  for (let i = 0; i < all.length; i += WIDE) {
    const part = committed.slice(i, i + WIDE)
    const tallies = await Promise.all(part.map(({ batch }) => readTally(ctx, batch)))
    for (const [at, batch] of part.entries()) {
      const tally = tallies[at]
      const sum = sums.get(batch.line) ?? nothing(batch.line)
      sums.set(batch.line, sum)
      sum.committed += batch.money.balance
      if (!tally || !left.has(batch.state)) continue
      const [confirmed, failed] = [tally('confirmed'), tally('failed')]
      sum.way += batch.amount - confirmed.amount - failed.amount
      sum.confirmed += confirmed.amount
      sum.payments += confirmed.count
    }
  }
  return [...sums.values()]
}

/** States of a batch whose money has left. */
const left: ReadonlySet<string> = new Set(['sent', 'reconciled', 'closed'])
const nothing = (line: string) => ({ line, committed: 0, way: 0, confirmed: 0, payments: 0 })
