import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { deskOf, readHousehold, setStatus } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { expectVersion, flowOf, Version } from './case-move.ts'
import { caseIn, caseRows, kinOf, readCase } from './case-store.ts'
import { appealUntil, type CaseView, viewCase } from './case-view.ts'
import { answeringLevel, upperOf } from './desk.ts'
import { checkEvidence } from './evidence.ts'
import { readLists, subjectOfList } from './list-store.ts'
import type { Held } from './matter-store.ts'
import { dueAfter, handsOf, refuseKin, stepOf } from './move.ts'
import type { Level, Template } from './template.ts'
import { templateOf } from './template-store.ts'
import { officers, openers, reviewers } from './who.ts'

const Which = z.object({ case: z.string(), version: Version })
export const FileAppeal = Which.extend({
  text: z.string().trim().min(10).max(4000),
  evidence: z.array(z.string().max(40)).max(20).default([]),
})

/** The level whose word ended the case; an objection's was one above the village. */
function decidedBy(template: Template, c: Case): Level {
  const move = template.moves.find((one) => one.move === c.outcome?.move)
  return move?.level ?? (c.outcome?.move === 'objection' ? 'township' : 'village')
}

/**
 * A household that was refused or taken off appeals, once, within the template's days; it goes one level up.
 * @throws Fault conflict `appeal.nothing` `appeal.once` `appeal.too-late`
 */
export const fileAppeal = command(
  {
    id: 'appeal.file',
    allow: openers,
    input: FileAppeal,
  },
  async (ctx, { case: id, ...asked }): Promise<CaseView> => {
    const { template, next, event, rows } = await appealedCase(ctx, await readCase(ctx, id), asked)
    ctx.save(event, rows)
    return viewCase(template, next)
  },
)

/** A case with its appeal, to be saved by the command that asked. @throws Fault of `fileAppeal` */
export async function appealedCase(
  ctx: Ctx,
  held: Held<Case>,
  { version, text, evidence }: Omit<z.output<typeof FileAppeal>, 'case'>,
) {
  expectVersion(held, version)
  const was = held.doc
  const [settings, template] = await Promise.all([
    settingsOf(ctx),
    templateOf(ctx, was.template, was.templateVersion),
  ])
  if (was.appeal) throw fault('conflict', 'appeal.once')
  const last = appealUntil(template, was)
  if (last === undefined) throw fault('conflict', 'appeal.nothing', { state: was.state })
  const day = ctx.today()
  if (day > last) throw fault('conflict', 'appeal.too-late', { last })
  await checkEvidence(ctx, evidence, was.path)
  const level = upperOf(decidedBy(template, was))
  const due = dueAfter(settings.calendar, day, template.appeal.answer)
  const filedBy = { id: ctx.actor.id, name: ctx.actor.name }
  const step = stepOf(ctx, { move: 'appeal', to: was.state }, was.state, { evidence })
  const { area } = was.desks[level]
  const next: Case = {
    ...was,
    appeal: { day, text, evidence, due, level, filedBy, state: 'open' },
    steps: [...was.steps, step],
    waits: { level, area, roles: [...officers[level]], move: 'appeal-decision', due },
    version: was.version + 1,
    updatedAt: ctx.now(),
  }
  const event = { name: 'case.appealed', about: was.case, pending: false }
  return { template, next, event, rows: caseRows(ctx.tenant, template, held, next) }
}

/**
 * The appeal's answer, by somebody of the level above who had no hand in the case. Upheld, the case is
 * open again and takes the way through a list once more; dismissed, it has ended.
 * @throws Fault conflict `appeal.none`, forbidden `objection.level` `objection.chain` `move.kin`
 */
export const decideAppeal = command(
  {
    id: 'appeal.decide',
    allow: reviewers,
    input: Which.extend({
      outcome: z.enum(['upheld', 'dismissed']),
      answer: z.string().trim().min(10).max(4000),
    }),
  },
  async (ctx, { case: id, version, outcome, answer }): Promise<CaseView> => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readCase(ctx, id)])
    expectVersion(held, version)
    const was = held.doc
    const { appeal } = was
    if (appeal?.state !== 'open') throw fault('conflict', 'appeal.none')
    await mayAnswer(ctx, was, appeal.level)
    const template = await templateOf(ctx, was.template, was.templateVersion)
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const answered = { ...appeal, state: outcome, answer, by, answeredAt: ctx.now() }
    const to = outcome === 'upheld' ? template.appeal.back : was.state
    const step = stepOf(ctx, { move: 'appeal-decision', to }, was.state, { reason: answer })
    const steps = [...was.steps, step]
    const next = caseIn(ctx, settings, template, was, { state: to, steps, appeal: answered })
    const { outcome: _, ...open } = next
    const done: Case = outcome === 'upheld' ? open : next
    const facts = outcome === 'upheld' ? [flowOf(was, was.state, to)] : []
    const name = outcome === 'upheld' ? 'case.moved' : 'case.appeal-dismissed'
    const event = { name, about: id, reason: answer, facts, pending: facts.length > 0 }
    const back = outcome === 'upheld' ? await givenBack(ctx, template, was, answer) : undefined
    const rows = [...caseRows(ctx.tenant, template, held, done), ...(back?.rows ?? [])]
    ctx.save([event, ...(back ? [back.event] : [])], rows)
    return viewCase(template, done)
  },
)

/** A household that was taken off the register is on it again until its case is decided anew. */
async function givenBack(ctx: Ctx, template: Template, was: Case, answer: string) {
  const move = template.moves.find((one) => one.move === was.outcome?.move)
  if (move?.effect !== 'remove') return undefined
  const [desk, household] = await Promise.all([deskOf(ctx), readHousehold(ctx, was.household)])
  return setStatus(desk, household, 'registered', answer)
}

/** One level up or where a breach took it, of that area, and nobody who had a hand in it. */
async function mayAnswer(ctx: Ctx, was: Case, level: Level): Promise<void> {
  const { escalated, desks } = was
  if (!answeringLevel(ctx, { level, escalated, desks })) {
    throw fault('forbidden', 'objection.level', { level })
  }
  const lists = (await readLists(ctx, was.earlier ?? [])).map((list) => subjectOfList(list).hands)
  const chain = [handsOf(was.steps), ...lists].flatMap((hands) => Object.values(hands).flat())
  if (chain.includes(ctx.actor.id)) throw fault('forbidden', 'objection.chain')
  refuseKin(ctx, kinOf(was))
}
