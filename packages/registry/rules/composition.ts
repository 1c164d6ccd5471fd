import type { FieldFault } from '@terrace/platform/fault'
import { present } from '../brief.ts'
import { HEAD, SPOUSE } from '../meaning.ts'
import type { Household, Member } from '../model.ts'

/** A fault of one member; the id goes with it, since a patch counts its members differently. */
export const memberFault = (
  household: Household,
  member: Member,
  field: string,
  code: string,
  params: Record<string, unknown> = {},
): FieldFault => ({
  path: `members.${household.members.indexOf(member)}.${field}`,
  code,
  params: { ...params, member: member.member },
})

/**
 * Exactly one head and at most one spouse among those who live there (domain.md §2.1, §2.2). Where
 * nobody lives any more nobody heads: the last member may die.
 */
export function checkComposition(household: Household): FieldFault[] {
  const people = present(household)
  const heads = people.filter((member) => member.relation === HEAD)
  const spouses = people.filter((member) => member.relation === SPOUSE)
  return [
    ...(people.length > 0 && heads.length === 0
      ? [{ path: 'members', code: 'household.no-head' }]
      : []),
    ...heads
      .slice(1)
      .map((member) => memberFault(household, member, 'relation', 'household.two-heads')),
    ...spouses
      .slice(1)
      .map((member) => memberFault(household, member, 'relation', 'household.two-spouses')),
  ]
}

/** One main cause, and the others not twice and not the main one again (domain.md §2.1 [S7]). */
export function checkCauses({ causeMain, causesOther = [] }: Household): FieldFault[] {
  return causesOther.flatMap((cause, i) =>
    cause === causeMain || causesOther.indexOf(cause) < i
      ? [{ path: `causesOther.${i}`, code: 'household.cause-twice' }]
      : [],
  )
}
