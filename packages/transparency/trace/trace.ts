import {
  accountId,
  accountOf,
  batches,
  type Contribution,
  contributionOf,
  contributions,
  earmarks,
  everywhere,
  funds,
  giftAccount,
  lines,
  myGift,
  openResults,
  outOf,
  type Returned,
  readers,
  referenceOf,
  returnedOf,
  whereNow,
} from '@terrace/funds'
import { query } from '@terrace/platform/command'
import { type Ctx, hasRole } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { publicCount } from '@terrace/platform/public-entry'
import { areaOf, idsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type Books, follow } from './follow.ts'
import { endsOf, stepsOf, type Thing, type TraceView } from './view.ts'

/** Flows of one query: a gift is small beside what it went on with. */
const PAGE = 20

type Reader = Pick<Ctx, 'db' | 'tenant'>

/** The ledger as a trail of one gift asks it; a fund's refunds are read once. */
export function booksOf(ctx: Reader, gift: string): Books {
  const known = new Map<string, Promise<Returned[]>>()
  const returnedIn = (account: string) => {
    const { owner: fund, currency } = accountOf(account)
    const asked = known.get(account) ?? returnedOf(ctx, { fund, currency })
    known.set(account, asked)
    return asked
  }
  return {
    outOf: (account, at, upTo) => outOf(ctx, account, at, upTo, PAGE),
    nowIn: async (account, spans) =>
      accountOf(account).kind === 'fund' ? whereNow(gift, spans, await returnedIn(account)) : spans,
  }
}

/** Where every unit of a contribution is, and by which ways it came there. */
export async function traceOf(ctx: Ctx, gift: Contribution): Promise<TraceView> {
  const account = accountId(giftAccount(gift))
  const trail = await follow(booksOf(ctx, account), account)
  const on = [...trail.stands.map(({ account: at }) => at), ...trail.steps.map(({ to }) => to)]
  const owners = [...new Set(on.map((one) => accountOf(one).owner))]
  const found = await Promise.all(owners.map(async (id) => [id, await thingOf(ctx, id)] as const))
  const things = new Map(found.flatMap(([id, thing]) => (thing ? [[id, thing] as const] : [])))
  return {
    reference: referenceOf(gift.contribution),
    currency: gift.currency,
    day: gift.payments[0]?.day ?? gift.pledgedAt.slice(0, 10),
    given: trail.given,
    refunded: trail.refunded,
    ends: endsOf(trail, things),
    steps: stepsOf(trail.steps, things),
    results: await resultsOf(ctx, things),
    cut: trail.cut,
  }
}

/** What was released about the things where a gift is: of a batch its own, and its line's as a whole. */
async function resultsOf(ctx: Ctx, things: ReadonlyMap<string, Thing>) {
  const of = [...things.values()].flatMap(({ line }) => line ?? [])
  const told = await openResults(ctx, of)
  return told.filter(({ about, line }) => things.has(about) || about === line)
}

async function thingOf(ctx: Ctx, id: string): Promise<Thing | undefined> {
  const [batch, line] = await Promise.all([batches.find(ctx, id), lines.find(ctx, id)])
  if (batch) return batchThing(ctx, batch)
  if (line) return { name: line.name, ...placed(line), family: line.family, line: line.line }
  const earmark = await earmarks.find(ctx, id)
  if (earmark) return { name: earmark.name, ...placed(earmark), family: earmark.family }
  const fund = await funds.find(ctx, id)
  return fund && { name: fund.name, ...placed(fund) }
}

const placed = ({ area, areaName }: { area: string; areaName: string }) => ({ area, areaName })

/** A batch is told by what it pays; what an office called it may say whom. Few people are placed widely. */
async function batchThing(
  ctx: Ctx,
  batch: NonNullable<Awaited<ReturnType<typeof batches.find>>>,
): Promise<Thing> {
  const line = await lines.find(ctx, batch.line)
  const [top] = idsOf(batch.path)
  const few = publicCount(batch.count) === '<5' && top !== undefined
  const where = few ? await areaOf(everywhere(ctx), top) : undefined
  const area = where ? { area: where.area, areaName: where.name } : placed(batch)
  const { benefit, cycle, state } = batch
  const of = { name: line?.name ?? '', ...area, family: line?.family, line: batch.line }
  return { ...of, benefit, cycle, state }
}

/**
 * Where a gift is now: one's own, or for officers any of their areas.
 * @throws Fault missing `contribution.missing`, unavailable `books.behind`
 */
export const getTrace = query(
  {
    id: 'trace.get',
    allow: ['donor', ...readers],
    input: z.object({ contribution: z.string().max(60) }),
  },
  async (ctx, { contribution }) => {
    const gift = hasRole(ctx, ...readers)
      ? await contributions.read(ctx, contribution)
      : await myGift(ctx, contribution)
    return traceOf(everywhere(ctx), gift)
  },
)

/**
 * The same for whoever was told the payment reference of a gift: its giver, also one without a login,
 * and those with whom they shared it. It names no giver.
 * @throws Fault missing `contribution.missing`, also for a gift of which nothing came
 */
export const getPublicTrace = query(
  { id: 'trace.public', allow: ['public'], input: z.object({ reference: z.string().max(20) }) },
  async (asked, { reference }) => {
    const ctx = everywhere(asked)
    const id = contributionOf(reference)
    const gift = id && (await contributions.find(ctx, id))
    if (!gift || gift.received === 0) throw fault('missing', 'contribution.missing')
    return traceOf(ctx, gift)
  },
)
