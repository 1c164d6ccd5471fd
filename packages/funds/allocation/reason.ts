import { divide } from '@terrace/platform/money'
import { toNumber } from '@terrace/registry'
import type { Field } from './field.ts'
import { at, type Climbed, type Ladder, nextOf } from './ladder.ts'
import type { Reason, Rule } from './model.ts'
import { type Weights, weightAt } from './proportional.ts'

export interface Explained {
  field: Field
  rule: Rule
  ladder: Ladder
  weights?: Weights
  climbed: Climbed
}

/** Which of a reason's params are minor units. */
export const moneyParams = [
  'amount',
  'cap',
  'claim',
  'floor',
  'gap',
  'income',
  'level',
  'line',
  'minimum',
  'unit',
] as const

const of = (code: string, params: Reason['params'] = {}): Reason => ({
  code: `allocation.why.${code}`,
  params,
})

/** `2.1`, `0.034`: two digits that say something. */
export function percent(share: number): string {
  const value = share * 100
  if (value === 0) return '0'
  const decimals = Math.min(12, Math.max(1, 1 - Math.floor(Math.log10(value))))
  return value.toFixed(decimals)
}

/** Weights as integers on one scale, so that their sums do not depend on an order. */
const SCALE = 160n
const scaled = (weights: Weights, i: number): bigint => {
  const { n, d } = weightAt(weights, i)
  return 'whole' in weights ? n : (n << SCALE) / d
}

/** A sentence for each candidate. */
export function reasons(one: Explained): (i: number) => Reason[] {
  const said = one.weights ? bySharing(one, one.weights) : byRaising(one)
  const limited = byLimits(one)
  return (i) => {
    const limit = limited(i)
    return [...said(i, limit !== undefined), ...(limit ? [limit] : []), ...byTie(one, i)]
  }
}

/** Equal, per head, gap and score: in proportion to what, and how it was rounded. */
function bySharing(
  { field, rule, ladder, climbed }: Explained,
  weights: Weights,
): (i: number, limited: boolean) => Reason[] {
  const { candidates, unit, gap } = field
  const all = candidates.map((_, i) => scaled(weights, i))
  const total = all.reduce((to, weight) => to + weight, 0n)
  // What those got whom neither floor nor cap stopped, and their weights: the exact share of each.
  let [money, free] = [0n, 0n]
  const isFree = (i: number) =>
    at(climbed.taken, i) > at(ladder.low, i) && at(climbed.taken, i) < at(ladder.high, i)
  for (let i = 0; i < candidates.length; i++) {
    if (!isFree(i)) continue
    money += BigInt(at(climbed.taken, i) * unit)
    free += all[i] ?? 0n
  }
  const rounded = (i: number): Reason[] => {
    const amount = at(climbed.taken, i) * unit
    const exact = money * (all[i] ?? 0n)
    const apart = exact - BigInt(amount) * free
    if (apart === 0n) return []
    const claim = Number((2n * exact + free) / (2n * free))
    return [of(apart > 0n ? 'rounded-down' : 'rounded-up', { claim, unit })]
  }
  const people = candidates.reduce((to, each) => to + each.people, 0)
  const basis = (i: number): Reason => {
    const each = candidates[i]
    const share = percent(total === 0n ? 0 : toNumber(all[i] ?? 0n, total))
    const size = each?.people ?? 1
    if (rule.kind === 'equal') return of('equal', { households: candidates.length })
    if (rule.kind === 'per-head') return of('per-head', { people: size, total: people })
    if (rule.kind === 'gap') {
      if (at(gap, i) === 0) return notBelow(field, i)
      return of('gap', { gap: divide(at(gap, i), size), people: size, percent: share })
    }
    const { n, d } = weightAt(weights, i)
    if (n === 0n) return of('no-score')
    return of('score', { score: decimal(toNumber(n, d)), percent: share })
  }
  const reached = (i: number): boolean =>
    rule.kind === 'gap' && at(gap, i) > 0 && at(climbed.taken, i) * unit >= at(gap, i)
  return (i, limited) => [
    basis(i),
    ...(reached(i) ? [of('line-closed', { line: candidates[i]?.line ?? 0 })] : []),
    ...(isFree(i) && !limited && !reached(i) ? rounded(i) : []),
  ]
}

/** At most four decimals, none of them an idle zero. */
const decimal = (value: number): string =>
  value < 1e15 ? String(Number(value.toFixed(4))) : value.toExponential(4)

function notBelow({ candidates, income }: Field, i: number): Reason {
  const each = candidates[i]
  return of('not-below', {
    income: divide(at(income, i), each?.people ?? 1),
    line: each?.line ?? 0,
  })
}

/** FGT: from which income a head to which, or who goes before. */
function byRaising({ field, climbed }: Explained): (i: number) => Reason[] {
  const { candidates, income, gap, unit } = field
  const perHead = (i: number, amount: number) =>
    divide(at(income, i) + amount, candidates[i]?.people ?? 1)
  const { last } = climbed
  const reached = last && perHead(last.i, last.k * unit)
  const line = last && candidates[last.i]?.line
  return (i) => {
    const amount = at(climbed.taken, i) * unit
    const own = { income: perHead(i, 0), line: candidates[i]?.line ?? 0 }
    if (at(gap, i) === 0) return [notBelow(field, i)]
    if (amount >= at(gap, i)) return [of('line-reached', own)]
    if (amount > 0) return [of('raised', { ...own, level: perHead(i, amount) })]
    if (reached !== undefined && own.line === line && own.income >= reached) {
      return [of('above-level', { income: own.income, level: reached })]
    }
    return [of('others-first', own)]
  }
}

/** Whether a floor, a cap or the smallest payment made this amount, and not the rule alone. */
function byLimits({ field, ladder, climbed }: Explained): (i: number) => Reason | undefined {
  const { unit, entry } = field
  const { taken, last, first } = climbed
  /** Rung k of i would have been paid, had nothing stood against it. */
  const due = (i: number, k: number) => !first || (last && ladder.compare(i, k, last.i, last.k) < 0)
  const lacking = (i: number, k: number) => !last || ladder.compare(last.i, last.k, i, k) < 0
  const byRule = (i: number) => at(ladder.most, i)
  return (i) => {
    const k = at(taken, i)
    const floor = at(ladder.low, i)
    if (floor > 0 && k === floor && (floor > byRule(i) || lacking(i, floor))) {
      return of('floor', { floor: floor * unit })
    }
    const capped = k === at(field.cap, i) && k < byRule(i)
    if (capped && due(i, k + 1)) return of('cap', { cap: k * unit })
    if (k > 0 || entry === 1 || byRule(i) === 0) return undefined
    return at(ladder.high, i) < entry || due(i, 1)
      ? of('minimum', { minimum: entry * unit })
      : undefined
  }
}

/** The last unit went to an equal, or this one got it. */
function byTie({ field, ladder, climbed }: Explained, i: number): Reason[] {
  const { taken, last, first } = climbed
  if (!last || !first) return []
  const k = at(taken, i)
  const next = nextOf(ladder, i, k)
  const { unit } = field
  if (next !== undefined && ladder.compare(i, next, last.i, last.k) === 0) {
    return [of('unit-missed', { unit: (next - k) * unit })]
  }
  if (k > at(ladder.low, i) && ladder.compare(i, k, first.i, first.k) === 0) {
    const size = k === ladder.entry && at(ladder.low, i) === 0 ? k : 1
    return [of('unit-given', { unit: size * unit })]
  }
  return []
}
