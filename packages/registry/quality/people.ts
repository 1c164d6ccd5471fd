import {
  ageOf,
  basicMedical,
  contradictsSex,
  HEAD,
  isHealthy,
  isMedical,
  isStudent,
  SPOUSE,
  sexOfHead,
} from '../meaning.ts'
import { readNumber, sameNumbers } from '../rules/identity.ts'
import { type Check, eachMember, isWithin, when } from './case.ts'

/** Who lives there, and who they are (domain.md §2.2). */

/** Nobody lives there any more, and it is not closed. */
export const memberCount: Check = ({ members }) => when(members.length === 0, 'members')

export const oneHead: Check = ({ members }) => {
  const heads = members.filter((member) => member.relation === HEAD).length
  return when(members.length > 0 && heads !== 1, 'members', { heads })
}

export const oneSpouse: Check = ({ members }) => {
  const [, ...more] = members.filter((member) => member.relation === SPOUSE)
  return more.map((member) => ({ path: `members.${member.member}.relation` }))
}

/** Also: a wife's father says that the head is a man, a husband's mother that she is a woman. */
export const relationSex = eachMember((member, { members }) => {
  if (contradictsSex(member.relation, member.sex)) return 'sex'
  if (member.relation !== HEAD || (member.sex !== 'male' && member.sex !== 'female'))
    return undefined
  const implied = members.flatMap((other) => sexOfHead.get(other.relation ?? '') ?? [])
  return implied.some((sex) => sex !== member.sex) ? 'sex' : undefined
})

export const nameMissing = eachMember((m) => (m.name === undefined ? 'name' : undefined))
export const birthMissing = eachMember((m) =>
  m.birth === undefined && m.age === undefined ? 'birth' : undefined,
)
export const identityMissing = eachMember((m) =>
  m.idNumber === undefined ? 'idNumber' : undefined,
)

/** For numbers that stood before the rule did: a wrong one is not let in. */
export const identityChecksum = eachMember((member, { settings, idNumbers }) =>
  readNumber(settings, member, idNumbers)?.ok === false ? 'idNumber' : undefined,
)

/** Inside the household; in the whole registry the claims see to it. */
export const identityDuplicate: Check = ({ settings, household, idNumbers }) =>
  sameNumbers(settings, household, idNumbers).map(({ member }) => ({
    path: `members.${member.member}.idNumber`,
  }))

/** As typed, or without the spaces and dashes that people put in. */
export const phoneFormat: Check = ({ settings, phones, members }) => {
  if (phones.size === 0) return []
  const pattern = new RegExp(settings.phone.pattern)
  const fits = (phone: string) =>
    pattern.test(phone.trim()) || pattern.test(phone.replaceAll(/[\s-]/g, ''))
  const isWrong = (whose: string) => {
    const phone = phones.get(whose)
    return phone !== undefined && !fits(phone)
  }
  return [
    ...when(isWrong('household'), 'phone'),
    ...members.flatMap((m) => when(isWrong(m.member), `members.${m.member}.phone`)),
  ]
}

/** Younger children have neither. */
const SCHOOL_AGE = 6

/** At school: which grade. Not at school: how far they went. Both or neither says nothing. */
export const educationOneOf = eachMember((member, { today }) => {
  if (isStudent(member)) return member.education === undefined ? undefined : 'education'
  const age = ageOf(member, today)
  if (member.education !== undefined || (age !== undefined && age < SCHOOL_AGE)) return undefined
  return 'education'
})

export const preschoolAge = eachMember((member, { today, limits }) =>
  member.student === 'preschool' &&
  isHealthy(member) &&
  isWithin(ageOf(member, today), limits.age, Number.POSITIVE_INFINITY)
    ? 'student'
    : undefined,
)

export const dropoutReason = eachMember((member, { today, limits }) => {
  const isOut =
    member.student === 'not-student' || (!isStudent(member) && member.education !== undefined)
  const isOfAge = isWithin(ageOf(member, today), limits.from, limits.until)
  return isOut && isOfAge && member.dropoutReason === undefined ? 'dropoutReason' : undefined
})

export const healthExclusive = eachMember(({ health = [] }) =>
  health.includes('healthy') && health.length > 1 ? 'health' : undefined,
)

/** Disability, its type and its degree: all or none. */
export const healthDisability = eachMember(({ health, disabilityType, disabilityDegree }) => {
  if (!health?.includes('disability')) {
    return disabilityType !== undefined || disabilityDegree !== undefined ? 'health' : undefined
  }
  if (disabilityType === undefined) return 'disabilityType'
  return disabilityDegree === undefined ? 'disabilityDegree' : undefined
})

const medical = (insurance: readonly string[] = []) => [...new Set(insurance)].filter(isMedical)

/** Two basic schemes, or a top-up on none; no cover at all is the rule after this one. */
export const insuranceOneBasic = eachMember(({ insurance }) => {
  const covers = medical(insurance)
  const basic = covers.filter((code) => basicMedical.has(code)).length
  return covers.length > 0 && basic !== 1 ? 'insurance' : undefined
})
export const insuranceMissing = eachMember(({ insurance }) =>
  medical(insurance).length === 0 ? 'insurance' : undefined,
)
