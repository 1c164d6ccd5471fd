import type { Option } from '../../ui/form/choice.tsx'
import type { HouseholdView, MemberView } from './api.ts'
import { h } from './household-messages.ts'

/** Those who live here now. */
export const present = (household: HouseholdView): MemberView[] =>
  household.members.filter((member) => !member.left)

/** Who answers for it, where anybody does. */
export const headOf = (household: HouseholdView): MemberView | undefined =>
  present(household).find((member) => member.relation === 'head')

/** Those who live here without some of them. */
export const staying = (household: HouseholdView, without: readonly string[]): MemberView[] =>
  present(household).filter((member) => !without.includes(member.member))

export const memberOptions = (members: readonly MemberView[]): Option[] =>
  members.map((member) => ({
    value: member.member,
    label: [member.name || h('members.nameless'), member.birth].filter(Boolean).join(', '),
  }))
