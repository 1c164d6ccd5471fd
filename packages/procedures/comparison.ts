import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case, Task } from './case-model.ts'
import { expectVersion, Version } from './case-move.ts'
import { caseIn, caseRows, kinOf, readCase } from './case-store.ts'
import { type CaseView, viewCase } from './case-view.ts'
import { refuseKin } from './move.ts'
import { Day } from './record.ts'
import { isOver, type Template } from './template.ts'
import { templateOf } from './template-store.ts'
import { comparers, reviewers } from './who.ts'

export const Answer = z.object({
  result: z.enum(['match', 'no-match', 'not-available']),
  /** The day of which the department's register speaks. */
  day: Day,
  note: z.string().trim().max(1000).optional(),
})
export type Answer = z.output<typeof Answer>

/**
 * The case after a department's answer. A hit opens a check task; a later answer without one takes
 * back a task that nobody has looked into.
 * @throws Fault missing `comparison.source`, conflict `comparison.too-late`
 */
export function answered(
  ctx: Ctx,
  template: Template,
  was: Case,
  source: string,
  answer: Answer,
): Case {
  if (!template.sources.some((one) => one.source === source)) {
    throw fault('missing', 'comparison.source', { source })
  }
  if (was.list || isOver(template, was.state)) throw fault('conflict', 'comparison.too-late')
  const by = { id: ctx.actor.id, name: ctx.actor.name }
  const others = was.tasks.filter((task) => task.source !== source || task.state !== 'open')
  const task: Task = { task: ctx.newId('task'), source, state: 'open', opened: ctx.now() }
  return {
    ...was,
    comparison: {
      ...was.comparison,
      [source]: { ...answer, recordedBy: by, recordedAt: ctx.now() },
    },
    tasks: answer.result === 'match' ? [...others, task] : others,
    version: was.version + 1,
    updatedAt: ctx.now(),
  }
}

/** Enters what one department said of one household. */
export const recordComparison = command(
  {
    id: 'comparison.record',
    allow: comparers,
    input: Answer.extend({ case: z.string(), source: z.string().max(40), version: Version }),
  },
  async (ctx, { case: id, source, version, ...answer }): Promise<CaseView> => {
    const held = await readCase(ctx, id)
    expectVersion(held, version)
    refuseKin(ctx, kinOf(held.doc))
    const template = await templateOf(ctx, held.doc.template, held.doc.templateVersion)
    const next = answered(ctx, template, held.doc, source, answer)
    const event = { name: 'case.compared', about: id, pending: false, reason: answer.note }
    ctx.save(event, caseRows(ctx.tenant, template, held, next))
    return viewCase(template, next)
  },
)

/**
 * A person looked into a hit: it is explained, or it is true. What follows is decided by people: a
 * confirmed hit does not reject.
 * @throws Fault missing `task.missing`, conflict `task.decided`
 */
export const decideTask = command(
  {
    id: 'task.decide',
    allow: ['clerk', 'resident', ...reviewers],
    input: z.object({
      case: z.string(),
      task: z.string(),
      version: Version,
      state: z.enum(['cleared', 'confirmed']),
      note: z.string().trim().min(1).max(1000),
    }),
  },
  async (ctx, { case: id, task: which, version, state, note }): Promise<CaseView> => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readCase(ctx, id)])
    expectVersion(held, version)
    const was = held.doc
    refuseKin(ctx, kinOf(was))
    const template = await templateOf(ctx, was.template, was.templateVersion)
    const open = was.tasks.find((task) => task.task === which)
    if (!open) throw fault('missing', 'task.missing')
    if (open.state !== 'open') throw fault('conflict', 'task.decided')
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const tasks = was.tasks.map((task) =>
      task === open ? { ...task, state, note, by, at: ctx.now() } : task,
    )
    const next = caseIn(ctx, settings, template, was, { state: was.state, tasks })
    const event = { name: 'case.checked', about: id, reason: note, pending: false }
    ctx.save(event, caseRows(ctx.tenant, template, held, next))
    return viewCase(template, next)
  },
)
