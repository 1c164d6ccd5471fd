import type { Ctx } from '@terrace/platform/context'
import { GrievanceTerms } from '@terrace/tenancy'
import * as z from 'zod'
import { By, Escalated, Step, Waits } from './matter.ts'
import { Day } from './record.ts'
import { Level } from './template.ts'

/** What a grievance may be about (domain.md §3.7). */
export const types = [
  'missed-household',
  'wrongly-included',
  'benefit',
  'misuse',
  'attitude',
  'data-error',
] as const
export const Type = z.enum(types)
export type Type = z.infer<typeof Type>

/** Those about what officials did: for the investigator's eyes unless somebody says otherwise. */
export const sensitiveTypes: readonly Type[] = ['misuse', 'attitude']

/** How it came; `web` is the public form, also by the QR code on a notice. */
export const channels = ['web', 'hotline', 'letter', 'visit'] as const

export const GrievanceState = z.enum([
  'received',
  'acknowledged',
  'classified',
  'assigned',
  'investigated',
  'answered',
  'review',
  'closed',
  'surveyed',
])
export type GrievanceState = z.infer<typeof GrievanceState>

export const Outcome = z.enum(['right', 'partly', 'not'])

/** Somebody whom it names: they may neither see nor touch it. */
export const Named = z.object({
  name: z.string().trim().min(1).max(100),
  user: z.string().max(100).optional(),
})
export type Named = z.infer<typeof Named>

/** What an ordinary command put right, and where to look at it. */
export const Corrected = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('case'),
    case: z.string(),
    template: z.string(),
    household: z.string(),
    /** The answer opened it; otherwise it was there and is pointed to. */
    opened: z.boolean(),
  }),
  z.object({
    kind: z.literal('change'),
    household: z.string(),
    event: z.string(),
    name: z.string(),
    day: Day,
  }),
])
export type Corrected = z.infer<typeof Corrected>

export const Answer = z.object({
  outcome: Outcome,
  words: z.string(),
  day: Day,
  by: By,
  correction: Corrected.optional(),
})
export type Answer = z.infer<typeof Answer>

const Findings = z.object({ text: z.string(), evidence: z.array(z.string()), day: Day, by: By })
const Desk = z.object({ area: z.string(), path: z.string() })

/** Somebody tells that something went wrong (domain.md §3.7). */
export const Grievance = z.object({
  /** Also its number: short enough to be read out over a telephone. */
  grievance: z.string(),
  version: z.int(),
  state: GrievanceState,
  channel: z.enum(channels),
  type: Type,
  complex: z.boolean(),
  sensitive: z.boolean(),
  /** The tenant's terms when it was filed: it keeps them. */
  terms: GrievanceTerms,
  /** The day it was received, from which its terms run; a letter may be entered later. */
  day: Day,
  filedAt: z.string(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  anchor: z.string(),
  desks: z.object({ village: Desk, township: Desk, county: Desk }),
  /** Where it happened, in the words of whoever told it. */
  place: z.string().optional(),
  /** The level that answers: one above where it happened, one more for each that passed it up. */
  level: Level,
  /** Sealed: the text, and those whom it names. */
  told: z.string(),
  household: z.string().optional(),
  /** A household's number as it was told, whether there is one or not. */
  number: z.string().optional(),
  notice: z.string().optional(),
  /** What was handed in with it: photos by whoever told it, papers by whoever entered it. */
  evidence: z.array(z.string()),
  named: z.boolean(),
  /** Name and contact, sealed with the tenant's key: for the investigator alone. */
  identity: z.string().optional(),
  /** Of the code by which whoever filed it reads the answer. */
  code: z.string(),
  enteredBy: By.optional(),
  investigator: By.optional(),
  findings: Findings.optional(),
  answer: Answer.optional(),
  review: z
    .object({
      day: Day,
      /** Sealed: why the answer was not good enough. */
      told: z.string(),
      reviewer: By.optional(),
      answer: Answer.optional(),
    })
    .optional(),
  satisfaction: z.int().min(1).max(5).optional(),
  steps: z.array(Step),
  waits: Waits.optional(),
  escalated: Escalated.optional(),
  updatedAt: z.string(),
})
export type Grievance = z.infer<typeof Grievance>

/** What was told, opened. */
export interface Told {
  text: string
  persons: Named[]
}

/** What each sealed part is sealed for. */
export const sealedFor = {
  identity: 'grievance.identity',
  told: 'grievance.told',
  code: 'grievance.code',
} as const

export const keysOf = (ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>) =>
  ctx.ports.keys.of(ctx.db, ctx.tenant)
