import type { PlainKey } from '../../i18n/message.ts'
import type { Tone } from '../../ui/badge.tsx'
import type { Proposal, State } from './api.ts'
import { t } from './messages.ts'

export const stateTones: Record<State, Tone> = {
  gathering: 'plain',
  gathered: 'soon',
  proposed: 'soon',
  approved: 'good',
  granting: 'plain',
  granted: 'good',
  rejected: 'plain',
  withdrawn: 'plain',
}
export const states = Object.keys(stateTones) as State[]
export const stateText = (state: State): string => t(`state.${state}`)

type Rule = Proposal['rules'][number]['rule']

/** Which of the rules one is: `fgt` is two of them. */
export const ruleKind = (rule: Rule) =>
  rule.kind === 'fgt' ? (`fgt-${rule.alpha}` as const) : rule.kind
export type RuleKind = ReturnType<typeof ruleKind>
export const ruleKinds: readonly RuleKind[] = [
  'equal',
  'per-head',
  'gap',
  'fgt-1',
  'fgt-2',
  'score',
]
export const ruleText = (kind: RuleKind): string =>
  t(`rule.${kind}` as PlainKey<typeof t.messages> & `rule.${RuleKind}`)
