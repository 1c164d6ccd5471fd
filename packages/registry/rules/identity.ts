import type { FieldFault } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import { present } from '../brief.ts'
import { checkIdNumber, type IdNumberCheck, normalIdNumber } from '../identity-number.ts'
import type { Household, Member } from '../model.ts'
import { memberFault } from './composition.ts'

type Numbers = ReadonlyMap<string, string>

const typeOf = (settings: Settings, member: Member) =>
  settings.identity.types.find((type) => type.code === member.idType)

/** One member's number by the rule of its type; undefined when there is none in clear. */
export function readNumber(
  settings: Settings,
  member: Member,
  numbers: Numbers,
): IdNumberCheck | undefined {
  const typed = numbers.get(member.member)
  return typed === undefined
    ? undefined
    : checkIdNumber(typeOf(settings, member)?.check ?? 'none', typed, member)
}

/**
 * Those who share a number with somebody listed before them. Only documents that are one person's
 * own; a disability certificate counts by the resident number in it. Who left may have come back as
 * a new member.
 */
export function sameNumbers(
  settings: Settings,
  household: Household,
  numbers: Numbers,
): { member: Member; first: Member }[] {
  const firsts = new Map<string, Member>()
  const found: { member: Member; first: Member }[] = []
  for (const member of present(household)) {
    const [type, typed] = [typeOf(settings, member), numbers.get(member.member)]
    if (!type?.unique || typed === undefined) continue
    const normal = normalIdNumber(typed)
    const number = type.check === 'cn-resident' ? normal.slice(0, 18) : normal
    const key = `${type.code}\n${number}`
    const first = firsts.get(key)
    if (first) found.push({ member, first })
    else firsts.set(key, member)
  }
  return found
}

/** Numbers that cannot exist, contradict birth or sex, or stand twice in one household. */
export function checkIdentity(
  settings: Settings,
  household: Household,
  numbers: Numbers,
): FieldFault[] {
  const wrong = household.members.flatMap((member) => {
    const read = readNumber(settings, member, numbers)
    return !read || read.ok
      ? []
      : [memberFault(household, member, 'idNumber', read.code, read.params)]
  })
  const twice = sameNumbers(settings, household, numbers).map(({ member, first }) =>
    memberFault(household, member, 'idNumber', 'identity.twice', { name: first.name ?? '' }),
  )
  return [...wrong, ...twice]
}
