import { ageOn, type Day } from '@terrace/platform/dates'
import type { Sex } from './identity-number.ts'
import type { Household, Member } from './model.ts'

/*
 * What rules take codes to mean. A tenant may rename any label and leave codes out; rules know
 * these few codes and are silent about all others.
 */

export const HEAD = 'head'
export const SPOUSE = 'spouse'

const men = [
  'son',
  'son-in-law',
  'grandson',
  'daughters-son',
  'father',
  'wifes-father',
  'husbands-father',
  'grandfather',
  'maternal-grandfather',
  'brother',
  'nephew',
]
const women = [
  'daughter',
  'daughter-in-law',
  'granddaughter',
  'daughters-daughter',
  'mother',
  'wifes-mother',
  'husbands-mother',
  'grandmother',
  'maternal-grandmother',
  'sister',
  'brothers-wife',
  'niece',
]
/** Sexes that relations imply. Not `uncle`: some packs call uncles and aunts so. */
const sexOfRelation = new Map<string, Sex>([
  ...men.map((code) => [code, 'male'] as const),
  ...women.map((code) => [code, 'female'] as const),
])
/** True when a person of this sex cannot be in this relation; other sexes contradict nothing. */
export function contradictsSex(relation: string | undefined, sex: string | undefined): boolean {
  const implied = sexOfRelation.get(relation ?? '')
  return implied !== undefined && (sex === 'male' || sex === 'female') && sex !== implied
}
/** What the presence of a parent-in-law says of the head. */
export const sexOfHead = new Map<string, Sex>([
  ['wifes-father', 'male'],
  ['wifes-mother', 'male'],
  ['husbands-father', 'female'],
  ['husbands-mother', 'female'],
])

export const able: ReadonlySet<string> = new Set(['ordinary', 'skilled'])
export const unable: ReadonlySet<string> = new Set(['lost', 'none'])
/** Exactly one of these; the other covers top up. */
export const basicMedical: ReadonlySet<string> = new Set([
  'resident-medical',
  'employee-medical',
  'public-medical',
  'community-medical',
])
export const isMedical = (code: string): boolean =>
  code.endsWith('-medical') || code === 'critical-illness'

export const isStudent = (member: Member): boolean =>
  member.student !== undefined && member.student !== 'not-student'
/** Known to be healthy; nothing known is not healthy. */
export const isHealthy = (member: Member): boolean =>
  member.health?.length === 1 && member.health[0] === 'healthy'

/** Completed years on a day, from the birth or else as it was stated. */
export const ageOf = (member: Member, today: Day): number | undefined =>
  member.birth === undefined ? member.age : ageOn(member.birth, today)

/** Out of poverty and not watched: what is still missing there would go unseen. */
export const isGraduated = ({ status, type = '' }: Household): boolean =>
  ['exited', 'stable', 'risk-cleared'].includes(status) ||
  (type.startsWith('graduated') && status !== 'monitored' && status !== 'relapsed')

export const hasRelapsed = (household: Household): boolean =>
  household.status === 'relapsed' || household.relapseYear !== undefined
