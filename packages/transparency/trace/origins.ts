import { accountOf, both, type Flow, type Span, without } from '@terrace/funds'
import { joined } from './follow.ts'

/** The books as they are asked for where money came from. */
export interface Sources {
  /** What came into an account and overlaps these places, in order. */
  into(account: string, at: number, upTo: number): AsyncIterable<Flow>
  /** Where money lay when it came in that lies here now (`whereBefore`). */
  cameAs(account: string, spans: readonly Span[]): readonly Span[] | Promise<readonly Span[]>
}

/**
 * The gifts of which a part came into some stretches of accounts: `follow` the other way round. It reads
 * the flows of these stretches, however many gifts the fund holds.
 * @returns ids of contributions; where a fund gave money back, one more may be named
 */
export async function giftsIn(
  books: Sources,
  stretches: Iterable<readonly [account: string, spans: readonly Span[]]>,
): Promise<Set<string>> {
  const gifts = new Set<string>()
  const seen = new Map<string, Span[]>()
  let pending = new Map<string, Span[]>()
  for (const [account, spans] of stretches) pending.set(account, [...spans])
  while (pending.size > 0) {
    const wave = [...pending]
    pending = new Map()
    const back = (account: string, span: Span) => {
      const { kind, owner } = accountOf(account)
      if (kind === 'gift') gifts.add(owner)
      else if (kind !== 'source') pending.set(account, [...(pending.get(account) ?? []), span])
    }
    await Promise.all(
      wave.map(([account, spans]) => {
        const before = seen.get(account) ?? []
        const fresh = joined(without(spans, before))
        seen.set(account, [...before, ...fresh])
        return goBack(books, account, fresh, back)
      }),
    )
  }
  return gifts
}

/** From where the money of some stretches of an account came. */
async function goBack(
  books: Sources,
  account: string,
  spans: readonly Span[],
  back: (account: string, span: Span) => void,
): Promise<void> {
  for (const span of joined(await books.cameAs(account, spans))) {
    for await (const { from, fromAt, toAt, amount } of books.into(account, ...span)) {
      const [part] = both([span], [[toAt, toAt + amount]])
      const shift = fromAt - toAt
      if (part) back(from, [part[0] + shift, part[1] + shift])
    }
  }
}
