import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import * as z from 'zod'
import { levelFor, personOf } from './grievance-conflict.ts'
import { Grievance, keysOf, Named, sealedFor } from './grievance-model.ts'
import { looksInto, toldIn } from './grievance-store.ts'
import { reviewUntil } from './grievance-term.ts'

const sealed = {
  path: true,
  anchor: true,
  desks: true,
  told: true,
  identity: true,
  code: true,
} as const

/** Parts of a sensitive grievance that all but its investigator do without. */
const hidden = {
  type: true,
  place: true,
  household: true,
  number: true,
  notice: true,
  evidence: true,
  findings: true,
  answer: true,
  satisfaction: true,
} as const

const Open = Grievance.omit({ ...sealed, review: true })

/** A grievance as those see it who answer it: without who filed it. */
export const GrievanceView = Open.partial(hidden).extend({
  /** False of a sensitive one for whoever does not look into it: they see that there is one. */
  open: z.boolean(),
  text: z.string().optional(),
  persons: z.array(Named).optional(),
  review: Grievance.shape.review
    .unwrap()
    .omit({ told: true })
    .extend({ text: z.string() })
    .optional(),
  reviewUntil: z.string().optional(),
  /** I look into it, or into the answer. */
  mine: z.boolean(),
  /** What I may do with it now, as far as its state and my level say. */
  next: z.array(z.enum(['acknowledge', 'classify', 'assign', 'raise', 'investigate', 'answer'])),
})
export type GrievanceView = z.infer<typeof GrievanceView>

/** What this reader may see of it and do with it. */
export async function viewGrievance(ctx: Ctx, g: Grievance): Promise<GrievanceView> {
  const mine = looksInto(ctx, g)
  const open = mine || !g.sensitive
  const rest = Open.parse(g)
  const next = nextFor(ctx, g, mine)
  if (!open) {
    const { grievance, version, state, channel, complex, sensitive, day, area, areaName } = rest
    const { terms } = rest
    const { level, named, steps, waits, escalated, filedAt, updatedAt, investigator } = rest
    const { enteredBy } = rest
    return {
      ...{ grievance, version, state, channel, complex, sensitive, day, area, areaName, level },
      ...{ named, steps, waits, escalated, filedAt, updatedAt, investigator, enteredBy },
      ...{ terms, open, mine, next },
    }
  }
  const { text, persons } = await toldIn(ctx, g)
  return { ...rest, ...(await reviewOf(ctx, g)), text, persons, open, mine, next }
}

async function reviewOf(ctx: Ctx, g: Grievance) {
  const until = { reviewUntil: reviewUntil(g) }
  if (!g.review) return until
  const { told, ...review } = g.review
  return { ...until, review: { ...review, text: (await keysOf(ctx)).open(told, sealedFor.told) } }
}

function nextFor(ctx: Ctx, g: Grievance, mine: boolean): GrievanceView['next'] {
  const handles = atLevel(ctx, g)
  const raise = g.level !== 'county' ? (['raise'] as const) : []
  const at = g.review ? g.review.reviewer : g.investigator
  const has = at?.id === ctx.actor.id
  const assign = handles && (!at || has || !g.sensitive) ? (['assign'] as const) : []
  switch (g.state) {
    case 'received':
      return handles ? ['acknowledge', ...raise] : []
    case 'acknowledged':
      return handles ? [g.sensitive ? 'assign' : 'classify', ...raise] : []
    case 'classified':
      return handles ? ['assign', ...raise] : []
    case 'assigned':
      return [...(mine ? (['investigate', 'classify'] as const) : []), ...assign]
    case 'investigated':
      return [...(mine ? (['answer'] as const) : []), ...assign]
    case 'review':
      return [...(has ? (['answer'] as const) : []), ...assign]
    default:
      return []
  }
}

function atLevel(ctx: Ctx, g: Grievance): boolean {
  try {
    return levelFor(personOf(ctx), g) !== undefined
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}
