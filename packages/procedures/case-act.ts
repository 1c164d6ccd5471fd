import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { caseIn, subjectOf } from './case-store.ts'
import { askReason, mayMove, refuseKin, stepOf } from './move.ts'
import { Application, Appraisal, Merge, refuseFuture, Survey } from './record.ts'
import type { Move, Template } from './template.ts'

/** What an act of a case may bring; which of them it must, the template says. */
export const CaseRecords = z.object({
  application: Application.optional(),
  survey: Survey.optional(),
  appraisal: Appraisal.optional(),
  merge: Merge.optional(),
})
export type CaseRecords = z.output<typeof CaseRecords>
export interface CaseInput extends CaseRecords {
  reason?: string | undefined
  evidence?: readonly string[] | undefined
  /** What `merge` names, looked up. */
  mergedInto?: Case['mergedInto']
}

/**
 * The case after an act, checked: who may, in which order, with which record.
 * @throws Fault of `mayMove`; invalid `field.required` with the record, `decision.reason`;
 *   conflict `comparison.open` `task.open` `move.by-list`
 */
export function actOn(
  ctx: Ctx,
  settings: Settings,
  template: Template,
  was: Case,
  move: Move,
  input: CaseInput,
): Case {
  mayMove(ctx, move, subjectOf(was))
  askReason(move, input.reason)
  const records = recordsFor(ctx, template, was, move, input)
  const { reason } = input
  const step = stepOf(ctx, move, was.state, { reason, evidence: proofsOf(input) })
  const next = caseIn(ctx, settings, template, was, {
    ...records,
    state: move.to,
    steps: [...was.steps, step],
  })
  const kind = template.states.find(({ state }) => state === move.to)?.kind
  if (kind === 'open') return next
  const { waits: _, ...over } = next
  return {
    ...over,
    outcome: { state: move.to, move: move.move, day: ctx.today(), ...(reason ? { reason } : {}) },
  }
}

const missing = (path: string) => invalid([{ path, code: 'field.required' }])

/** The record that the act has to leave. */
function recordsFor(
  ctx: Ctx,
  template: Template,
  was: Case,
  move: Move,
  input: CaseInput,
): Partial<Case> {
  const recorded = { recordedBy: { id: ctx.actor.id, name: ctx.actor.name }, recordedAt: ctx.now() }
  switch (move.record) {
    case undefined:
      return {}
    case 'application': {
      const application = input.application ?? was.application
      if (!application) throw missing('application')
      const { user: id, name } = application.applicant
      refuseKin(ctx, [{ id, name, own: true }])
      return {
        application: {
          ...application,
          ...(input.application ? recorded : recordedOf(was, recorded)),
        },
      }
    }
    case 'survey':
      if (!input.survey) throw missing('survey')
      refuseFuture(ctx, 'survey.day', input.survey.day)
      refuseSurveyors(was, input.survey.surveyors)
      return { survey: { ...input.survey, ...recorded } }
    case 'appraisal':
      if (!input.appraisal) throw missing('appraisal')
      refuseFuture(ctx, 'appraisal.day', input.appraisal.day)
      return { appraisal: { ...input.appraisal, ...recorded } }
    case 'merge':
      if (!input.mergedInto) throw missing('merge.into')
      return { mergedInto: input.mergedInto }
    case 'comparison':
      checkComparison(template, was)
      return {}
    default:
      // What a list does to its cases is done to the list.
      throw fault('conflict', 'move.by-list', { move: move.move })
  }
}

const recordedOf = (was: Case, now: { recordedBy: Case['createdBy']; recordedAt: string }) =>
  was.application
    ? { recordedBy: was.application.recordedBy, recordedAt: was.application.recordedAt }
    : now

/** Nobody surveys their own home or a relative's. */
function refuseSurveyors(was: Case, surveyors: readonly string[]): void {
  const names = [was.application?.applicant.name ?? was.head, ...was.kin.map(({ name }) => name)]
  const at = surveyors.findIndex((name) => names.includes(name))
  if (at >= 0) throw invalid([{ path: `survey.surveyors.${at}`, code: 'survey.kin' }])
}

/**
 * Every required source has answered, or was found not to be available; no hit is left unlooked at.
 * @throws Fault conflict `comparison.open` `task.open`
 */
function checkComparison(template: Template, was: Case): void {
  const open = template.sources
    .filter(({ source, required }) => required && !was.comparison[source])
    .map(({ source }) => source)
  if (open.length > 0) throw fault('conflict', 'comparison.open', { sources: open.join(', ') })
  const tasks = was.tasks.filter(({ state }) => state === 'open').length
  if (tasks > 0) throw fault('conflict', 'task.open', { tasks })
}

/** Every upload that the records name: they must be there. */
export const proofsOf = ({ application, survey, appraisal, evidence }: CaseInput): string[] => [
  ...(application?.proofs.map((proof) => proof.evidence) ?? []),
  ...(application?.photos ?? []),
  ...(survey ? [survey.signature, ...survey.photos] : []),
  ...(appraisal?.minutes ?? []),
  ...(evidence ?? []),
]
