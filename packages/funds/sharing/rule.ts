import { createHash } from 'node:crypto'
import { invalid } from '@terrace/platform/fault'
import { builtIn, parseFormula, type Rule, type Scoring } from '../allocation/index.ts'
import type { Frozen, NamedRule, Proposal } from './proposal-model.ts'
import { variableNames } from './variables.ts'

const known = [...builtIn, ...variableNames]

/** A proposal's rule as `allocation` takes it. */
export const asRule = ({ rule }: Pick<NamedRule, 'rule'>): Rule =>
  rule.kind === 'score' ? { ...rule, variables: variableNames } : rule

export const asScoring = (scoring: Proposal['scoring']): Scoring | undefined =>
  scoring && { ...scoring, variables: variableNames }

/** @throws Fault invalid `formula.*`, `proposal.rule-twice` */
export function checkRules({ rules, scoring }: Pick<Proposal, 'rules' | 'scoring'>): void {
  for (const [i, { name, rule }] of rules.entries()) {
    if (rules.findIndex((other) => other.name === name) < i) {
      throw invalid([{ path: `rules.${i}.name`, code: 'proposal.rule-twice', params: { name } }])
    }
    if (rule.kind === 'score') parseFormula(rule.formula, known)
  }
  if (scoring) parseFormula(scoring.formula, known)
}

/** Variables of the table that the formulas of a proposal name. */
export function namesIn({ rules, scoring }: Pick<Proposal, 'rules' | 'scoring'>): string[] {
  const formulas = rules.flatMap(({ rule }) => (rule.kind === 'score' ? [rule.formula] : []))
  const all = scoring ? [...formulas, scoring.formula] : formulas
  const names = new Set(all.flatMap((text) => parseFormula(text, known).names))
  return variableNames.filter((name) => names.has(name))
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Stands for all that an allocation follows from: who the candidates were, the money, the rule. */
export const inputsOf = (
  { amount, currency, limits }: Pick<Proposal, 'amount' | 'currency' | 'limits'>,
  { hash, day }: Pick<Frozen, 'hash' | 'day'>,
  { rule }: Pick<NamedRule, 'rule'>,
  version: number,
): string => {
  const { unit, floor, cap, minimum } = limits
  const bound = (one: typeof floor) => (one ? [one.amount, one.per] : null)
  const limit = [unit, bound(floor), bound(cap), minimum ?? null]
  const said = [
    rule.kind,
    ...(rule.kind === 'fgt' ? [rule.alpha] : []),
    ...(rule.kind === 'score' ? [rule.formula] : []),
  ]
  return sha256(JSON.stringify([version, hash, day, amount, currency, limit, said]))
}
