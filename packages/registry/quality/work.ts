import type { Day } from '@terrace/platform/dates'
import { able, ageOf, isHealthy, isStudent, unable } from '../meaning.ts'
import type { Member } from '../model.ts'
import { type Check, eachMember, isWithin, when } from './case.ts'

/** Who can work, and where they do (domain.md §2.2 [S22][S23]). */

const limited: ReadonlySet<string> = new Set([...unable, 'weak'])
const WORKING_AGE = 16

export const labourChild = eachMember((member, { today, limits }) => {
  const age = ageOf(member, today)
  const isAble = member.labour !== undefined && !unable.has(member.labour)
  return age !== undefined && age < limits.age && isAble ? 'labour' : undefined
})

export const labourElder = eachMember((member, { today, limits }) =>
  able.has(member.labour ?? '') &&
  isWithin(ageOf(member, today), limits.age, Number.POSITIVE_INFINITY)
    ? 'labour'
    : undefined,
)

export const labourHealthyAdult = eachMember((member, { today, limits }) =>
  limited.has(member.labour ?? '') &&
  isHealthy(member) &&
  !isStudent(member) &&
  isWithin(ageOf(member, today), limits.from, limits.until)
    ? 'labour'
    : undefined,
)

/** Known to be unable, or a child of whom nothing else is said. */
const lacksLabour = (member: Member, today: Day): boolean =>
  member.labour === undefined
    ? isWithin(ageOf(member, today), 0, WORKING_AGE - 1)
    : unable.has(member.labour)

export const labourFallback: Check = ({ household, members, today }) =>
  when(
    members.length > 0 &&
      members.every((member) => lacksLabour(member, today)) &&
      household.noLabourFallback !== true,
    'noLabourFallback',
  )

/** Two fields of which one without the other says nothing: the one to fill in. */
function together(
  code: string | undefined,
  months: number | undefined,
  names: readonly [code: string, months: string],
): string | undefined {
  const worked = (months ?? 0) > 0
  if (code !== undefined && !worked) return names[1]
  return code === undefined && worked ? names[0] : undefined
}

export const workPlaceMonths = eachMember((m) =>
  together(m.workPlace, m.workMonths, ['workPlace', 'workMonths']),
)
export const workUnable = eachMember((m) =>
  unable.has(m.labour ?? '') && (m.workPlace !== undefined || (m.workMonths ?? 0) > 0)
    ? 'labour'
    : undefined,
)
/** Migrant work is work outside the township. */
export const workDestitute = eachMember((m) =>
  m.destitute === true && m.workPlace !== undefined && m.workPlace !== 'township'
    ? 'workPlace'
    : undefined,
)

export const publicJobMonths = eachMember((m) =>
  together(m.publicJob, m.publicJobMonths, ['publicJob', 'publicJobMonths']),
)
export const publicJobAge = eachMember((member, { today, limits }) => {
  const age = ageOf(member, today)
  const isOfAge = age === undefined || isWithin(age, limits.from, limits.until)
  return member.publicJob !== undefined && !isOfAge ? 'publicJob' : undefined
})
export const publicJobsPerHousehold: Check = ({ members, limits }) => {
  const jobs = members.filter((member) => member.publicJob !== undefined).length
  return when(jobs > limits.most, 'members', { jobs })
}
