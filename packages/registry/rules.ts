import type { Day } from '@terrace/platform/dates'
import type { FieldFault } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import type { Household } from './model.ts'
import { checkCodes } from './rules/codes.ts'
import { checkCauses, checkComposition } from './rules/composition.ts'
import { checkDays, checkYears } from './rules/dates.ts'
import { checkIdentity } from './rules/identity.ts'

/*
 * What no household can be, and is refused: no head or two, two spouses, codes that no list has,
 * days that contradict each other, ID numbers that cannot exist. What real registers merely lack or
 * get wrong (a missing name, an able child, a wage of 3) is a finding of `quality.ts`, whose severity
 * the tenant sets: it goes in, and stands on the worklist.
 */

export interface RuleOptions {
  today: Day
  /** ID numbers in clear by member id; a number that is not there is not checked. */
  idNumbers?: ReadonlyMap<string, string>
  /**
   * The household before the change. What was wrong before and is no worse now does not stop a
   * change: a code that ended, a rule that came later.
   */
  was?: Household | undefined
}

/**
 * Every reason why a household cannot be so. Paths are those of the input
 * (`members.0.birth`, by place in the household; `params.member` is the id).
 * @returns an empty list when it can
 */
export function checkHousehold(
  settings: Settings,
  household: Household,
  options: RuleOptions,
): FieldFault[] {
  const faults = allFaults(settings, household, options)
  const { was } = options
  if (faults.length === 0 || !was) return faults
  const idNumbers = unchangedNumbers(was, household, options.idNumbers)
  const standing = new Set(
    allFaults(settings, was, { ...options, idNumbers }).map((f) => JSON.stringify(f)),
  )
  return faults.filter((fault) => !standing.has(JSON.stringify(fault)))
}

const allFaults = (settings: Settings, household: Household, options: RuleOptions) => [
  ...checkComposition(household),
  ...checkCauses(household),
  ...checkCodes(settings, household, options.today),
  ...checkDays(household, options.today),
  ...checkYears(household, options.today),
  ...checkIdentity(settings, household, options.idNumbers ?? new Map()),
]

/** The numbers that the household already had: those whose seal is still the same. */
function unchangedNumbers(
  was: Household,
  is: Household,
  idNumbers: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const seals = new Map(was.members.map((m) => [m.member, m.idNumber?.sealed]))
  const same = is.members.filter((m) => m.idNumber?.sealed === seals.get(m.member))
  const ids = new Set(same.map((m) => m.member))
  return new Map([...idNumbers].filter(([member]) => ids.has(member)))
}
