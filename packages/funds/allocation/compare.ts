import { comparePerHead, type Fgt, fgt, gini, toNumber } from '@terrace/registry'
import { allocate } from './allocate.ts'
import { type Field, fieldOf } from './field.ts'
import { at } from './ladder.ts'
import type { Allocation, AllocationRequest, Rule } from './model.ts'
import { compare, type Rational } from './rational.ts'
import { scores } from './score.ts'

/** Poverty and inequality of all candidates' people, by income a head; undefined when nobody is there. */
export interface Measures {
  fgt?: Fgt
  gini?: number
}

/**
 * How a rule's list meets the score's. The target is the `top` candidates with the highest scores and
 * all who tie with the last of them. Exclusion (undercoverage) is the share of the target that is not
 * paid; inclusion (leakage) the share of the paid that is outside of it (Coady, Grosh & Hoddinott 2004,
 * Targeting of Transfers in Developing Countries, ch. 2). Nobody to divide by is 0.
 */
export interface Targeting {
  target: number
  /** Of the target but not paid; paid but not of the target; by id. */
  excluded: string[]
  included: string[]
  exclusion: number
  inclusion: number
}

export interface GroupShare {
  group: string
  candidates: number
  paid: number
  people: number
  /** Minor units. */
  amount: number
}

export interface RuleView {
  allocation: Allocation
  /** Candidates and people who get something. */
  paid: { candidates: number; people: number }
  /** Of all: 0 to 1. */
  coverage: { candidates: number; people: number }
  /** Candidates below their line, how many of them get something, how many stay below it. */
  poor: { candidates: number; paid: number; left: number }
  /** Share of the money that goes to the poorest fifth of people; undefined when none is paid. */
  poorestFifth?: number
  after: Measures
  targeting?: Targeting
  groups: GroupShare[]
}

export interface Comparison {
  candidates: number
  people: number
  before: Measures
  views: RuleView[]
}

export interface Change {
  id: string
  /** Minor units under the one rule and the other. */
  from: number
  to: number
}

export interface Scoring {
  formula: string
  variables: readonly string[]
  /** How many the score would serve; as many as are below their line when not given. */
  top?: number
}

type Paid = (i: number) => number

const measures = ({ candidates, income }: Field, paid: Paid): Measures => {
  const rows = candidates.map(({ people, line }, i) => ({
    total: at(income, i) + paid(i),
    people,
    line,
  }))
  return { fgt: fgt(rows), gini: gini(rows) }
}

/**
 * Share of the money for the poorest fifth of people by income a head before it. Those with one and the
 * same income who stand across the fifth's edge count in proportion, so that no order among equals matters.
 */
function poorestFifth({ candidates, income }: Field, paid: Paid): number | undefined {
  const rows = candidates
    .map(({ people }, i) => ({ total: at(income, i), people, amount: paid(i) }))
    .sort(comparePerHead)
  const money = rows.reduce((to, { amount }) => to + amount, 0)
  const fifth = rows.reduce((to, { people }) => to + people, 0)
  if (money === 0) return undefined
  // Everything five times, so that the edge is a whole number.
  let [before, sum] = [0, 0]
  for (let from = 0; from < rows.length && before * 5 < fifth; ) {
    let [to, people, amount] = [from, 0, 0]
    const first = rows[from]
    for (; first && rows[to] && comparePerHead(first, rows[to] ?? first) === 0; to++) {
      people += rows[to]?.people ?? 0
      amount += rows[to]?.amount ?? 0
    }
    if ((before + people) * 5 > fifth) {
      const part = BigInt(amount) * BigInt(fifth - before * 5)
      const rest = { n: BigInt(sum) * BigInt(people * 5) + part, d: BigInt(people * 5) }
      return toNumber(rest.n, rest.d * BigInt(money))
    }
    sum += amount
    before += people
    from = to
  }
  return toNumber(BigInt(sum), BigInt(money))
}

/** Which candidates the score ranks in its top, those that tie with the last of them too. */
function targetOf(list: readonly Rational[], top: number): boolean[] {
  const edge = [...list].sort((a, b) => compare(b, a))[Math.min(top, list.length) - 1]
  return list.map((score) => edge !== undefined && compare(score, edge) >= 0)
}

function targetingOf({ candidates }: Field, paid: Paid, target: readonly boolean[]): Targeting {
  const ids = (which: (i: number) => boolean) =>
    candidates.filter((_, i) => which(i)).map(({ id }) => id)
  const excluded = ids((i) => target[i] === true && paid(i) === 0)
  const included = ids((i) => target[i] !== true && paid(i) > 0)
  const all = target.filter(Boolean).length
  const served = candidates.filter((_, i) => paid(i) > 0).length
  return {
    target: all,
    excluded,
    included,
    exclusion: all === 0 ? 0 : excluded.length / all,
    inclusion: served === 0 ? 0 : included.length / served,
  }
}

function groupsOf({ candidates }: Field, paid: Paid): GroupShare[] {
  const groups = new Map<string, GroupShare>()
  for (const [i, { group, people }] of candidates.entries()) {
    if (group === undefined) continue
    const sum = groups.get(group) ?? { group, candidates: 0, paid: 0, people: 0, amount: 0 }
    groups.set(group, {
      group,
      candidates: sum.candidates + 1,
      paid: sum.paid + (paid(i) > 0 ? 1 : 0),
      people: sum.people + people,
      amount: sum.amount + paid(i),
    })
  }
  return [...groups.values()].sort((a, b) => (a.group < b.group ? -1 : 1))
}

function viewOf(field: Field, allocation: Allocation, target?: readonly boolean[]): RuleView {
  const { candidates, gap } = field
  const amounts = Float64Array.from(allocation.lines, ({ amount }) => amount)
  const paid: Paid = (i) => at(amounts, i)
  const served = { candidates: 0, people: 0 }
  const poor = { candidates: 0, paid: 0, left: 0 }
  for (const [i, { people }] of candidates.entries()) {
    const some = paid(i) > 0
    if (some) served.candidates++
    if (some) served.people += people
    if (at(gap, i) === 0) continue
    poor.candidates++
    if (some) poor.paid++
    if (paid(i) < at(gap, i)) poor.left++
  }
  const people = candidates.reduce((to, each) => to + each.people, 0)
  return {
    allocation,
    paid: served,
    coverage: {
      candidates: candidates.length === 0 ? 0 : served.candidates / candidates.length,
      people: people === 0 ? 0 : served.people / people,
    },
    poor,
    poorestFifth: poorestFifth(field, paid),
    after: measures(field, paid),
    targeting: target && targetingOf(field, paid, target),
    groups: groupsOf(field, paid),
  }
}

/**
 * The same money under several rules, side by side. Measures are of all candidates' people by income a
 * head, (income + amount) / people; a loss counts as no income.
 * @param scoring whom a score would choose, to show who is left out of its top and who is in beside it
 * @throws Fault as `allocate` does
 */
export function compareRules(
  request: Omit<AllocationRequest, 'rule'>,
  rules: readonly Rule[],
  scoring?: Scoring,
): Comparison {
  const field = fieldOf(request)
  const poor = field.gap.reduce((to, gap) => to + (gap > 0 ? 1 : 0), 0)
  const target =
    scoring && targetOf(scores(field, scoring.formula, scoring.variables), scoring.top ?? poor)
  return {
    candidates: field.candidates.length,
    people: field.candidates.reduce((to, each) => to + each.people, 0),
    before: measures(field, () => 0),
    views: rules.map((rule) => viewOf(field, allocate({ ...request, rule }), target)),
  }
}

/** Whose amount differs between two allocations of the same candidates, by id. */
export function changesBetween(one: Allocation, other: Allocation): Change[] {
  const to = new Map(other.lines.map(({ id, amount }) => [id, amount]))
  return one.lines
    .map(({ id, amount }) => ({ id, from: amount, to: to.get(id) ?? 0 }))
    .filter((change) => change.from !== change.to)
}
