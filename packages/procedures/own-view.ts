import type { Ctx } from '@terrace/platform/context'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { appealUntil, CaseView, standing } from './case-view.ts'
import { withList } from './household-cases.ts'
import { readLists } from './list-store.ts'
import { Label } from './template.ts'
import { templateOf } from './template-store.ts'

/** A case as its own household sees it: where it stands and why, without what officials note of it. */
export const OwnCase = CaseView.pick({
  case: true,
  version: true,
  template: true,
  state: true,
  label: true,
  household: true,
  number: true,
  head: true,
  size: true,
  area: true,
  areaName: true,
  application: true,
  outcome: true,
  next: true,
  createdAt: true,
  updatedAt: true,
}).extend({
  /** The procedure in words. */
  procedure: Label,
  kind: z.enum(['open', 'passed', 'failed', 'left']),
  /** The act that is next, and by when the offices do it. */
  waits: z.object({ act: Label, due: z.string() }).optional(),
  /** Why it came back to be completed. */
  returned: z.string().optional(),
  /** The notice that shows it now: anybody may object there. */
  notice: z.string().optional(),
  /** The last day on which it may be appealed. */
  appealUntil: z.string().optional(),
  appeal: z
    .object({
      day: z.string(),
      text: z.string(),
      due: z.string(),
      state: z.enum(['open', 'upheld', 'dismissed']),
      answer: z.string().optional(),
    })
    .optional(),
})
export type OwnCase = z.infer<typeof OwnCase>

const appealText = { en: 'Answer to the appeal', zh: '申诉答复' }

/** @param c a case that is the reader's own */
export async function viewOwn(ctx: Ctx, c: Case): Promise<OwnCase> {
  const template = await templateOf(ctx, c.template, c.templateVersion)
  const [list] = c.list ? await readLists(ctx, [c.list]) : []
  const now = list ? withList(c, list) : c
  const of = c.list ? 'list' : 'case'
  const { waits, appeal, ...facts } = now
  const move = template.moves.find((one) => one.move === waits?.move)
  const stands = standing(template, of, now.state)
  const last = now.steps.at(-1)
  const until = appealUntil(template, now)
  return {
    ...facts,
    label: stands.label,
    // Of the acts that the procedure knows, the household's own.
    next: stands.next.filter(({ by }) => by.includes('household')),
    procedure: template.label,
    kind: template.states.find(({ state }) => state === now.state)?.kind ?? 'open',
    ...(waits ? { waits: { act: move?.label ?? appealText, due: waits.due } } : {}),
    ...(last?.move === 'return' && last.reason ? { returned: last.reason } : {}),
    ...(list?.notice ? { notice: list.notice } : {}),
    ...(until && until >= ctx.today() ? { appealUntil: until } : {}),
    ...(appeal ? { appeal } : {}),
  }
}
