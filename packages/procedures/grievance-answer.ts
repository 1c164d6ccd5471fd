import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion } from './case-move.ts'
import { checkEvidence } from './evidence.ts'
import { expectState, refuseOthers, saveGrievance, Which } from './grievance-act.ts'
import { personOf, refuseConflict } from './grievance-conflict.ts'
import { Correction, correct } from './grievance-correct.ts'
import { type Answer, type Grievance, Outcome } from './grievance-model.ts'
import { grievanceIn, grievanceRow, readGrievance } from './grievance-store.ts'
import { type GrievanceView, viewGrievance } from './grievance-view.ts'
import { reviewers } from './who.ts'

const Text = z.string().trim().min(10).max(4000)
const Evidence = z.array(z.string().max(40)).max(20).default([])

/**
 * What was found, on which evidence, by whoever looks into it.
 * @throws Fault forbidden `grievance.not-investigator` and of `refuseConflict`, conflict
 *   `grievance.state` `grievance.not-classified`, invalid `evidence.missing`
 */
export const investigateGrievance = command(
  {
    id: 'grievance.investigate',
    allow: reviewers,
    input: Which.extend({ findings: Text, evidence: Evidence }),
  },
  async (ctx, { grievance, version, findings: text, evidence }) => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readGrievance(ctx, grievance)])
    expectVersion(held, version)
    const was = held.doc
    expectState(was, 'assigned')
    refuseOthers(ctx, was)
    if (!was.steps.some(({ move }) => move === 'classify')) {
      throw fault('conflict', 'grievance.not-classified')
    }
    await Promise.all([
      refuseConflict(ctx, personOf(ctx), was),
      checkEvidence(ctx, evidence, was.path),
    ])
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const findings = { text, evidence, day: ctx.today(), by }
    const more = { state: 'investigated', findings } as const
    const next = grievanceIn(ctx, settings, was, 'investigate', more, evidence)
    return saveGrievance(ctx, held, next, 'grievance.investigated')
  },
)

const Answering = Which.extend({
  outcome: Outcome,
  /** The written answer to whoever told it. */
  words: Text,
  evidence: Evidence,
  correction: Correction.optional(),
})

/**
 * The answer, with what it puts right, in one transaction; in a review the last word, with which it
 * is closed.
 * @throws Fault forbidden `grievance.not-investigator` and of `refuseConflict`, conflict
 *   `grievance.state`, invalid `grievance.not-right`, and of `correct`
 */
export const answerGrievance = command(
  { id: 'grievance.answer', allow: reviewers, input: Answering },
  async (ctx, input): Promise<GrievanceView> => {
    const [settings, held] = await Promise.all([
      settingsOf(ctx),
      readGrievance(ctx, input.grievance),
    ])
    expectVersion(held, input.version)
    const was = held.doc
    expectState(was, 'investigated', 'review')
    if (was.review) refuseReviewers(ctx, was)
    else refuseOthers(ctx, was)
    await Promise.all([
      refuseConflict(ctx, personOf(ctx), was),
      checkEvidence(ctx, input.evidence, was.path),
    ])
    const { correction, household, rows, events } = await correct(ctx, was, input)
    const answer: Answer = {
      outcome: input.outcome,
      words: input.words,
      day: ctx.today(),
      by: { id: ctx.actor.id, name: ctx.actor.name },
      ...(correction ? { correction } : {}),
    }
    const more = {
      ...(household ? { household } : {}),
      ...(was.review ? lastWord(was, answer) : { state: 'answered' as const, answer }),
    }
    const move = was.review ? 'review-answer' : 'answer'
    const next = grievanceIn(ctx, settings, was, move, more, input.evidence)
    const event = { name: `grievance.${move}`, about: was.grievance, pending: false }
    ctx.save([event, ...events], [grievanceRow(ctx.tenant, held, next), ...rows])
    return viewGrievance(ctx, next)
  },
)

const lastWord = (was: Grievance, answer: Answer): Partial<Grievance> => ({
  state: endOf(was),
  ...(was.review ? { review: { ...was.review, answer } } : {}),
})

/** Closed; and surveyed when whoever told it has said how content they are. */
export const endOf = ({ satisfaction }: Grievance) => (satisfaction ? 'surveyed' : 'closed')

/** @throws Fault forbidden `grievance.not-investigator` */
function refuseReviewers(ctx: Ctx, { review }: Grievance): void {
  if (review?.reviewer?.id !== ctx.actor.id) {
    throw fault('forbidden', 'grievance.not-investigator')
  }
}
