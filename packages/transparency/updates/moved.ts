import {
  accountId,
  type Batch,
  batchAccount,
  batches,
  earmarkAccount,
  earmarks,
  lineAccount,
  lines,
  partAccount,
  readRulers,
  type Span,
} from '@terrace/funds'
import type { Ctx } from '@terrace/platform/context'
import { type Mark, marksOf } from './mark.ts'
import { isReleased, isTakenBack } from './news.ts'
import { lookedAt, type Places } from './store.ts'

/** A station to which money came since it was last looked at. */
export interface Moved {
  mark: Mark
  /** How far each of its accounts is filled now. */
  places: Places
  stretches: [account: string, spans: Span[]][]
}

type Reader = Pick<Ctx, 'db' | 'tenant'>
interface Station {
  mark: Mark
  accounts: string[]
}

/**
 * What came to the stations of a tenant since they were last looked at. Only those are read that are
 * marked, and only what has its place in the books counts: what was posted and not placed yet marks its
 * station when it is.
 */
export async function movedSince(ctx: Reader): Promise<Moved[]> {
  const all = await stationsOf(ctx, await marksOf(ctx))
  const [known, rulers] = await Promise.all([
    lookedAt(
      ctx,
      all.map(({ mark }) => mark.thing),
    ),
    readRulers(
      ctx.db,
      ctx.tenant,
      all.flatMap(({ accounts }) => accounts),
    ),
  ])
  return all.map(({ mark, accounts }) => {
    const came = (account: string) => rulers.get(account)?.came ?? 0
    const stretches = accounts.flatMap((account): Moved['stretches'] => {
      const [from, to] = [known.get(mark.thing)?.[account] ?? 0, came(account)]
      return from < to ? [[account, [[from, to]]]] : []
    })
    const places = Object.fromEntries(accounts.map((one) => [one, came(one)]))
    return { mark, places, stretches }
  })
}

/** What is marked and may be told: a batch that is not released yet waits with its mark. */
async function stationsOf(ctx: Reader, marks: readonly Mark[]): Promise<Station[]> {
  const of = (kind: Mark['kind']) =>
    marks.filter((mark) => mark.kind === kind).map(({ thing }) => thing)
  const [purposes, budgets, paid] = await Promise.all([
    earmarks.findMany(ctx, of('earmark')),
    lines.findMany(ctx, of('line')),
    batches.findMany(ctx, of('batch')),
  ])
  const accounts = new Map<string, string[]>([
    ...purposes.map((one): [string, string[]] => [one.earmark, [accountId(earmarkAccount(one))]]),
    ...budgets.map((one): [string, string[]] => [one.line, [accountId(lineAccount(one))]]),
    ...paid.flatMap((one): [string, string[]][] => {
      if (isReleased(one.state)) return [[one.batch, accountsOf(one)]]
      return isTakenBack(one.state) ? [[one.batch, []]] : []
    }),
  ])
  return marks.flatMap((mark) => {
    const found = accounts.get(mark.thing)
    return found ? [{ mark, accounts: found }] : []
  })
}

function accountsOf(batch: Batch): string[] {
  const parts = batch.shards.flatMap(({ count }, shard) =>
    count > 0 ? [accountId(partAccount('confirmed', batch, shard))] : [],
  )
  return [accountId(batchAccount(batch)), ...parts]
}
