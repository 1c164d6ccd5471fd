import { ageOn, type Day } from '@terrace/platform/dates'
import type { FieldFault } from '@terrace/platform/fault'
import type { Household, Member } from '../model.ts'
import { memberFault } from './composition.ts'

/** Nobody has lived longer; older is a slip of the pen. */
const OLDEST = 130

/** Births, arrivals and departures: none in the future, none before what must come first. */
export function checkDays(household: Household, today: Day): FieldFault[] {
  const faults = household.members.flatMap((member) =>
    memberDays(member, today).map(([field, code]) => memberFault(household, member, field, code)),
  )
  if (household.closed && household.closed.day > today) {
    faults.push({ path: 'closed.day', code: 'day.future' })
  }
  return faults
}

function memberDays(member: Member, today: Day): [field: string, code: string][] {
  const { birth, joined, left } = member
  const found: [string, string][] = []
  if (birth !== undefined && birth > today) found.push(['birth', 'member.birth-future'])
  if (birth !== undefined && ageOn(birth, left?.day ?? today) > OLDEST) {
    found.push(['birth', 'member.birth-too-early'])
  }
  if (joined && joined.day > today) found.push(['joined.day', 'day.future'])
  if (left && left.day > today) found.push(['left.day', 'day.future'])
  if (joined && birth !== undefined && joined.day < birth) {
    found.push(['joined.day', 'member.joined-before-birth'])
  }
  if (left && birth !== undefined && left.day < birth) {
    found.push(['left.day', 'member.left-before-birth'])
  }
  if (left && joined && left.day < joined.day) found.push(['left.day', 'member.left-before-joined'])
  return found
}

/** Identified, then exited, then relapsed; a plan is not what happened (domain.md §2.1). */
export function checkYears(household: Household, today: Day): FieldFault[] {
  const { firstIdentified, exitYear, relapseYear } = household
  const thisYear = Number(today.slice(0, 4))
  const identified = firstIdentified === undefined ? 0 : Number(firstIdentified.slice(0, 4))
  const found: FieldFault[] = []
  if (firstIdentified !== undefined && firstIdentified > today) {
    found.push({ path: 'firstIdentified', code: 'day.future' })
  }
  if (exitYear !== undefined && exitYear > thisYear) {
    found.push({ path: 'exitYear', code: 'household.exit-future' })
  }
  if (exitYear !== undefined && exitYear < identified) {
    found.push({ path: 'exitYear', code: 'household.exit-before-identified' })
  }
  if (relapseYear !== undefined && relapseYear > thisYear) {
    found.push({ path: 'relapseYear', code: 'household.relapse-future' })
  }
  if (relapseYear !== undefined && relapseYear < Math.max(exitYear ?? 0, identified)) {
    found.push({ path: 'relapseYear', code: 'household.relapse-before-exit' })
  }
  return found
}
