import type { Day } from '@terrace/platform/dates'
import { ageOf, type Household, isStudent, type Member, present } from '@terrace/registry'

const count = (household: Household, holds: (member: Member) => boolean): number =>
  present(household).filter(holds).length

const aged = (day: Day, from: number, until: number) => (member: Member) => {
  const age = ageOf(member, day)
  return age !== undefined && age >= from && age < until
}
const ill = (code: string) => (member: Member) => member.health?.includes(code) === true

/** Safe, basically safe, partly unsafe, unsafe as a whole: 0 to 3. */
const grades = ['a', 'b', 'c', 'd']

/**
 * What a formula may name beside `people`, `income`, `line` and `gap`: one integer of a household's
 * facts on the day on which candidates are gathered. What is not known adds nothing.
 */
export const variables = {
  /** Under 16 years old. */
  children: (household, day) => count(household, aged(day, 0, 16)),
  /** 60 years and older. */
  elderly: (household, day) => count(household, aged(day, 60, 1_000)),
  students: (household) => count(household, isStudent),
  disabled: (household) =>
    count(household, (member) => member.disabilityType !== undefined || ill('disability')(member)),
  seriousIllness: (household) => count(household, ill('serious')),
  chronicIllness: (household) => count(household, ill('chronic')),
  /** Able to work, also in part. */
  workers: (household) =>
    count(household, ({ labour = '' }) => ['ordinary', 'skilled', 'weak'].includes(labour)),
  /** Months that all of them worked in the year. */
  workMonths: (household) =>
    present(household).reduce((sum, { workMonths = 0 }) => sum + workMonths, 0),
  /** Grade of the house: 0 safe (A) to 3 unsafe as a whole (D). */
  houseGrade: ({ snapshot: { living } }) => Math.max(0, grades.indexOf(living.houseGrade ?? '')),
  /** 1 when the house is unsafe, when safe water is missing. */
  houseUnsafe: ({ snapshot: { living } }) => Number(living.houseUnsafe === true),
  waterUnsafe: ({ snapshot: { living } }) => Number(living.waterSafe === false),
  /** Hundredths of the tenant's unit of land. */
  arable: ({ snapshot: { living } }) => Math.round((living.arable ?? 0) * 100),
} as const satisfies Record<string, (household: Household, day: Day) => number>

export type Variable = keyof typeof variables
export const variableNames = Object.keys(variables) as Variable[]

/** All of them, of one household. */
export const variablesOf = (household: Household, day: Day): Record<Variable, number> =>
  Object.fromEntries(
    variableNames.map((name) => [name, variables[name](household, day)]),
  ) as Record<Variable, number>

/** Those that tell of somebody's health: for the roles that may see it. */
export const ofHealth: ReadonlySet<string> = new Set<Variable>([
  'disabled',
  'seriousIllness',
  'chronicIllness',
])
