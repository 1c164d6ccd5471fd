import * as z from 'zod'

/** So many days, the first one not counted. */
export const Span = z.object({
  days: z.int().min(1).max(365),
  kind: z.enum(['working', 'calendar']),
})
export type Span = z.infer<typeof Span>

/** Terms of a grievance (domain.md §3.7), all from the day it was received but the review's. */
export const GrievanceTerms = z.object({
  acknowledge: Span,
  /** Classified, and in somebody's hands. */
  assign: Span,
  answer: Span,
  /** The answer of one that was found to be complex. */
  complex: Span,
  /** Calendar days after the answer in which a review may be asked for, the last included. */
  review: z.int().min(1).max(365),
})
export type GrievanceTerms = z.infer<typeof GrievanceTerms>

const working = (days: number): Span => ({ days, kind: 'working' })

/**
 * What a tenant begins with: domain.md §3.7, and between two of its terms five days to assign; each
 * level above then has five days before it goes on to the next.
 */
export const deadlines = {
  grievance: {
    acknowledge: working(2),
    assign: working(5),
    answer: working(10),
    complex: working(20),
    review: 30,
  } satisfies GrievanceTerms,
  escalation: working(5),
}
