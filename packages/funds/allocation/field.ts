import { type FieldFault, fault, invalid } from '@terrace/platform/fault'
import { compareProducts } from '@terrace/registry'
import type { AllocationRequest, Bound, Candidate, Limits } from './model.ts'

/** Ten thousand billions of minor units: beyond, steps of one minor unit would not be counted exactly. */
export const LARGEST_BUDGET = 1e15

/** The candidates of one request in the order of their ids, as columns that the rules calculate with. */
export interface Field {
  candidates: Candidate[]
  unit: number
  /** Whole units of the budget. */
  units: number
  /** Net income of the household, a loss as nothing, and what it lacks to its line; minor units. */
  income: Float64Array
  gap: Float64Array
  /** Floor and cap in units; no cap is infinite. */
  floor: Float64Array
  cap: Float64Array
  /** Units that a first payment has at least. */
  entry: number
  /** Place by need: largest gap a head first, then id. It settles every tie. */
  rank: Int32Array
}

const whole = (value: number, least: number, most = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

function checkLimits({ unit, floor, cap, minimum }: Limits, budget: number): FieldFault[] {
  const wrong: FieldFault[] = []
  const check = (path: string, value: number, least: number) => {
    if (!whole(value, least, LARGEST_BUDGET)) {
      wrong.push({ path, code: 'allocation.amount', params: { least, most: LARGEST_BUDGET } })
    }
  }
  check('budget', budget, 0)
  check('limits.unit', unit, 1)
  if (floor) check('limits.floor.amount', floor.amount, 0)
  if (cap) check('limits.cap.amount', cap.amount, 0)
  if (minimum !== undefined) check('limits.minimum', minimum, 0)
  return wrong
}

function checkCandidates(candidates: readonly Candidate[]): FieldFault[] {
  const wrong: FieldFault[] = []
  const seen = new Set<string>()
  for (const [i, { id, people, net, line }] of candidates.entries()) {
    const refuse = (field: string, code: string) =>
      wrong.push({ path: `candidates.${i}.${field}`, code, params: { id } })
    if (seen.has(id)) refuse('id', 'allocation.twice')
    seen.add(id)
    if (!whole(people, 1)) refuse('people', 'allocation.people')
    if (!Number.isSafeInteger(net)) refuse('net', 'allocation.net')
    if (!whole(line, 1) || !whole(line * people, 1, LARGEST_BUDGET))
      refuse('line', 'allocation.line')
    // A page of them is enough to see what is wrong with the rest.
    if (wrong.length >= 50) break
  }
  return wrong
}

const of = (bound: Bound, { people }: Candidate): number =>
  bound.amount * (bound.per === 'head' ? people : 1)

function ranks(candidates: Candidate[], gap: Float64Array): Int32Array {
  const order = candidates.map((_, i) => i)
  const size = Float64Array.from(candidates, ({ people }) => people)
  const people = (i: number) => size[i] ?? 1
  // Ids are in order already, and the sort is stable.
  order.sort((a, b) => compareProducts(gap[b] ?? 0, people(a), gap[a] ?? 0, people(b)))
  const rank = new Int32Array(order.length)
  for (const [place, i] of order.entries()) rank[i] = place
  return rank
}

/**
 * Checks a request and lays it out.
 * @throws Fault invalid with fields `allocation.*`; `allocation.floor-over-cap` when both cannot hold;
 *   `allocation.floors` when the budget cannot pay every floor (`needed`, `short`, minor units)
 */
export function fieldOf({ candidates, budget, limits }: Omit<AllocationRequest, 'rule'>): Field {
  const wrong = [...checkLimits(limits, budget), ...checkCandidates(candidates)]
  if (wrong.length > 0) throw invalid(wrong)
  const { unit, floor, cap, minimum = 0 } = limits
  const list = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1))
  const units = Math.floor(budget / unit)
  const columns = () => new Float64Array(list.length)
  const [income, gap, low, high] = [columns(), columns(), columns(), columns()]
  let needed = 0
  for (const [i, one] of list.entries()) {
    income[i] = Math.max(0, one.net)
    gap[i] = Math.max(0, one.line * one.people - Math.max(0, one.net))
    const least = floor ? Math.ceil(of(floor, one) / unit) : 0
    const most = cap ? Math.floor(of(cap, one) / unit) : Number.POSITIVE_INFINITY
    if (least > most) throw fault('invalid', 'allocation.floor-over-cap', { id: one.id })
    low[i] = least
    high[i] = most
    needed += least
  }
  if (needed > units) {
    const amount = needed * unit
    throw fault('invalid', 'allocation.floors', { needed: amount, budget, short: amount - budget })
  }
  return {
    candidates: list,
    unit,
    units,
    income,
    gap,
    floor: low,
    cap: high,
    entry: Math.max(1, Math.ceil(minimum / unit)),
    rank: ranks(list, gap),
  }
}
