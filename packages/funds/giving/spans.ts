/** A stretch of a ruler: `[from, to)`, in minor units. */
export type Span = readonly [from: number, to: number]

export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, [from, to]) => sum + to - from, 0)

/** What lies in both. */
export const both = (a: readonly Span[], b: readonly Span[]): Span[] =>
  a
    .flatMap(([from, to]) =>
      b.map(([start, end]): Span => [Math.max(from, start), Math.min(to, end)]),
    )
    .filter(([from, to]) => from < to)
    .sort(([x], [y]) => x - y)

/** What lies in the first and not in the second. */
export const without = (a: readonly Span[], b: readonly Span[]): Span[] =>
  b.reduce<Span[]>(
    (rest, [start, end]) =>
      rest
        .flatMap(([from, to]): Span[] => [
          [from, Math.min(to, start)],
          [Math.max(from, end), to],
        ])
        .filter(([from, to]) => from < to),
    [...a],
  )

/** The first `amount` of them. */
export function first(spans: readonly Span[], amount: number): Span[] {
  const taken: Span[] = []
  let rest = amount
  for (const [from, to] of spans) {
    if (rest <= 0) break
    taken.push([from, Math.min(to, from + rest)])
    rest -= to - from
  }
  return taken
}

/** Moves what lies on `out` to the same place of `into`, counted along both; the rest stays. */
export function moved(spans: readonly Span[], out: readonly Span[], into: readonly Span[]): Span[] {
  const stays = without(spans, out)
  const goes: Span[] = []
  let before = 0
  for (const stretch of out) {
    for (const [from, to] of both(spans, [stretch])) {
      const at = before + from - stretch[0]
      goes.push(...slice(into, at, at + to - from))
    }
    before += stretch[1] - stretch[0]
  }
  return [...stays, ...goes].sort(([x], [y]) => x - y)
}

/** The part of spans from `at` to `end`, counted along them. */
function slice(spans: readonly Span[], at: number, end: number): Span[] {
  let before = 0
  return spans.flatMap(([from, to]) => {
    const shift = from - before
    before += to - from
    return both([[at + shift, end + shift]], [[from, to]])
  })
}

/** Money that went back to one giver: the stretch that it took, and that giver's own places. */
export interface Returned {
  /** The account to which it went back. */
  to: string
  /** Where the way back lies on the ruler of what went out. */
  out: Span
  /** Where the giver's own money lay on the ruler of what came in. */
  own: readonly Span[]
}

/**
 * Where the money of one giver lies now. What goes out of a fund is its oldest money; what goes back
 * to a giver is that giver's own. So where older money was taken for it, that money takes over the
 * place of what went back: nobody's gift ever pays for another's refund.
 * @param spans where it lay when it came in
 * @param returned in the order of `out`
 */
export function whereNow(
  account: string,
  spans: readonly Span[],
  returned: readonly Returned[],
): Span[] {
  return returned.reduce<Span[]>(
    (now, { to, out, own }) => {
      const kept = to === account ? without(now, own) : now
      return moved(kept, without([out], own), without(own, [out]))
    },
    [...spans],
  )
}

/**
 * Where money lay when it came in that lies at these places now: `whereNow` the other way round, for
 * whoever looks for givers. What went back to its giver is still told as its giver's.
 */
export const whereBefore = (spans: readonly Span[], returned: readonly Returned[]): Span[] =>
  returned.reduceRight<Span[]>(
    (before, { out, own }) => moved(before, without(own, [out]), without([out], own)),
    [...spans],
  )
