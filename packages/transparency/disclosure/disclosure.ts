import {
  batches,
  contributions,
  earmarks,
  everywhere,
  fundAccount,
  funds,
  idleOf,
  lineAccount,
  lines,
  openResults,
  overdueOf,
  readTally,
} from '@terrace/funds'
import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { publicCount } from '@terrace/platform/public-entry'
import { areaOf, idsOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import {
  type Counted,
  type Disclosure,
  type OpenBatch,
  OpenFund,
  type OpenLine,
  openBatch,
} from './model.ts'
import { withheld } from './suppress.ts'
import { type TableName, tableCsv, tableMetadata } from './tables.ts'

/** Accounts or tallies that are read at once. */
const ATONCE = 20

async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let i = 0; i < all.length; i += ATONCE) {
    done.push(...(await Promise.all(all.slice(i, i + ATONCE).map(work))))
  }
  return done
}

async function listed<T>(lines: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const line of lines) all.push(line)
  return all
}

const fundsOf = async (ctx: Ctx, year: number) => listed(funds.all(ctx, String(year)))

/** Budget lines of some funds, with what stands in them. */
async function linesOf(ctx: Ctx, of: readonly { fund: string }[]) {
  const bound = (await inTurns(of, ({ fund }) => listed(earmarks.all(ctx, fund)))).flat()
  const all = (await inTurns(bound, ({ earmark }) => listed(lines.all(ctx, earmark)))).flat()
  return inTurns(all, async (line) => ({ ...line, ...(await idleOf(ctx, lineAccount(line))) }))
}

const PAID = new Set(['disclosed', 'released', 'sent', 'reconciled', 'closed'])

/** Batches of a year that hang in public or were let go, with what became of them. */
async function batchesOf(ctx: Ctx, year: number): Promise<Counted[]> {
  const all = (await listed(batches.all(ctx, String(year)))).filter(({ state }) => PAID.has(state))
  return inTurns(all, async (one) => {
    const tally = await readTally(ctx, one.batch)
    return { ...one, confirmed: tally('confirmed'), failed: tally('failed') }
  })
}

/** What is told of batches: a budget line is the total from which small ones could be worked out. */
function openBatches(all: readonly Counted[], wider: string): { path: string; open: OpenBatch }[] {
  const ofLine = new Map<string, Counted[]>()
  for (const one of all) ofLine.set(one.line, [...(ofLine.get(one.line) ?? []), one])
  return [...ofLine.values()].flatMap((cells) => {
    const hidden = withheld(cells)
    return cells.map((one) => {
      // Where few people are is not told either: they stand with the uppermost area.
      const path = publicCount(one.count) === '<5' ? `${idsOf(one.path)[0]}/` : one.path
      return { path, open: openBatch(one, hidden.has(one), wider) }
    })
  })
}

/** An area and what lies in it or holds it: a village reads of its county's budget too. */
const touches = (path: string, other: string) => path.startsWith(other) || other.startsWith(path)

/** All that is told of a year's money; of an area, a fund or a budget line where asked. */
export async function disclosureOf(
  asked: Ctx,
  { year, area, fund, line }: { year: number; area?: string; fund?: string; line?: string },
): Promise<Disclosure> {
  const ctx = everywhere(asked)
  const [settings, where] = await Promise.all([
    settingsOf(ctx),
    area ? areaOf(ctx, area) : undefined,
  ])
  const near = where?.path ?? ''
  const inFund = (await fundsOf(ctx, year)).filter((one) => !fund || one.fund === fund)
  const [stood, budgets, paid, overdue] = await Promise.all([
    inTurns(inFund, async (one) => ({ ...one, ...(await idleOf(ctx, fundAccount(one))) })),
    linesOf(ctx, inFund),
    batchesOf(ctx, year),
    overdueOf(ctx),
  ])
  const told = budgets.filter((one) => touches(one.path, near) && (!line || one.line === line))
  const known = new Set(told.map((one) => one.line))
  return {
    office: settings.name,
    year,
    limits: settings.idleMonths,
    day: ctx.today(),
    ...(where ? { area: where.area, areaName: where.name } : {}),
    funds: stood.filter(({ path }) => touches(path, near)),
    lines: told satisfies OpenLine[],
    batches: openBatches(paid, settings.name)
      .filter(({ path, open }) => touches(path, near) && known.has(open.line))
      .map(({ open }) => open),
    results: await openResults(ctx, known),
    overdue,
  }
}

const Year = z.coerce.number().int().min(2000).max(2200)
const Which = z.object({
  year: Year.optional(),
  area: z.string().max(40).optional(),
  fund: z.string().max(60).optional(),
  line: z.string().max(60).optional(),
})

/** The money of a year in the open. @throws Fault missing `area.missing` */
export const getDisclosure = query(
  { id: 'open.get', allow: ['public'], input: Which },
  async (ctx, { year = Number(ctx.today().slice(0, 4)), area, fund, line }) =>
    disclosureOf(ctx, {
      year,
      ...(area ? { area } : {}),
      ...(fund ? { fund } : {}),
      ...(line ? { line } : {}),
    }),
)

const OfYear = z.object({ year: Year })

type OfYear = z.output<typeof OfYear>
const csvOf =
  (table: TableName) =>
  async (ctx: Ctx, { year }: OfYear) =>
    tableCsv(await disclosureOf(ctx, { year }), table)
const metadataOf =
  (table: TableName) =>
  async (ctx: Ctx, { year }: OfYear) => {
    const { name: office, idleMonths: limits } = await settingsOf(ctx)
    const about = { office, year, day: ctx.today(), limits }
    return tableMetadata(about, table, `${table}.csv`)
  }

/** Funds and budget lines of a year, as CSV. */
export const getMoneyTable = query(
  { id: 'open.money', allow: ['public'], input: OfYear },
  csvOf('money'),
)
/** Payments of a year, batch by batch, as CSV. */
export const getPaymentsTable = query(
  { id: 'open.payments', allow: ['public'], input: OfYear },
  csvOf('payments'),
)
/** What the columns of these tables mean, as CSVW. */
export const getMoneyMetadata = query(
  { id: 'open.money-metadata', allow: ['public'], input: OfYear },
  metadataOf('money'),
)
export const getPaymentsMetadata = query(
  { id: 'open.payments-metadata', allow: ['public'], input: OfYear },
  metadataOf('payments'),
)

export const OpenGivers = z.object({
  fund: OpenFund,
  /** Gifts, newest first; the names of those who did not ask to stay unnamed. */
  gifts: z.array(
    z.object({
      name: z.string().optional(),
      day: z.string(),
      amount: z.int(),
      currency: z.string(),
    }),
  ),
  next: z.string().optional(),
})

/** From whom a fund came, as they allow. @throws Fault missing `fund.missing` */
export const getOpenFund = query(
  {
    id: 'open.fund',
    allow: ['public'],
    input: z.object({ fund: z.string().max(60), cursor: z.string().max(2000).optional() }),
  },
  async (asked, { fund: id, cursor }): Promise<z.infer<typeof OpenGivers>> => {
    const ctx = everywhere(asked)
    const fund = await funds.find(ctx, id)
    if (!fund) throw fault('missing', 'fund.missing')
    const page = await contributions.page(ctx, { holder: id, state: 'received', cursor })
    const gifts = page.items.map(({ anonymous, name, day, received, refunded, currency }) => ({
      ...(anonymous ? {} : { name }),
      ...{ day, currency, amount: received - refunded },
    }))
    const money = await idleOf(ctx, fundAccount(fund))
    return { fund: { ...fund, ...money }, gifts, next: page.next }
  },
)
