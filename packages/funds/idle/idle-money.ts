import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { IdleMonths, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { families } from '../budget/earmark.ts'
import { Year } from '../budget/fund.ts'
import { origins } from '../budget/origins.ts'
import { readAccounts } from '../ledger/account.ts'
import { waitingSince } from '../ledger/ruler.ts'
import { readers } from '../who.ts'
import { ageOf, limitsOf } from './age.ts'
import { IdlePlace, type Known, placeKinds, placesOf } from './place.ts'
import { idleCsv } from './table.ts'

/** Places looked at together; a page ends with the look that brought it to `FULL`. */
const LOOK = 50
const FULL = 25
/** Looks of one page: what narrow filters cost at most. */
const LOOKS = 10
/** Rows of a file: more are not for the eye, and a request has its time. */
const MOST = 1000

const Filter = z.object({
  year: z.coerce.number().pipe(Year).optional(),
  origin: z.enum(origins).optional(),
  family: z.enum(families).optional(),
  kind: z.enum(placeKinds).optional(),
})
type Filter = z.infer<typeof Filter>

const asked = (one: Known, { year, origin, family, kind }: Filter): boolean =>
  (year === undefined || one.year === year) &&
  (origin === undefined || one.origin === origin) &&
  (family === undefined || one.family === family) &&
  (kind === undefined || one.kind === kind)

interface Asked {
  filter: Filter
  /** The tenant's limits. */
  months: IdleMonths
  /** A day: only money that has waited since before it. */
  before?: string
}

/** Those of some accounts that are asked for and in which money stands now, with its age. */
async function aged(
  ctx: Ctx,
  accounts: readonly string[],
  { filter, months }: Asked,
): Promise<IdlePlace[]> {
  const known = (await placesOf(ctx, accounts)).filter((one) => asked(one, filter))
  const money = await readAccounts(
    ctx,
    known.map(({ account }) => account),
  )
  const ages = await Promise.all(money.map((account) => ageOf(ctx, account, months)))
  return known.flatMap((one, i) => {
    const age = ages[i]
    return age && age.stands > 0 ? [{ ...one, ...age }] : []
  })
}

export const IdlePage = z.object({
  limits: IdleMonths,
  items: z.array(IdlePlace),
  next: z.string().optional(),
})

/** A page of places. */
async function pageOf(ctx: Ctx, wanted: Asked, cursor?: string) {
  const { filter, before } = wanted
  const { year, origin, family, kind } = filter
  const question = `idle ${[year, origin, family, kind, before].join(' ')}`
  const items: IdlePlace[] = []
  let from = await readCursor(ctx, question, cursor)
  if (ctx.scope.length === 0) return { items, next: undefined }
  for (let look = 0; look < LOOKS && (look === 0 || from) && items.length < FULL; look++) {
    const found = await ctx.db.query(waitingSince(ctx.tenant, before), { limit: LOOK, from })
    const accounts = found.items.map(({ brief }) => String(brief))
    items.push(...(await aged(ctx, accounts, wanted)))
    from = found.next
  }
  return { items, next: await writeCursor(ctx, question, from) }
}

/**
 * Where money stands and since when, the oldest first. A look at fifty places costs one page of an
 * index, at most seven reads of many rows, and a query for each place that is shown; a page takes ten.
 */
export const listIdle = query(
  { id: 'idle.list', allow: readers, input: Filter.extend({ cursor: Cursor }) },
  async (ctx, { cursor, ...filter }) => {
    const { idleMonths } = await settingsOf(ctx)
    return { limits: idleMonths, ...(await pageOf(ctx, { filter, months: idleMonths }, cursor)) }
  },
)

/** The same as a file. @throws Fault invalid `idle.too-many` where the filters leave over a thousand */
export const idleTable = query(
  { id: 'idle.table', allow: readers, input: Filter },
  async (ctx, filter) => {
    const { idleMonths } = await settingsOf(ctx)
    const rows: IdlePlace[] = []
    let cursor: string | undefined
    do {
      const page = await pageOf(ctx, { filter, months: idleMonths }, cursor)
      rows.push(...page.items)
      if (rows.length > MOST) throw fault('invalid', 'idle.too-many', { most: MOST })
      cursor = page.next
    } while (cursor)
    return idleCsv(rows, idleMonths, ctx.lang)
  },
)

export const IdleSums = z.object({
  limits: IdleMonths,
  /** By currency: what stands for longer than the first limit, and than the second; minor units. */
  sums: z.array(z.object({ currency: z.string(), overFirst: z.int(), overSecond: z.int() })),
  /** Places in which it stands. */
  places: z.int(),
  /** There are more than were added up: the sums are the least that it is. */
  more: z.boolean(),
})

/** How much is idle in all years. Reads the places in which old money stands, a thousand at most. */
export const sumIdle = query(
  { id: 'idle.sum', allow: readers, input: z.object({}) },
  async (ctx): Promise<z.infer<typeof IdleSums>> => {
    const { idleMonths } = await settingsOf(ctx)
    const { old } = limitsOf(ctx.today(), idleMonths)
    const sums = new Map<string, { currency: string; overFirst: number; overSecond: number }>()
    let [places, cursor]: [number, string | undefined] = [0, undefined]
    do {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(
        ctx,
        { filter: {}, months: idleMonths, before: old },
        cursor,
      )
      for (const { currency, overFirst, overSecond } of page.items) {
        const sum = sums.get(currency) ?? { currency, overFirst: 0, overSecond: 0 }
        sums.set(currency, sum)
        sum.overFirst += overFirst
        sum.overSecond += overSecond
      }
      places += page.items.length
      cursor = page.next
    } while (cursor && places < MOST)
    return { limits: idleMonths, sums: [...sums.values()], places, more: cursor !== undefined }
  },
)
