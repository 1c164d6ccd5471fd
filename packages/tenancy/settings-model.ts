import { isDay } from '@terrace/platform/dates'
import * as z from 'zod'
import { GrievanceTerms, Span } from './deadlines.ts'
import { CallBackRule, IdleMonths } from './money-rules.ts'
import { qualityRules } from './quality-rules.ts'

/*
 * What a tenant may decide for itself, as one versioned document. Codes are strings; numbers of other
 * systems are `external` (domain.md §2.4). A code in use ends by `until`, it is never deleted.
 */

const Day = z.string().refine(isDay, { params: { code: 'field.day' } })
const Months = z.int().min(0).max(600)
/** Both languages, always: a label that is missing shows as a code to somebody. */
export const Label = z.object({
  en: z.string().trim().min(1).max(200),
  zh: z.string().trim().min(1).max(200),
})
export const CodeName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

export const Level = z.object({ code: CodeName, name: Label })

export const Line = z.object({
  code: CodeName,
  name: Label,
  kind: z.enum(['poverty', 'monitoring']),
  /** Minor units per person and income year. */
  amounts: z.record(z.string().regex(/^\d{4}$/), z.int().min(0).max(1e12)),
})

export const CodeEntry = z.object({
  code: CodeName,
  label: Label,
  /** The code in other systems, by system: `{ 'cn-aac': '01' }`. */
  external: z.record(z.string().max(40), z.string().max(40)).optional(),
  /** First and last day on which it may be newly chosen. */
  from: Day.optional(),
  until: Day.optional(),
  order: z.int(),
})
export type CodeEntry = z.infer<typeof CodeEntry>

/** The code lists of domain.md §2.1–2.4, named as the fields that hold their codes. */
export const listNames = [
  'householdType',
  'standard',
  'status',
  'cause',
  'relapseCause',
  'risk',
  'measure',
  'exitObstacle',
  'helperLevel',
  'relation',
  'sex',
  'ethnicity',
  'political',
  'education',
  'student',
  'dropoutReason',
  'health',
  'disabilityType',
  'disabilityDegree',
  'labour',
  'workPlace',
  'workChannel',
  'publicJob',
  'insurance',
  'joinReason',
  'leaveReason',
  'closeReason',
  'roadType',
  'fuel',
  'houseGrade',
  'relocationMode',
  'relocationPlacement',
  'relocationSite',
] as const
export type ListName = (typeof listNames)[number]

/** The basic-needs checklist: two assurances, three guarantees and water, or what replaces them. */
export const Need = z.object({ code: CodeName, label: Label, rule: Label })

export const IdentityType = z.object({
  code: CodeName,
  label: Label,
  check: z.enum(['cn-resident', 'none']),
  /** No two persons of the tenant may have the same number of this type. */
  unique: z.boolean(),
})

export const Quality = z.object({
  rule: z.enum(qualityRules),
  severity: z.enum(['error', 'warning', 'off']),
  params: z.record(z.string(), z.number()),
})

export const optionalFields = ['political', 'ethnicity', 'military', 'commonLanguage'] as const

export const Settings = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(['government', 'ngo', 'enterprise']),
  languages: z.array(z.enum(['en', 'zh'])).min(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** IANA time zone. */
  zone: z.string().refine(isZone, { params: { code: 'settings.zone' } }),
  /** Month and day on which an income year begins: `10-01`. */
  incomeYearStart: z.string().refine((day) => isDay(`2001-${day}`), {
    params: { code: 'settings.year-start' },
  }),
  /** The income year that begins on that day bears the number of the year in which it ends or begins. */
  currentYear: z.enum(['ends', 'begins']),
  levels: z.array(Level).min(2).max(8),
  lines: z.array(Line).max(20),
  lists: z.record(z.enum(listNames), z.array(CodeEntry).max(200)),
  needs: z.array(Need).max(20),
  calendar: z.object({
    restDays: z.array(z.int().min(0).max(6)).max(6),
    holidays: z.array(Day).max(400),
    workdays: z.array(Day).max(100),
  }),
  /** Days of each public notice. */
  noticeDays: z.int().min(1).max(90),
  /** Days for which payments hang in public before they leave; none where 0 (domain.md §4.2 row 6). */
  disclosureDays: z.int().min(0).max(90),
  /** When money that only stands there is old, and very old. */
  idleMonths: IdleMonths,
  /** Who is asked whether money came. */
  callBack: CallBackRule,
  /** Terms of grievances; one keeps those it began with. */
  grievance: GrievanceTerms,
  /** Time that each level has for what was escalated to it, before it goes on to the next. */
  escalation: Span,
  /** Months for which a card of a kind counts; 0, or not named: without end. */
  cardMonths: z.partialRecord(z.enum(['registration', 'assistance', 'graduation']), Months),
  /** Share of representatives that must be present, as a fraction of integers. */
  quorum: z.object({ present: z.int().min(1), of: z.int().min(1) }),
  identity: z.object({ types: z.array(IdentityType).max(20) }),
  phone: z.object({
    pattern: z
      .string()
      .max(200)
      .refine(isPattern, { params: { code: 'settings.pattern' } }),
  }),
  /** Where people ask and complain; stands on cards, notices and printed sheets. */
  hotline: z.string().trim().max(40).optional(),
  areaUnit: z.enum(['mu', 'hectare']),
  quality: z.array(Quality),
  optionalFields: z.record(z.enum(optionalFields), z.boolean()),
  /** Roles that decide or handle money act only after a second factor (`strongRoles`). */
  secondFactor: z.boolean(),
  /** Requests a second that the tenant may send; the operator's to set. */
  rate: z.int().min(1).max(10_000),
  /** The job that brings lists and counts to the latest amounts of the lines, and since when. */
  recheck: z.object({ job: z.string(), at: z.string() }).optional(),
  version: z.int().min(1),
})
export type Settings = z.infer<typeof Settings>

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/**
 * A pattern that cannot run away: a tenant's expression runs in a process shared with others. No
 * groups, no alternatives, at most three repetitions.
 */
export function isPattern(source: string): boolean {
  const bare = source.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, '')
  if (/[()|]/.test(bare) || (bare.match(/[*+{]/g) ?? []).length > 3) return false
  try {
    return Boolean(new RegExp(source))
  } catch {
    return false
  }
}
