import type { Day } from '@terrace/platform/dates'
import type { Settings } from '@terrace/tenancy'
import type { Finding, Household, Member } from '../model.ts'

/** What a rule looks at. */
export interface Case {
  settings: Settings
  household: Household
  /** Those who live there. */
  members: readonly Member[]
  today: Day
  /** ID numbers and phones in clear: by member id, and `household` for the household's phone. */
  idNumbers: ReadonlyMap<string, string>
  phones: ReadonlyMap<string, string>
  /** The tenant's limits for this rule; one that is not set limits nothing. */
  limits: { least: number; most: number; from: number; until: number; age: number; km: number }
}

/** Where a rule is broken: a path as in the household's history (`members.<id>.birth`). */
export type Found = Pick<Finding, 'path' | 'params'>
export type Check = (at: Case) => Found[]

/** One thing that is wrong or right. */
export const when = (
  wrong: boolean,
  path: string,
  params?: Record<string, string | number>,
): Found[] => (wrong ? [{ path, ...(params ? { params } : {}) }] : [])

/** A rule on each person who lives there: the field to look at, or nothing. */
export const eachMember =
  (wrongField: (member: Member, at: Case) => string | undefined): Check =>
  (at) =>
    at.members.flatMap((member) => {
      const field = wrongField(member, at)
      return field === undefined ? [] : [{ path: `members.${member.member}.${field}` }]
    })

export const isWithin = (value: number | undefined, from: number, until: number): boolean =>
  value !== undefined && value >= from && value <= until
