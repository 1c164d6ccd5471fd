import { parseFormula } from '@terrace/funds/formula'
import { isFault } from '@terrace/platform/fault'
import type { FieldFault } from '../../api/problem.ts'
import type { NewProposal, Proposal } from './api.ts'
import { type RuleKind, ruleKind } from './words.ts'

type Per = 'household' | 'head'
type Filter = NonNullable<NewProposal['filter']>

/** A proposal as somebody is putting it together; money in minor units, `''` is not yet said. */
export interface Draft {
  year: string
  fund: string
  line: string
  name: string
  benefit: string
  cycle: string
  area: string
  over: 'households' | 'villages'
  amount: number | undefined
  unit: number | undefined
  floor: number | undefined
  floorPer: Per
  cap: number | undefined
  capPer: Per
  minimum: number | undefined
  statuses: readonly string[]
  types: readonly string[]
  causes: readonly string[]
  lines: readonly string[]
  withoutIncome: 'leave-out' | 'as-none'
  rules: readonly RuleKind[]
  formula: string
  /** Whether each rule is also measured by whom the score would choose. */
  targeting: boolean
  top: number | undefined
}

export const emptyDraft = (): Draft => ({
  ...{ year: '', fund: '', line: '', name: '', benefit: '', cycle: '', area: '' },
  ...{ over: 'households', amount: undefined, unit: 100 },
  ...{ floor: undefined, floorPer: 'household', cap: undefined, capPer: 'household' },
  minimum: undefined,
  statuses: ['registered', 'assisted', 'pre-exit', 'monitored', 'relapsed'],
  ...{ types: [], causes: [], lines: [], withoutIncome: 'leave-out' },
  ...{ rules: ['equal', 'per-head', 'fgt-2'], formula: '', targeting: false, top: undefined },
})

/** A proposal again as its draft: to change what may still be changed of it. */
export function draftOf(proposal: Proposal): Draft {
  const { limits, rules, scoring } = proposal
  const score = rules.map(({ rule }) => rule).find((rule) => rule.kind === 'score')
  return {
    ...emptyDraft(),
    amount: proposal.amount,
    unit: limits.unit,
    floor: limits.floor?.amount,
    floorPer: limits.floor?.per ?? 'household',
    cap: limits.cap?.amount,
    capPer: limits.cap?.per ?? 'household',
    minimum: limits.minimum,
    rules: rules.map(({ rule }) => ruleKind(rule)),
    formula: score?.formula ?? scoring?.formula ?? '',
    targeting: scoring !== undefined,
    top: scoring?.top,
  }
}

export const asksScore = ({ rules, targeting }: Pick<Draft, 'rules' | 'targeting'>): boolean =>
  targeting || rules.includes('score')

/** What is wrong with a formula, with the character (from 1) at which it is. */
export function wrongIn(formula: string, known: readonly string[]): FieldFault | undefined {
  try {
    parseFormula(formula, known)
    return undefined
  } catch (error) {
    if (!isFault(error)) throw error
    return error.detail.fields?.[0] as FieldFault | undefined
  }
}

const ruleOf = (kind: RuleKind, formula: string): NewProposal['rules'][number]['rule'] => {
  if (kind === 'fgt-1') return { kind: 'fgt', alpha: 1 }
  if (kind === 'fgt-2') return { kind: 'fgt', alpha: 2 }
  return kind === 'score' ? { kind, formula } : { kind }
}

/** What may be changed as long as nothing is proposed: the money, its limits and the rules. */
export function termsOf(draft: Draft, nameOf: (kind: RuleKind) => string) {
  const { amount = 0, unit = 1, floor, floorPer, cap, capPer, minimum, formula, top } = draft
  return {
    amount,
    limits: {
      unit,
      ...(floor === undefined ? {} : { floor: { amount: floor, per: floorPer } }),
      ...(cap === undefined ? {} : { cap: { amount: cap, per: capPer } }),
      ...(minimum === undefined ? {} : { minimum }),
    },
    rules: draft.rules.map((kind) => ({ name: nameOf(kind), rule: ruleOf(kind, formula) })),
    ...(draft.targeting ? { scoring: { formula, ...(top === undefined ? {} : { top }) } } : {}),
  }
}

const some = <K extends string>(key: K, list: readonly string[]) =>
  list.length > 0 ? { [key]: [...list] } : {}

/** The proposal that a draft asks for. */
export function askedOf(draft: Draft, nameOf: (kind: RuleKind) => string): NewProposal {
  const { line, name, benefit, cycle, area, over, statuses, withoutIncome } = draft
  return {
    ...{ line, name, benefit, cycle, over },
    ...(area ? { area } : {}),
    ...termsOf(draft, nameOf),
    filter: {
      statuses: [...statuses] as NonNullable<Filter['statuses']>,
      ...some('types', draft.types),
      ...some('causes', draft.causes),
      ...some('lines', draft.lines),
      withoutIncome,
    },
  }
}
