import { createHash } from 'node:crypto'
import { command, commit, query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault, invalid, isFault } from '@terrace/platform/fault'
import * as z from 'zod'
import { fundAccount, funds, refuseClosed } from '../budget/fund.ts'
import { type AccountRef, Currency } from '../ledger/account-model.ts'
import { posting } from '../ledger/entry-store.ts'
import { checkPaper } from '../paper.ts'
import { recordsOf } from '../record.ts'
import { bookers, readers } from '../who.ts'
import { Amount } from './contribution-model.ts'
import { leftOf } from './left.ts'
import { lengthOf } from './spans.ts'

const Words = z.string().trim().min(2).max(200)

/** Money that a level of government gives by a notice document, to be passed on or spent in time. */
export const Allocation = z.object({
  allocation: z.string(),
  /** The number of the notice: 财农〔2026〕12号. */
  number: z.string().trim().min(2).max(80),
  issuer: Words,
  level: z.enum(['central', 'province', 'prefecture', 'county']),
  /** The day of the notice, and by when its money must have been passed on or spent. */
  date: z.iso.date(),
  deadline: z.iso.date(),
  received: z.iso.date(),
  currency: Currency,
  amount: Amount,
  fund: z.string(),
  fundName: z.string(),
  /** The notice itself. */
  paper: z.string(),
  purpose: z.string().trim().max(500).optional(),
  /** `passed-on`: nothing of it stands in the fund any more. */
  state: z.enum(['open', 'passed-on']),
  entry: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  path: z.string(),
  version: z.int(),
})
export type Allocation = z.infer<typeof Allocation>

const ALL = 'all'
// Hung by deadline: what is overdue is the beginning of the list of open ones.
const allocations = recordsOf(
  'allocation',
  ({ allocation, deadline, fund }: Allocation) => ({
    id: allocation,
    holder: ALL,
    day: deadline,
    other: fund,
  }),
  (a) => lineOf(a),
)

const lineOf = (a: Allocation) => ({
  ...{ allocation: a.allocation, number: a.number, issuer: a.issuer, level: a.level },
  ...{ date: a.date, deadline: a.deadline, currency: a.currency, amount: a.amount },
  ...{ fund: a.fund, fundName: a.fundName, state: a.state, path: a.path },
})

export const AllocationOut = Allocation.omit({ path: true })
export const AllocationView = AllocationOut.extend({
  /** What of it still stands in the fund, first in, first out. */
  left: z.int(),
  overdue: z.boolean(),
})
export const AllocationLine = AllocationOut.pick({
  allocation: true,
  number: true,
  issuer: true,
  level: true,
  date: true,
  deadline: true,
  currency: true,
  amount: true,
  fund: true,
  fundName: true,
  state: true,
})
export const AllocationPage = z.object({
  items: z.array(AllocationLine),
  next: z.string().optional(),
})
export const OverduePage = z.object({ items: z.array(AllocationLine.extend({ left: z.int() })) })

/** Each notice has an account of its own, so that its money can be followed. */
const sourceAccount = (a: Pick<Allocation, 'allocation' | 'currency'>): AccountRef => ({
  kind: 'source',
  owner: a.allocation,
  currency: a.currency,
})

/** A notice is entered once for a fund, whoever enters it: its id is what it says. */
const idOf = (...said: string[]): string =>
  `alc_${createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 24)}`

/**
 * Enters a notice document and takes its money into a fund.
 * @throws Fault missing `fund.missing`; conflict `allocation.exists` `fund.closed` `contribution.medium`;
 *   invalid `contribution.currency` `contribution.day` `allocation.deadline` `paper.missing`
 */
export const receiveAllocation = command(
  {
    id: 'allocation.receive',
    allow: bookers,
    input: Allocation.pick({
      number: true,
      issuer: true,
      level: true,
      date: true,
      deadline: true,
      currency: true,
      amount: true,
      purpose: true,
    }).extend({
      fund: z.string().max(60),
      paper: z.string().max(40),
      /** The day on which the money was there; today when left out. */
      received: z.iso.date().optional(),
    }),
  },
  async (ctx, { received = ctx.today(), ...input }): Promise<Allocation> => {
    const fund = await funds.read(ctx, input.fund)
    refuseClosed(fund)
    if (fund.medium === 'goods') throw fault('conflict', 'contribution.medium')
    if (input.currency !== fund.currency) {
      const params = { currency: fund.currency }
      throw invalid([{ path: 'currency', code: 'contribution.currency', params }])
    }
    if (received > ctx.today()) throw invalid([{ path: 'received', code: 'contribution.day' }])
    if (input.deadline < input.date) {
      throw invalid([{ path: 'deadline', code: 'allocation.deadline' }])
    }
    await checkPaper(ctx, input.paper, 'paper')
    const allocation = idOf(input.issuer, input.number, fund.fund)
    const made: Allocation = {
      ...input,
      ...{ allocation, received, fundName: fund.name, state: 'open', entry: allocation },
      by: { id: ctx.actor.id, name: ctx.actor.name },
      path: fund.path,
      version: 1,
    }
    const moved = posting(ctx, {
      entry: allocation,
      kind: 'allocation',
      day: received,
      about: allocation,
      text: `${made.issuer} ${made.number}`,
      legs: [
        { account: sourceAccount(made), amount: -made.amount },
        { account: fundAccount(fund), amount: made.amount },
      ],
    })
    const { amount, currency, level } = made
    const facts = { fund: fund.fund, amount, currency, level, entry: allocation }
    ctx.save(
      [{ name: 'allocation.received', about: allocation, facts }, moved.event],
      [allocations.created(ctx.tenant, made), ...moved.rows],
    )
    return made
  },
)

const leftOfAllocation = async (ctx: Ctx, a: z.infer<typeof AllocationLine>) =>
  lengthOf((await leftOf(ctx, sourceAccount(a), a)).places)

export const getAllocation = query(
  {
    id: 'allocation.get',
    allow: readers,
    input: z.object({ allocation: z.string().max(60) }),
  },
  async (ctx, { allocation: id }) => {
    const found = await allocations.read(ctx, id)
    const left = await leftOfAllocation(ctx, found)
    return { ...found, left, overdue: found.deadline < ctx.today() && left > 0 }
  },
)

/** Allocations, the latest deadline first; those of one state where asked. */
export const listAllocations = query(
  {
    id: 'allocation.list',
    allow: readers,
    input: z.object({ state: Allocation.shape.state.optional(), cursor: Cursor }),
  },
  async (ctx, { state, cursor }) => allocations.page(ctx, { holder: ALL, state, cursor }),
)

/** The most that are told at once: a tenant with more has other worries. */
const MOST = 100

/** Allocations whose deadline has passed and of which money still stands, the oldest deadline first. */
export const listOverdue = query(
  { id: 'allocation.overdue', allow: readers, input: z.object({}) },
  async (ctx) => {
    const items: (z.infer<typeof AllocationLine> & { left: number })[] = []
    for await (const line of allocations.all(ctx, ALL, 'open')) {
      if (line.deadline >= ctx.today() || items.length === MOST) break
      if (!covers(ctx, line.path)) continue
      const left = await leftOfAllocation(ctx, line)
      if (left > 0) items.push({ ...line, left })
    }
    return { items }
  },
)

/** How many allocations are overdue, and how much of them still stands, by currency. */
export async function overdueOf(ctx: Ctx) {
  const amounts: Record<string, number> = {}
  let count = 0
  for await (const line of allocations.all(ctx, ALL, 'open')) {
    if (line.deadline >= ctx.today() || count === MOST) break
    const left = await leftOfAllocation(ctx, line)
    if (left === 0) continue
    count++
    amounts[line.currency] = (amounts[line.currency] ?? 0) + left
  }
  return { allocations: count, amounts }
}

/** Marks allocations of which nothing is left, once their deadline has come. */
export async function closePassedOn(ctx: Ctx, day: string): Promise<number> {
  let closed = 0
  for await (const line of allocations.all(ctx, ALL, 'open')) {
    if (line.deadline > day) break
    const was = await allocations.find(ctx, line.allocation)
    if (!was || (await leftOfAllocation(ctx, was)) > 0) continue
    const { row } = allocations.changed(ctx.tenant, was, { state: 'passed-on' })
    const event = { name: 'allocation.passed-on', about: was.allocation, pending: false }
    try {
      await commit(ctx, 'giving.daily', [event], [row])
      closed++
    } catch (error) {
      if (!isFault(error) || error.kind !== 'stale') throw error
    }
  }
  return closed
}
