import * as z from 'zod'
import { Level } from './template.ts'

/** Who acts next, and by when. */
export const Waits = z.object({
  level: Level,
  area: z.string(),
  roles: z.array(z.string()),
  /** The act that is next in the template's order. */
  move: z.string(),
  due: z.string(),
  /** The one person who took it on: it waits for nobody else at that desk. */
  to: z.string().optional(),
})
export type Waits = z.infer<typeof Waits>

/** Where a breach of its day took it: the level above, again when that level's time has passed. */
export const Escalated = z.object({
  level: Level,
  area: z.string(),
  day: z.string(),
  /** Until when it is this level's; then the next one sees it. */
  due: z.string(),
})
export type Escalated = z.infer<typeof Escalated>

/** Who did something. */
export const By = z.object({ id: z.string(), name: z.string() })

/** One act of a case or list: who, when, on which evidence. */
export const Step = z.object({
  move: z.string(),
  from: z.string(),
  to: z.string(),
  by: By,
  roles: z.array(z.string()),
  at: z.string(),
  day: z.string(),
  reason: z.string().optional(),
  evidence: z.array(z.string()).optional(),
})
export type Step = z.infer<typeof Step>

/** The line of a list or worklist; every index carries it, so it stays small. */
export const Brief = z.object({
  kind: z.enum(['case', 'list', 'notice', 'objection', 'grievance']),
  id: z.string(),
  template: z.string(),
  templateVersion: z.int().optional(),
  state: z.string(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  /** Of a case: whose it is. */
  household: z.string().optional(),
  number: z.string().optional(),
  head: z.string().optional(),
  size: z.int().optional(),
  list: z.string().optional(),
  /** Open check tasks of a case. */
  tasks: z.int().optional(),
  /** Of a list: entries that go on, and those decided against whose cases are not yet written. */
  entries: z.int().optional(),
  leaving: z.int().optional(),
  /** Of a notice: its days. */
  from: z.string().optional(),
  last: z.string().optional(),
  /** Of a notice, an objection or a grievance: the level that decided, or that answers. */
  level: Level.optional(),
  /** Of a grievance: what about; a sensitive one says only that it is there. */
  type: z.string().optional(),
  sensitive: z.boolean().optional(),
  waits: Waits.optional(),
  escalated: z.string().optional(),
  updatedAt: z.string(),
})
export type Brief = z.infer<typeof Brief>

/**
 * How many cases left a state and came to another, at a place: what pipeline counts add up. A side
 * that is elsewhere is a flow of its own.
 */
export interface Flow {
  template: string
  path: string
  from?: string
  to?: string
  n: number
}
