import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { upperOf } from './desk.ts'
import {
  type Grievance,
  GrievanceState,
  keysOf,
  Outcome,
  sealedFor,
  Type,
} from './grievance-model.ts'
import { grievanceIn, grievanceRow, numberIn } from './grievance-store.ts'
import { reviewUntil } from './grievance-term.ts'
import { type Held, heldOf, matterKey } from './matter-store.ts'
import { Level } from './template.ts'

const Coded = z.object({ grievance: z.string().max(40), code: z.string().trim().max(40) })

const PublicAnswer = z.object({ outcome: Outcome, words: z.string(), day: z.string() })

/** What whoever holds the code sees: how far it is, and the answer. No official's name. */
export const PublicGrievance = z.object({
  grievance: z.string(),
  state: GrievanceState,
  type: Type,
  /** The day it was received, the level that answers, and by when. */
  day: z.string(),
  level: Level,
  due: z.string().optional(),
  answer: PublicAnswer.optional(),
  review: z.object({ day: z.string(), answer: PublicAnswer.optional() }).optional(),
  /** What the answer put in motion. */
  corrected: z.enum(['case', 'change']).optional(),
  reviewUntil: z.string().optional(),
  /** Photos that came with it. */
  photos: z.int(),
  mayReview: z.boolean(),
  mayRate: z.boolean(),
  satisfaction: z.int().optional(),
})

/** @throws Fault missing `grievance.code`: a wrong code and a wrong number look alike */
export async function readCoded(ctx: Ctx, asked: z.output<typeof Coded>): Promise<Held<Grievance>> {
  const [item, keys] = await Promise.all([
    ctx.db.get(matterKey(ctx.tenant, numberIn(asked.grievance)), true),
    keysOf(ctx),
  ])
  const held = item?.shelf === 'grievance' ? heldOf<Grievance>(item) : undefined
  if (held?.doc.code !== keys.blind(numberIn(asked.code), sealedFor.code)) {
    throw fault('missing', 'grievance.code')
  }
  return held
}

/** State and answer, for whoever holds the code. @throws Fault missing `grievance.code` */
export const readPublicGrievance = query(
  { id: 'grievance.public-state', allow: ['public'], input: Coded },
  async (ctx, asked) => publicView((await readCoded(ctx, asked)).doc, ctx.today()),
)

/**
 * Asks that somebody else, one level further up, looks into the answer; once.
 * @throws Fault missing `grievance.code`, conflict `grievance.review-once` `grievance.review-closed`
 *   `grievance.not-answered` `grievance.review-late`
 */
export const requestReview = command(
  {
    id: 'grievance.public-review',
    allow: ['public'],
    input: Coded.extend({ text: z.string().trim().min(10).max(4000) }),
  },
  async (ctx, { text, ...asked }) => {
    const [settings, keys, held] = await Promise.all([
      settingsOf(ctx),
      keysOf(ctx),
      readCoded(ctx, asked),
    ])
    const was = held.doc
    refuseReview(was, ctx.today())
    const told = keys.seal(text, sealedFor.told)
    const next = grievanceIn(ctx, settings, was, 'request-review', {
      state: 'review',
      level: upperOf(was.level),
      review: { day: ctx.today(), told },
    })
    const event = { name: 'grievance.review-requested', about: was.grievance, pending: false }
    ctx.save(event, [grievanceRow(ctx.tenant, held, next)])
    return publicView(next, ctx.today())
  },
)

function refuseReview(g: Grievance, today: string): void {
  const last = reviewUntil(g)
  if (g.review) throw fault('conflict', 'grievance.review-once')
  if (last === undefined) throw fault('conflict', 'grievance.not-answered')
  if (today > last) throw fault('conflict', 'grievance.review-late', { last })
  if (g.state !== 'answered') throw fault('conflict', 'grievance.review-closed')
}

/**
 * How content they are, from 1 to 5, once; an answered one is still open for a review.
 * @throws Fault missing `grievance.code`, conflict `grievance.not-answered` `grievance.rated`
 */
export const rateGrievance = command(
  {
    id: 'grievance.public-rate',
    allow: ['public'],
    input: Coded.extend({ satisfaction: z.int().min(1).max(5) }),
  },
  async (ctx, { satisfaction, ...asked }) => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readCoded(ctx, asked)])
    const was = held.doc
    if (was.satisfaction) throw fault('conflict', 'grievance.rated')
    if (!mayRate(was)) throw fault('conflict', 'grievance.not-answered')
    const state = was.state === 'closed' ? 'surveyed' : was.state
    const next = grievanceIn(ctx, settings, was, 'rate', { satisfaction, state })
    const event = { name: 'grievance.rated', about: was.grievance, pending: false }
    ctx.save(event, [grievanceRow(ctx.tenant, held, next)])
    return publicView(next, ctx.today())
  },
)

const mayRate = ({ state, satisfaction }: Grievance): boolean =>
  !satisfaction && (state === 'answered' || state === 'closed')

function publicView(g: Grievance, today: string): z.input<typeof PublicGrievance> {
  const last = reviewUntil(g)
  const corrected = (g.review?.answer ?? g.answer)?.correction ?? g.answer?.correction
  return {
    grievance: g.grievance,
    state: g.state,
    type: g.type,
    day: g.day,
    level: g.level,
    due: g.state === 'answered' ? undefined : g.waits?.due,
    answer: g.answer,
    review: g.review && { day: g.review.day, answer: g.review.answer },
    corrected: corrected?.kind,
    reviewUntil: last,
    photos: g.evidence.length,
    mayReview: g.state === 'answered' && !g.review && last !== undefined && today <= last,
    mayRate: mayRate(g),
    satisfaction: g.satisfaction,
  }
}
