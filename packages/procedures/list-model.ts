import * as z from 'zod'
import { By, Escalated, Step, Waits } from './matter.ts'
import { Announcement, Assembly, Day, Decision } from './record.ts'

const Desk = z.object({ area: z.string(), path: z.string() })
const Recorded = { recordedBy: By, recordedAt: z.string() }

/** A village list holds at most so many cases: a larger village makes two. */
export const MOST = 500

/** One case on a list, with what the list's decisions have to know of it. */
export const Entry = z.object({
  case: z.string(),
  household: z.string(),
  number: z.string(),
  head: z.string(),
  size: z.int(),
  /** Where it is counted, when that is below the list's own area. */
  path: z.string().optional(),
  /** Those who may not act on it: the applicant and related officials. */
  kin: z.array(
    z.object({
      id: z.string().optional(),
      name: z.string().optional(),
      own: z.boolean().optional(),
    }),
  ),
  /** Related to an official: always among those that are checked. */
  official: z.boolean(),
  /** Who did what to the case before it was listed. */
  hands: z.record(z.string(), z.array(z.string())),
  /** Votes on this entry alone. */
  votes: z.object({ for: z.int(), against: z.int(), abstain: z.int() }).optional(),
  sampled: z.boolean().optional(),
  check: z
    .object({
      result: z.enum(['confirmed', 'doubtful']),
      note: z.string(),
      by: By,
      day: Day,
      evidence: z.array(z.string()),
    })
    .optional(),
  /** It goes no further: since which act, and why. */
  out: z.object({ state: z.string(), move: z.string(), reason: z.string(), day: Day }).optional(),
  /** Its own case has been written since. */
  settled: z.boolean().optional(),
  /** Why the last effect could not reach it. */
  problem: z.string().optional(),
})
export type Entry = z.infer<typeof Entry>

/** A village list: its cases have its state, and move when it moves. */
export const List = z.object({
  list: z.string(),
  template: z.string(),
  templateVersion: z.int(),
  version: z.int(),
  state: z.string(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  anchor: z.string(),
  desks: z.object({ village: Desk, township: Desk, county: Desk }),
  entries: z.array(Entry),
  /** The job that still puts cases on it. */
  gathering: z.string().optional(),
  /** Every assembly that it had: one that was returned to it comes before another. */
  assemblies: z.array(Assembly.extend({ ...Recorded, passed: z.boolean() })),
  decisions: z.array(
    Decision.extend({ ...Recorded, move: z.string(), level: z.string(), day: Day }),
  ),
  /** Every notice it had; the last one may be open. */
  notices: z.array(z.string()),
  /** The notice that is up. */
  notice: z.string().optional(),
  /** The notice that is up shows something else: it must be noticed again. */
  amended: z.boolean().optional(),
  announcement: Announcement.extend(Recorded).optional(),
  /** The job that writes the cases of those who left, when they were many. */
  settling: z.string().optional(),
  /** The effect that was asked for, until it has reached every entry. */
  effect: z.object({ move: z.string(), job: z.string(), by: By, day: Day }).optional(),
  steps: z.array(Step),
  waits: Waits.optional(),
  escalated: Escalated.optional(),
  createdAt: z.string(),
  createdBy: By,
  updatedAt: z.string(),
})
export type List = z.infer<typeof List>

/** Entries that still go on with the list. */
export const going = (list: Pick<List, 'entries'>): Entry[] =>
  list.entries.filter(({ out }) => !out)
