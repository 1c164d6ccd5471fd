import * as z from 'zod'
import { By, Escalated, Step, Waits } from './matter.ts'
import { Day } from './record.ts'
import { Level } from './template.ts'

const Desk = z.object({ area: z.string(), path: z.string() })

/** Somebody says that a list is wrong (domain.md §1.4). It holds the list until it is answered. */
export const Objection = z.object({
  objection: z.string(),
  version: z.int(),
  state: z.enum(['open', 'acknowledged', 'dismissed', 'upheld-remove', 'upheld-amend']),
  notice: z.string(),
  list: z.string(),
  template: z.string(),
  templateVersion: z.int(),
  /** Whom it is about; left out when it is about the list. */
  case: z.string().optional(),
  head: z.string().optional(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  anchor: z.string(),
  desks: z.object({ village: Desk, township: Desk, county: Desk }),
  /** The level that answers: one above the one that decided. */
  level: Level,
  text: z.string(),
  named: z.boolean(),
  /** Name and contact, sealed with the tenant's key: for the investigator alone. */
  identity: z.string().optional(),
  /** Of the code by which whoever filed it reads the answer. */
  code: z.string(),
  day: Day,
  filedAt: z.string(),
  complex: z.boolean(),
  investigator: By.optional(),
  answer: z.string().optional(),
  answeredAt: z.string().optional(),
  steps: z.array(Step),
  waits: Waits.optional(),
  escalated: Escalated.optional(),
  updatedAt: z.string(),
})
export type Objection = z.infer<typeof Objection>

/** An objection as those see it who answer it: without who filed it. */
export const ObjectionView = Objection.omit({
  path: true,
  anchor: true,
  desks: true,
  identity: true,
  code: true,
})
export type ObjectionView = z.infer<typeof ObjectionView>

export function viewObjection(objection: Objection): ObjectionView {
  const { path: _p, anchor: _a, desks: _d, identity: _i, code: _c, ...view } = objection
  return view
}
