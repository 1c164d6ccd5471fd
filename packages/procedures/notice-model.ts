import * as z from 'zod'
import { By } from './matter.ts'
import { Day } from './record.ts'
import { Level } from './template.ts'

const Desk = z.object({ area: z.string(), path: z.string() })

/** A notice on the board: what it shows, from when to when, and the photos that prove it. */
export const Notice = z.object({
  notice: z.string(),
  kind: z.enum(['notice', 'announcement']),
  list: z.string(),
  template: z.string(),
  templateVersion: z.int(),
  version: z.int(),
  /** `amended`: the list changed, another notice took its place. */
  state: z.enum(['open', 'closed', 'amended']),
  title: z.object({ en: z.string(), zh: z.string() }),
  /** The highest level that has decided so far: objections go one above it. */
  level: Level,
  area: z.string(),
  areaName: z.string(),
  /** The area with those above it, from the top. */
  place: z.string(),
  path: z.string(),
  anchor: z.string(),
  desks: z.object({ village: Desk, township: Desk, county: Desk }),
  contact: z.string(),
  from: Day,
  /** The last day on which it must be up, and on which one may object. */
  last: Day,
  photosStart: z.array(z.string()),
  photosEnd: z.array(z.string()),
  openedBy: By,
  closedBy: By.optional(),
  closedAt: z.string().optional(),
  lines: z.array(
    z.object({
      case: z.string(),
      head: z.string(),
      size: z.int(),
      result: z.enum(['proposed', 'approved']),
    }),
  ),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Notice = z.infer<typeof Notice>
