import type { Db, Item, Operation } from '@terrace/platform/db'
import { type Event, eventRow } from '@terrace/platform/event'
import type { Projection } from '@terrace/platform/projection'
import type { Row } from '@terrace/platform/write'
import type { Transfer } from './entry-model.ts'
import { FlowEntity } from './flow.entity.ts'
import { EMPTY, type Ruler, readRulers, rulerRow, waits } from './ruler.ts'

/** A transfer of an entry, as `entry.posted` tells it. */
export interface Moved extends Transfer {
  entry: string
  n: number
  day: string
  kind: string
  about: string
}

/** A transfer at its place: `[fromAt, fromAt + amount)` of all that went out, likewise of what came. */
export interface Flow extends Moved {
  fromAt: number
  toAt: number
}

/** Sixteen digits hold every amount that a number holds exactly. */
export const placeText = (minor: number): string => String(minor).padStart(16, '0')

/**
 * Gives every transfer its place, in the order of the events. Two at work at once may not both fill
 * the same stretch: the rulers are conditioned on what was read. `flow.placed` tells on.
 */
export const flows: Projection = {
  name: 'flows',
  hears: ['entry.posted'],
  async project(events: readonly Event[], db: Db): Promise<Row[]> {
    const tenant = events[0]?.tenant ?? ''
    const moved = events.flatMap((event) => event.facts as Moved[])
    const accounts = [...new Set(moved.flatMap(({ from, to }) => [from, to]))]
    const was = await readRulers(db, tenant, accounts)
    const now = new Map([...was].map(([account, ruler]) => [account, { ...ruler }]))
    const [rows, fresh]: [Row[], Flow[]] = [[], []]
    for (const event of events) {
      const placed = (event.facts as Moved[]).map((one) => place(now, one))
      fresh.push(...placed)
      rows.push(...placed.map((flow) => flowRow(tenant, flow)))
      rows.push(
        eventRow({ ...event, name: 'flow.placed', event: `${event.event}f`, facts: placed }, true),
      )
    }
    for (const account of accounts) {
      const [before, after] = [was.get(account) ?? EMPTY, now.get(account) ?? EMPTY]
      after.since = await sinceOf({ db, tenant }, account, before, after, fresh)
      rows.push(rulerRow(tenant, account, before, after))
    }
    return rows
  },
}

function place(rulers: Map<string, Ruler>, moved: Moved): Flow {
  const from = rulers.get(moved.from) ?? { ...EMPTY }
  const to = rulers.get(moved.to) ?? { ...EMPTY }
  const flow = { ...moved, fromAt: from.went, toAt: to.came }
  from.went += moved.amount
  to.came += moved.amount
  return flow
}

const flowRow = (tenant: string, flow: Flow): Row =>
  FlowEntity.create({
    tenant,
    from: flow.from,
    to: flow.to,
    fromEnd: placeText(flow.fromAt + flow.amount),
    toEnd: placeText(flow.toAt + flow.amount),
    brief: JSON.stringify(flow),
  })

const readFlow = (item: Item): Flow => JSON.parse(String(item.brief)) as Flow

/** Flows looked at to find the oldest day: they may be posted out of order, by some. */
const LOOK = 20

/**
 * The day since when the oldest of what stands in an account waits there. What stood before is asked
 * for only when some of it went; an index that lags leaves the day as it was, which is older.
 */
async function sinceOf(
  ctx: { db: Db; tenant: string },
  account: string,
  was: Ruler,
  now: Ruler,
  placed: readonly Flow[],
): Promise<string | undefined> {
  if (!waits(account) || now.came <= now.went) return undefined
  const fresh = placed.filter(({ to, toAt, amount }) => to === account && toAt + amount > now.went)
  const days = fresh.map(({ day }) => day)
  if (was.came > now.went) {
    if (now.went === was.went && was.since) days.push(was.since)
    else days.push(...(await daysFrom(ctx, account, now.went, was.came)))
  }
  return days.sort()[0] ?? was.since
}

async function daysFrom(
  ctx: { db: Db; tenant: string },
  account: string,
  at: number,
  upTo: number,
): Promise<string[]> {
  const days: string[] = []
  for await (const { day } of into(ctx, account, at, upTo, LOOK)) {
    days.push(day)
    if (days.length === LOOK) break
  }
  return days
}

/** The flows of a search that begin on a ruler before `upTo`. */
async function* along(
  db: Db,
  search: Operation,
  side: 'fromAt' | 'toAt',
  { upTo, limit }: { upTo: number; limit: number | undefined },
): AsyncGenerator<Flow> {
  for await (const item of db.all(search, limit ? { limit } : {})) {
    const flow = readFlow(item)
    if (flow[side] >= upTo) return
    yield flow
  }
}

/** What went out of an account from a place on, in order; `upTo` ends it, `limit` are read at a time. */
export function outOf(
  ctx: { db: Db; tenant: string },
  account: string,
  at = 0,
  upTo = Number.MAX_SAFE_INTEGER,
  limit?: number,
): AsyncGenerator<Flow> {
  const search = FlowEntity.query
    .byFrom({ tenant: ctx.tenant, from: account })
    .gte({ fromEnd: placeText(at + 1) })
  return along(ctx.db, search, 'fromAt', { upTo, limit })
}

/** What came into an account from a place on, in order; `upTo` ends it, `limit` are read at a time. */
export function into(
  ctx: { db: Db; tenant: string },
  account: string,
  at = 0,
  upTo = Number.MAX_SAFE_INTEGER,
  limit?: number,
): AsyncGenerator<Flow> {
  const search = FlowEntity.query
    .byTo({ tenant: ctx.tenant, to: account })
    .gte({ toEnd: placeText(at + 1) })
  return along(ctx.db, search, 'toAt', { upTo, limit })
}
