import type { Ctx } from '@terrace/platform/context'
import { isDay } from '@terrace/platform/dates'
import { invalid } from '@terrace/platform/fault'
import * as z from 'zod'

/*
 * What each act leaves behind (domain.md §1.4, "must be recorded"). Evidence is named by the id that
 * its upload was given.
 */

export const Day = z.string().refine(isDay, { params: { code: 'field.day' } })
const Text = z.string().trim().min(1)

/**
 * What is recorded has happened: not after today in the tenant's zone.
 * @throws Fault invalid `record.future` at the path
 */
export function refuseFuture(ctx: Pick<Ctx, 'today'>, path: string, day: string): void {
  const today = ctx.today()
  if (day > today) throw invalid([{ path, code: 'record.future', params: { today } }])
}
/** A file that was uploaded (`evidence.ts`). */
const Proof = z.string().min(1).max(40)
const Proofs = z.array(Proof).max(20)

/** An official who is related, by user where they have one. */
export const Kin = z.object({
  user: Text.max(100).optional(),
  name: Text.max(100),
  relation: Text.max(100),
  /** What office they hold; cases of officials' relatives are always checked. */
  office: Text.max(100).optional(),
})

/** Step 1: who asks, that they agree to checks, and the three intake proofs. */
export const Application = z.object({
  by: z.enum(['applicant', 'proxy', 'nomination']),
  applicant: z.object({
    name: Text.max(100),
    member: z.string().max(40).optional(),
    /** The applicant's own sign-in, when they are an official themselves. */
    user: z.string().max(100).optional(),
  }),
  /** Who filed for them: a proxy, or the official who nominated them. */
  filedBy: Text.max(100).optional(),
  /** They agreed that departments are asked about them; without it nothing is compared. */
  consent: z.literal(true),
  consentDay: Day,
  statement: z.string().trim().max(4000).optional(),
  proofs: z
    .array(
      z.object({ kind: z.enum(['identity', 'household-book', 'certificate']), evidence: Proof }),
    )
    .max(6),
  photos: Proofs.default([]),
})

const Minor = z.int().min(-1e13).max(1e13)

/** Step 2: two people were at the home, and the household signed its income sheet. */
export const Survey = z.object({
  day: Day,
  surveyors: z
    .array(Text.max(100))
    .min(2)
    .max(6)
    .refine((names) => new Set(names).size === names.length, {
      params: { code: 'field.repeated' },
    }),
  income: z.object({ year: z.int().min(1950).max(2200), total: Minor, perCapita: Minor }),
  signature: Proof,
  /** An optional look at house, grain, labour, schooling: support, never the decision. */
  scores: z
    .partialRecord(z.enum(['house', 'grain', 'labour', 'student']), z.int().min(0).max(100))
    .optional(),
  findings: Text.max(4000),
  photos: Proofs.default([]),
})

/** Step 2: the group's meeting. */
export const Appraisal = z.object({
  day: Day,
  present: z.int().min(1).max(2000),
  score: z.int().min(0).max(100).optional(),
  opinion: Text.max(2000),
  minutes: Proofs.min(1),
})

/** A household that was put forward twice goes on in the other case. */
export const Merge = z.object({ into: z.string().min(1).max(40) })

const Votes = {
  for: z.int().min(0).max(5000),
  against: z.int().min(0).max(5000),
  abstain: z.int().min(0).max(5000),
}

/** Step 4: one assembly, one vote for the list; entries on which it voted apart. */
export const Assembly = z.object({
  day: Day,
  representatives: z.int().min(1).max(5000),
  present: z.int().min(1).max(5000),
  votes: z.object(Votes),
  exceptions: z
    .array(z.object({ case: z.string(), ...Votes, reason: Text.max(500).optional() }))
    .max(500)
    .default([]),
  /** Representatives who left the room, and for which case; without one for the whole vote. */
  recusals: z
    .array(z.object({ name: Text.max(100), case: z.string().optional() }))
    .max(200)
    .default([]),
  /** What the comparison found was read out before the vote. */
  readOut: z.literal(true),
  minutes: Proofs.min(1),
  board: Proofs.min(1),
})
export type Assembly = z.output<typeof Assembly>

/** A notice goes up. Its days may be more than the least, never fewer. */
export const NoticeStart = z.object({
  days: z.int().min(1).max(90).optional(),
  /** Where people ask and object: a name or office, and a number. */
  contact: Text.max(200),
  photos: Proofs.min(1),
})

export const NoticeEnd = z.object({ photos: Proofs.min(1) })

/** Steps 5 and 6: one decision for the list; each entry decided otherwise has its reason. */
export const Decision = z.object({
  number: Text.max(60).optional(),
  effective: Day.optional(),
  rejected: z
    .array(z.object({ case: z.string(), reason: Text.max(1000) }))
    .max(500)
    .default([]),
  comment: z.string().trim().max(2000).optional(),
  evidence: Proofs.default([]),
})
export type Decision = z.output<typeof Decision>

/** Step 6: the result is on the board; for good, or for so many days. */
export const Announcement = z.object({ contact: Text.max(200), photos: Proofs.min(1) })
