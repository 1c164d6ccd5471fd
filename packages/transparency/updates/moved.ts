import {
  accountId,
  type Batch,
  batchAccount,
  batches,
  earmarkAccount,
  earmarks,
  funds,
  lineAccount,
  lines,
  partAccount,
  readAccounts,
  type Span,
} from '@terrace/funds'
import type { Ctx } from '@terrace/platform/context'
import { isReleased } from './news.ts'
import { type Looked, lookedAt } from './store.ts'

/** Funds and batches of so many years are looked at: a gift is spent within them. */
const YEARS = 5

/** A station to which money came since it was last looked at. */
export interface Moved {
  thing: string
  /** How far each of its accounts is filled now. */
  places: Record<string, number>
  /** A closed batch: it need not be looked at again. */
  over: boolean
  stretches: [account: string, spans: Span[]][]
}

type Reader = Pick<Ctx, 'db' | 'tenant' | 'today'>
interface Station {
  thing: string
  accounts: string[]
  over: boolean
}

/**
 * What came to the stations of a tenant since they were last looked at. It asks for the sums of accounts,
 * of which there are a few for each purpose, budget and batch: gifts and payments are not read.
 */
export async function movedSince(ctx: Reader): Promise<Moved[]> {
  const all = await stationsOf(ctx)
  const known = await lookedAt(
    ctx,
    all.map(({ thing }) => thing),
  )
  const open = all.filter(({ thing }) => !known.get(thing)?.over)
  const sums = await readAccounts(
    ctx,
    open.flatMap(({ accounts }) => accounts),
  )
  const came = new Map(sums.map((one) => [one.account, one.came]))
  return open.flatMap((one) => movedOf(one, came, known.get(one.thing)) ?? [])
}

function movedOf(
  { thing, accounts, over }: Station,
  came: ReadonlyMap<string, number>,
  looked: Looked | undefined,
): Moved | undefined {
  const stretches = accounts.flatMap((account): Moved['stretches'] => {
    const [from, to] = [looked?.places[account] ?? 0, came.get(account) ?? 0]
    return from < to ? [[account, [[from, to]]]] : []
  })
  if (stretches.length === 0 && !over) return undefined
  const places = Object.fromEntries(accounts.map((one) => [one, came.get(one) ?? 0]))
  return { thing, places, over, stretches }
}

async function stationsOf(ctx: Reader): Promise<Station[]> {
  const found: Station[] = []
  const last = Number(ctx.today().slice(0, 4))
  for (let year = last - YEARS; year <= last + 1; year++) {
    for await (const { fund } of funds.all(ctx, String(year))) {
      for await (const one of earmarks.all(ctx, fund)) {
        found.push(station(one.earmark, accountId(earmarkAccount(one))))
        for await (const line of lines.all(ctx, one.earmark)) {
          found.push(station(line.line, accountId(lineAccount(line))))
        }
      }
    }
    const paid: string[] = []
    for await (const { batch, state } of batches.all(ctx, String(year))) {
      if (isReleased(state)) paid.push(batch)
    }
    found.push(...(await batches.findMany(ctx, paid)).map(batchStation))
  }
  return found
}

const station = (thing: string, ...accounts: string[]): Station => ({
  ...{ thing, accounts },
  over: false,
})

function batchStation(batch: Batch): Station {
  const parts = batch.shards.flatMap(({ count }, shard) =>
    count > 0 ? [accountId(partAccount('confirmed', batch, shard))] : [],
  )
  const own = station(batch.batch, accountId(batchAccount(batch)), ...parts)
  return { ...own, over: batch.state === 'closed' }
}
