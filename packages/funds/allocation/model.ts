import type { Rational } from './rational.ts'

/** Who may get a share: a household, or a village as one. */
export interface Candidate {
  id: string
  /** How many people live there, at least 1. */
  people: number
  /** Yearly net income of all of them together, minor units; a loss counts as no income. */
  net: number
  /** Yearly poverty line a head, minor units, above zero. */
  line: number
  /** What a formula may name, beside `people`, `income`, `line` and `gap` (all a head, in minor units). */
  variables?: Readonly<Record<string, number | Rational>>
  /** A group or an area, for the sums of a comparison. */
  group?: string
}

/** How money is shared out. Versions and names of rules are the proposal's. */
export type Rule =
  /** Every candidate the same. */
  | { kind: 'equal' }
  /** By people. */
  | { kind: 'per-head' }
  /** By gap: (line − income) × people, never beyond the line. */
  | { kind: 'gap' }
  /** So that FGT(α) of all candidates together becomes as small as this money can make it. */
  | { kind: 'fgt'; alpha: 1 | 2 }
  /** By a formula over declared variables; a score of zero or below gives no share. */
  | { kind: 'score'; formula: string; variables: readonly string[] }
export type RuleKind = Rule['kind']

/** An amount in minor units for each household, or for each of its people. */
export interface Bound {
  amount: number
  per: 'household' | 'head'
}

export interface Limits {
  /** Smallest payable amount and step, minor units: 100 pays whole yuan, 1000 tens of yuan. */
  unit: number
  /** Each candidate gets at least this, rounded up to the unit; or the proposal is refused. */
  floor?: Bound
  /** None gets more than this, rounded down to the unit. */
  cap?: Bound
  /** No payment between nothing and this, minor units. A floor goes before. */
  minimum?: number
}

export interface AllocationRequest {
  candidates: readonly Candidate[]
  /** Minor units. */
  budget: number
  rule: Rule
  limits: Limits
}

/**
 * Why somebody gets what they get: a key of `i18n.ts` and what stands in its braces. Those named in
 * `moneyParams` are minor units, which the reader's page writes as money.
 */
export interface Reason {
  code: string
  params: Record<string, number | string>
}

export interface AllocationLine {
  id: string
  /** Minor units, a multiple of the unit. */
  amount: number
  /** What the rule says first, then what limits and units changed. */
  why: Reason[]
}

export interface Allocation {
  rule: Rule
  budget: number
  /** Σ of amounts; with `left` it is the budget, exactly. */
  allocated: number
  left: number
  /** Why money is left; none when nothing is. */
  leftWhy?: Reason
  /** By id, so that the same candidates in any order give the same list. */
  lines: AllocationLine[]
}
