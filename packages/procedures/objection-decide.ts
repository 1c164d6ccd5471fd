import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { type Settings, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion, Version } from './case-move.ts'
import { settleNow } from './leave.ts'
import { failedState } from './list-act.ts'
import { flowsOf } from './list-flow.ts'
import { type Entry, going, type List } from './list-model.ts'
import { listIn, listRow, readList } from './list-store.ts'
import { type Held, holdRow } from './matter-store.ts'
import { stepOf } from './move.ts'
import { mayInvestigate, refuseAnswered } from './objection.ts'
import { type Objection, type ObjectionView, viewObjection } from './objection-model.ts'
import { objectionRow, readObjection } from './objection-store.ts'
import { isOver, type Template } from './template.ts'
import { templateOf } from './template-store.ts'
import { reviewers } from './who.ts'

const Amend = z.object({
  head: z.string().trim().min(1).max(100).optional(),
  size: z.int().min(1).max(60).optional(),
})

export const DecideObjection = z.object({
  objection: z.string().max(40),
  version: Version,
  outcome: z.enum(['dismissed', 'upheld-remove', 'upheld-amend']),
  /** The written answer to whoever objected; also the reason for a household that has to go. */
  answer: z.string().trim().min(10).max(4000),
  /** Whom it concerns, when the objection named no line. */
  case: z.string().max(40).optional(),
  /** What the notice said wrongly, put right. */
  amend: Amend.optional(),
})
type Input = z.output<typeof DecideObjection>

/**
 * The answer. Dismissed, the list goes on; upheld, its entry is taken off or put right, and the list
 * must be noticed again. All of it in one transaction with the list's release.
 * @throws Fault forbidden `objection.not-investigator` and those of `mayInvestigate`; conflict
 *   `objection.answered`; invalid `objection.whom` `objection.what`; missing `list.not-on-it`
 */
export const decideObjection = command(
  { id: 'objection.decide', allow: reviewers, input: DecideObjection },
  async (ctx, input): Promise<ObjectionView> => {
    const [settings, held] = await Promise.all([
      settingsOf(ctx),
      readObjection(ctx, input.objection),
    ])
    expectVersion(held, input.version)
    const was = held.doc
    refuseAnswered(was)
    if (was.investigator?.id !== ctx.actor.id) {
      throw fault('forbidden', 'objection.not-investigator')
    }
    const list = await readList(ctx, was.list)
    mayInvestigate(ctx, was, list.doc)
    const { waits: _, escalated: _e, ...rest } = was
    const next: Objection = {
      ...rest,
      state: input.outcome,
      answer: input.answer,
      answeredAt: ctx.now(),
      steps: [...was.steps, stepOf(ctx, { move: 'decide', to: input.outcome }, was.state)],
      version: was.version + 1,
      updatedAt: ctx.now(),
    }
    const row = objectionRow(ctx.tenant, held, next)
    const event = { name: `objection.${input.outcome}`, about: was.objection, pending: false }
    if (input.outcome === 'dismissed') {
      ctx.save({ ...event, reason: input.answer }, [row, holdRow(ctx.tenant, was.list, -1)])
      return viewObjection(next)
    }
    const template = await templateOf(ctx, was.template, was.templateVersion)
    const change = await changed({ ctx, settings, template }, list, was, input)
    ctx.save([{ ...event, reason: input.answer }, ...change.events], [row, ...change.rows])
    return viewObjection(next)
  },
)

interface Desk {
  ctx: Ctx
  settings: Settings
  template: Template
}

/** The list without the entry, or with it put right; what is on the board no longer shows it. */
async function changed(desk: Desk, list: Held<List>, objection: Objection, input: Input) {
  const { ctx, settings, template } = desk
  const which = objection.case ?? input.case
  if (which === undefined) throw invalid([{ path: 'case', code: 'objection.whom' }])
  const was = list.doc
  const entry = going(was).find((one) => one.case === which)
  if (!entry || isOver(template, was.state)) throw fault('missing', 'list.not-on-it')
  const remove = input.outcome === 'upheld-remove'
  const { amend } = input
  if (!remove && !amend?.head && !amend?.size) {
    throw invalid([{ path: 'amend', code: 'objection.what' }])
  }
  const reason = input.answer
  const out = { state: failedState(template), move: 'objection', reason, day: ctx.today() }
  const { head = entry.head, size = entry.size } = amend ?? {}
  const put: Entry = remove ? { ...entry, out } : { ...entry, head, size }
  const left = remove ? await settleNow(ctx, template, was, [put]) : { rows: [], events: [] }
  const entries = was.entries.map((one) =>
    one === entry ? { ...put, ...(remove ? { settled: true } : {}) } : one,
  )
  const next = listIn(ctx, settings, template, was, { ...was, entries, amended: true })
  const event = { name: 'list.entry-left', about: was.list, reason, facts: flowsOf(was, next) }
  return {
    rows: [listRow(ctx.tenant, list, next, 1), ...left.rows],
    events: [{ ...event, pending: remove }, ...left.events],
  }
}
