import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { actOn, type CaseInput, CaseRecords, proofsOf } from './case-act.ts'
import type { Case } from './case-model.ts'
import { caseRows, readCase, subjectOf } from './case-store.ts'
import { type CaseView, viewCase } from './case-view.ts'
import { checkEvidence } from './evidence.ts'
import type { Flow } from './matter.ts'
import type { Held, MatterDoc } from './matter-store.ts'
import { mergedInto } from './merge.ts'
import { mayMove, moveNamed } from './move.ts'
import { Kin } from './record.ts'
import { isOver } from './template.ts'
import { templateOf } from './template-store.ts'
import { actors, openers } from './who.ts'

/** From `If-Match`: the version that was seen. Without it the row's condition alone decides. */
export const Version = z.int().min(1).optional()
const Reason = z.string().trim().min(1).max(1000).optional()

/** @throws Fault stale `matter.stale` */
export function expectVersion({ doc }: Held<MatterDoc>, version: number | undefined): void {
  if (version === undefined || version === doc.version) return
  throw fault('stale', 'matter.stale', { version: doc.version, state: doc.state })
}

export const flowOf = (c: Case, from: string, to: string): Flow => ({
  template: c.template,
  path: c.path,
  from,
  to,
  n: 1,
})

/**
 * One act of one case, as its template says.
 * @throws Fault of `actOn`, missing `move.missing` `case.missing`, stale `matter.stale`
 */
export const moveCase = command(
  {
    id: 'case.move',
    allow: [...openers, 'recorder'],
    input: CaseRecords.extend({
      case: z.string(),
      move: z.string().max(40),
      version: Version,
      reason: Reason,
      evidence: z.array(z.string().max(40)).max(20).optional(),
    }),
  },
  async (ctx, { case: id, ...asked }): Promise<CaseView> => {
    const { template, next, event, rows } = await movedCase(ctx, await readCase(ctx, id), asked)
    ctx.save(event, rows)
    return viewCase(template, next)
  },
)

interface Asked extends CaseInput {
  move: string
  version?: number | undefined
}

/** A case after one act, to be saved by the command that asked for it. @throws Fault of `moveCase` */
export async function movedCase(ctx: Ctx, held: Held<Case>, asked: Asked) {
  const { move: name, version, ...input } = asked
  const { merge } = input
  const was = held.doc
  const [settings, template] = await Promise.all([
    settingsOf(ctx),
    templateOf(ctx, was.template, was.templateVersion),
  ])
  const move = moveNamed(template, 'case', name)
  mayMove(ctx, move, subjectOf(was))
  expectVersion(held, version)
  const into = merge && { mergedInto: await mergedInto(ctx, was, merge.into) }
  const next = actOn(ctx, settings, template, was, move, { ...input, ...into })
  await checkEvidence(ctx, proofsOf(input), was.path)
  const event: EventInput = {
    name: isOver(template, next.state) ? 'case.ended' : 'case.moved',
    about: was.case,
    reason: input.reason,
    facts: [flowOf(was, was.state, next.state)],
  }
  return { template, next, event, rows: caseRows(ctx.tenant, template, held, next) }
}

/**
 * Declares that officials are related to the household; from then on they may not act, and the case
 * is always among those that are checked.
 */
export const declareKin = command(
  {
    id: 'case.declare-kin',
    allow: actors,
    input: z.object({ case: z.string(), version: Version, kin: z.array(Kin).min(1).max(20) }),
  },
  async (ctx, { case: id, version, kin }): Promise<CaseView> => {
    const held = await readCase(ctx, id)
    expectVersion(held, version)
    const was = held.doc
    const template = await templateOf(ctx, was.template, was.templateVersion)
    if (was.list || isOver(template, was.state)) {
      throw fault('conflict', 'move.by-list', { move: 'kin' })
    }
    const next = {
      ...was,
      kin: [...was.kin, ...kin],
      version: was.version + 1,
      updatedAt: ctx.now(),
    }
    const event = { name: 'case.kin-declared', about: id, facts: [], pending: false }
    ctx.save(event, caseRows(ctx.tenant, template, held, next))
    return viewCase(template, next)
  },
)
