import { isDay } from '@terrace/platform/dates'
import * as z from 'zod'

/*
 * The household as the registry keeps it (domain.md §2). Codes are checked against the tenant's own
 * lists in `rules.ts`; here stand only shapes. Everything that may be unknown is optional: a register
 * that refuses the unknown gets the invented.
 */

export const Day = z
  .string()
  .refine(isDay, { params: { code: 'field.day' } })
  .meta({ description: 'A day that exists, YYYY-MM-DD' })
const Code = z.string().min(1).max(40)
const Text = z.string().trim().max(200)
/** Minor units of the tenant's currency; losses are negative. */
const Minor = z.int().min(-1e13).max(1e13)
const Area = z.number().min(0).max(1e7)

/** A sensitive value at rest: sealed with the tenant's key, with the mask that everyone may see. */
export const Sealed = z.object({ sealed: z.string(), mask: z.string() })
export type Sealed = z.infer<typeof Sealed>

/** What a person types; `null` clears it. */
const Secret = z.string().trim().min(1).max(60).nullable()

/** The facts of one person, without what is sensitive and without the procedure around it. */
export const MemberFacts = z.object({
  name: Text.min(1).optional(),
  sex: Code.optional(),
  birth: Day.optional(),
  /** Completed years, where only the age is known; ignored when `birth` is there. */
  age: z.int().min(0).max(130).optional(),
  relation: Code.optional(),
  ethnicity: Code.optional(),
  political: Code.optional(),
  education: Code.optional(),
  student: Code.optional(),
  dropoutReason: Code.optional(),
  health: z.array(Code).max(4).optional(),
  disabilityType: Code.optional(),
  disabilityDegree: Code.optional(),
  labour: Code.optional(),
  workPlace: Code.optional(),
  workMonths: z.int().min(0).max(12).optional(),
  employer: Text.optional(),
  workChannel: Code.optional(),
  workPlanned: z.boolean().optional(),
  publicJob: Code.optional(),
  publicJobMonths: z.int().min(0).max(12).optional(),
  insurance: z.array(Code).max(8).optional(),
  allowance: z.boolean().optional(),
  destitute: z.boolean().optional(),
  medicalAid: z.boolean().optional(),
  commonLanguage: z.boolean().optional(),
  relocated: z.boolean().optional(),
  /** The source's own number for this person, so that the same file finds them again. */
  ref: Text.optional(),
})

/** A member as people enter it. */
export const MemberInput = MemberFacts.extend({
  idType: Code.optional(),
  idNumber: Secret.optional(),
  phone: Secret.optional(),
})
export type MemberInput = z.infer<typeof MemberInput>

/** A date and a reason of joining or leaving; members are never deleted (domain.md §2.2). */
export const Passage = z.object({ day: Day, reason: Code })

export const Member = MemberFacts.extend({
  member: z.string(),
  idType: Code.optional(),
  idNumber: Sealed.optional(),
  phone: Sealed.optional(),
  joined: Passage.optional(),
  left: Passage.optional(),
})
export type Member = z.infer<typeof Member>

/** Income by source, in minor units for the income year (domain.md §2.3). */
export const Income = z.object({
  wage: Minor.optional(),
  business: Minor.optional(),
  dividend: Minor.optional(),
  propertyOther: Minor.optional(),
  birthPlanning: Minor.optional(),
  allowance: Minor.optional(),
  destituteSupport: Minor.optional(),
  pension: Minor.optional(),
  ecological: Minor.optional(),
  transferOther: Minor.optional(),
  operatingCost: Minor.optional(),
  /** For the screening of risks only: insurance payouts, and necessary cost the family paid itself. */
  payouts: Minor.optional(),
  outOfPocket: Minor.optional(),
})
export type Income = z.infer<typeof Income>

/** Land (in the tenant's unit), housing, water, roads, power (domain.md §2.3, AC30). */
export const Living = z.object({
  arable: Area.optional(),
  irrigated: Area.optional(),
  forest: Area.optional(),
  returnedForest: Area.optional(),
  orchard: Area.optional(),
  pasture: Area.optional(),
  waterArea: Area.optional(),
  productionPower: z.boolean().optional(),
  domesticPower: z.boolean().optional(),
  television: z.boolean().optional(),
  waterDifficult: z.boolean().optional(),
  waterSafe: z.boolean().optional(),
  roadDistance: z.number().min(0).max(1000).optional(),
  roadType: Code.optional(),
  dwelling: z.number().min(0).max(10_000).optional(),
  houseUnsafe: z.boolean().optional(),
  houseGrade: Code.optional(),
  toilet: z.boolean().optional(),
  fuel: Code.optional(),
  cooperative: z.boolean().optional(),
  enterpriseLed: z.boolean().optional(),
  entrepreneurLed: z.boolean().optional(),
})
export type Living = z.infer<typeof Living>

export const Year = z.int().min(1950).max(2200)

/** What is fixed for one year. Net and per head are derived (`income.ts`), stored for lists. */
export const Snapshot = z.object({
  year: Year,
  income: Income,
  living: Living,
  needs: z.record(z.string(), z.boolean()).optional(),
})
export type Snapshot = z.infer<typeof Snapshot>

export const Relocation = z.object({
  resettled: z.boolean().optional(),
  willing: z.boolean().optional(),
  mode: Code.optional(),
  placement: Code.optional(),
  site: Code.optional(),
})

/** The lasting facts of a household that people may edit; status is not among them. */
export const HouseholdFacts = z.object({
  address: Text.optional(),
  geo: z
    .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
    .optional(),
  /** Which named poverty line was used when it was identified. */
  standard: Code.optional(),
  type: Code.optional(),
  causeMain: Code.optional(),
  causesOther: z.array(Code).max(2).optional(),
  relapseCause: Code.optional(),
  firstIdentified: Day.optional(),
  exitYear: Year.optional(),
  relapseYear: Year.optional(),
  plannedExitYear: Year.optional(),
  military: z.boolean().optional(),
  bankName: Text.optional(),
  noLabourFallback: z.boolean().optional(),
  relocation: Relocation.optional(),
})

/** States of domain.md §3.2; only procedures move a household between them. */
export const statuses = [
  'candidate',
  'registered',
  'assisted',
  'pre-exit',
  'exited',
  'stable',
  'monitored',
  'risk-cleared',
  'relapsed',
  'removed',
  'closed',
] as const
export const Status = z.enum(statuses)
export type Status = z.infer<typeof Status>

/** A rule that this household breaks: what, how bad, and where. */
export const Finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  path: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Finding = z.infer<typeof Finding>

/** The household as one item: members and the current year inside it. */
export const Household = HouseholdFacts.extend({
  household: z.string(),
  number: z.string(),
  version: z.int(),
  status: Status,
  area: z.string(),
  /** Ids of the area and its ancestors, `a1/a2/`; for subtree lists and for permission. */
  path: z.string(),
  /** The area under which its list hangs. */
  anchor: z.string(),
  areaName: z.string(),
  phone: Sealed.optional(),
  bankAccount: Sealed.optional(),
  members: z.array(Member),
  snapshot: Snapshot,
  findings: z.array(Finding),
  /** The line under which it was listed and counted: by the amounts that stood when it was saved. */
  line: z.string().optional(),
  /** Households it was split or merged from and into. */
  lineage: z
    .object({ from: z.array(z.string()).optional(), into: z.array(z.string()).optional() })
    .optional(),
  /** The import and the source's own number by which the same file finds it again. */
  source: z.object({ import: z.string(), ref: z.string() }).optional(),
  closed: z.object({ day: Day, reason: Code }).optional(),
  createdAt: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  updatedAt: z.string(),
})
export type Household = z.infer<typeof Household>

/** A household as people or files enter it. */
export const HouseholdInput = HouseholdFacts.extend({
  number: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u)
    .optional(),
  area: z.string(),
  phone: Secret.optional(),
  bankAccount: Secret.optional(),
  members: z.array(MemberInput).min(1).max(60),
  income: Income.optional(),
  living: Living.optional(),
  needs: z.record(z.string(), z.boolean()).optional(),
  year: Year.optional(),
})
export type HouseholdInput = z.infer<typeof HouseholdInput>
