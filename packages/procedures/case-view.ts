import { addDays } from '@terrace/platform/dates'
import * as z from 'zod'
import { Case } from './case-model.ts'
import { isAgainst, Label, movesFrom, stateOf, type Template } from './template.ts'
import { WayStep } from './way.ts'

/** A case as its page shows it: what it is, and what may be next. */
export const CaseView = Case.omit({ path: true, anchor: true, desks: true }).extend({
  /** Its own acts, and on its page those of its lists (`way.ts`). */
  steps: z.array(WayStep),
  /** The state in words. */
  label: Label,
  /** The step of the procedure in which it stands. */
  step: z.int(),
  /** Acts that the template knows from here, and whose they are. */
  next: z.array(
    z.object({
      move: z.string(),
      label: Label,
      by: z.array(z.string()),
      level: z.string(),
      record: z.string().optional(),
      reason: z.boolean(),
    }),
  ),
  /** The last day on which it may be appealed. */
  appealUntil: z.string().optional(),
})
export type CaseView = z.infer<typeof CaseView>

export function viewCase(template: Template, c: Case): CaseView {
  const { path: _p, anchor: _a, desks: _d, ...facts } = c
  const until = appealUntil(template, c)
  return {
    ...facts,
    ...standing(template, c.list ? 'list' : 'case', c.state),
    ...(until ? { appealUntil: until } : {}),
  }
}

/** The last day on which a case that went against its household may be appealed; else nothing. */
export const appealUntil = (template: Template, c: Case): string | undefined =>
  isAgainst(template, c.state) && c.outcome && !c.appeal
    ? addDays(c.outcome.day, template.appeal.days)
    : undefined

/** Where something stands in its procedure, in words. */
export function standing(template: Template, of: 'case' | 'list', state: string) {
  const next = movesFrom(template, of, state)
  const before = template.moves.findLast((move) => move.to === state)
  return {
    label: stateOf(template, state)?.label ?? { en: state, zh: state },
    step: next.find(({ due }) => due)?.step ?? before?.step ?? 1,
    next: next.map(({ move, label, by, level, record, reason }) => ({
      move,
      label,
      by: [...by],
      level,
      ...(record ? { record } : {}),
      reason,
    })),
  }
}
