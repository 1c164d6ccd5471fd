import * as z from 'zod'
import { By, Escalated, Step, Waits } from './matter.ts'
import { Application, Appraisal, Day, Kin, Survey } from './record.ts'
import { Level } from './template.ts'

const Desk = z.object({ area: z.string(), path: z.string() })
/** Who recorded it, and when. */
const Recorded = { recordedBy: By, recordedAt: z.string() }

/** What one department said of a household (domain.md §1.4 step 3). */
export const Compared = z.object({
  result: z.enum(['match', 'no-match', 'not-available']),
  day: Day,
  note: z.string().max(1000).optional(),
  ...Recorded,
})
export type Compared = z.infer<typeof Compared>

/** A hit is looked into by a person; it never rejects by itself (old car, shell company, shared ID). */
export const Task = z.object({
  task: z.string(),
  source: z.string(),
  state: z.enum(['open', 'cleared', 'confirmed']),
  note: z.string().optional(),
  by: By.optional(),
  at: z.string().optional(),
  opened: z.string(),
})
export type Task = z.infer<typeof Task>

export const Appeal = z.object({
  day: Day,
  text: z.string(),
  evidence: z.array(z.string()),
  due: Day,
  level: Level,
  filedBy: By,
  state: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string().optional(),
  by: By.optional(),
  answeredAt: z.string().optional(),
})
export type Appeal = z.infer<typeof Appeal>

/** One household's way through a procedure. */
export const Case = z.object({
  case: z.string(),
  template: z.string(),
  templateVersion: z.int(),
  version: z.int(),
  state: z.string(),
  household: z.string(),
  number: z.string(),
  head: z.string(),
  size: z.int(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  anchor: z.string(),
  desks: z.object({ village: Desk, township: Desk, county: Desk }),
  /** The list with which it moves. */
  list: z.string().optional(),
  /** Lists it was on before. */
  earlier: z.array(z.string()).optional(),
  kin: z.array(Kin),
  application: Application.extend(Recorded).optional(),
  survey: Survey.extend(Recorded).optional(),
  appraisal: Appraisal.extend(Recorded).optional(),
  /** The case into which it was merged, and whose that is. */
  mergedInto: z
    .object({ case: z.string(), household: z.string(), number: z.string(), head: z.string() })
    .optional(),
  comparison: z.record(z.string(), Compared),
  tasks: z.array(Task),
  steps: z.array(Step),
  /** How it ended: the decision, and why. */
  outcome: z
    .object({
      state: z.string(),
      reason: z.string().optional(),
      move: z.string(),
      day: Day,
      number: z.string().optional(),
      effective: Day.optional(),
    })
    .optional(),
  appeal: Appeal.optional(),
  waits: Waits.optional(),
  escalated: Escalated.optional(),
  createdAt: z.string(),
  createdBy: By,
  updatedAt: z.string(),
})
export type Case = z.infer<typeof Case>
