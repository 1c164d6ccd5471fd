import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion, Version } from './case-move.ts'
import { answeringLevel } from './desk.ts'
import type { List } from './list-model.ts'
import { readList, subjectOfList } from './list-store.ts'
import { dueAfter, refuseKin, stepOf } from './move.ts'
import { IDENTITY, waitsAt } from './objection-file.ts'
import { type Objection, type ObjectionView, viewObjection } from './objection-model.ts'
import { mayRead, objectionRow, readObjection } from './objection-store.ts'
import { readShelf } from './shelf.ts'
import type { Level } from './template.ts'
import { templateOf } from './template-store.ts'
import { reviewers } from './who.ts'

const readers = [...reviewers, 'auditor'] as const
const Which = z.object({ objection: z.string().max(40) })

/** Objections of an area that this reader's level answers. */
export const listObjections = query(
  {
    id: 'objection.list',
    allow: readers,
    input: z.object({
      area: z.string().max(40).optional(),
      state: z.string().max(40).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, asked) => {
    const page = await readShelf(ctx, { shelf: 'objection', ...asked })
    return { ...page, items: page.items.filter(({ level = 'county' }) => mayRead(ctx, level)) }
  },
)

export const getObjection = query(
  { id: 'objection.get', allow: readers, input: Which },
  async (ctx, { objection }): Promise<ObjectionView> =>
    viewObjection((await readObjection(ctx, objection)).doc),
)

/**
 * May this person look into it? One level up, or where a breach of its day took it; of that area, with
 * no hand in what is objected to, and no relative of those concerned (domain.md §1.4, §3.7).
 * @returns the level at which they do
 * @throws Fault forbidden `objection.level` `objection.chain` `move.kin` `move.own-case`
 */
export function mayInvestigate(ctx: Ctx, objection: Objection, list: List): Level {
  const level = answeringLevel(ctx, objection)
  if (!level) throw fault('forbidden', 'objection.level', { level: objection.level })
  const { hands, kin } = subjectOfList(list)
  const chain = new Set(Object.values(hands).flat())
  if (chain.has(ctx.actor.id)) throw fault('forbidden', 'objection.chain')
  refuseKin(ctx, kin)
  return level
}

/**
 * Somebody takes it on, and from then on answers for it; they may be relieved by another who may.
 * @throws Fault of `mayInvestigate`, conflict `objection.answered`
 */
export const acknowledgeObjection = command(
  {
    id: 'objection.acknowledge',
    allow: reviewers,
    input: Which.extend({ version: Version, complex: z.boolean().default(false) }),
  },
  async (ctx, { objection: id, version, complex }): Promise<ObjectionView> => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readObjection(ctx, id)])
    expectVersion(held, version)
    const was = held.doc
    refuseAnswered(was)
    const level = mayInvestigate(ctx, was, (await readList(ctx, was.list)).doc)
    const template = await templateOf(ctx, was.template, was.templateVersion)
    const { investigate, complex: longer } = template.objections
    const due = dueAfter(settings.calendar, was.day, complex ? longer : investigate)
    const step = stepOf(ctx, { move: 'acknowledge', to: 'acknowledged' }, was.state)
    const { escalated: _, ...rest } = was
    const next: Objection = {
      ...rest,
      state: 'acknowledged',
      level,
      complex,
      investigator: { id: ctx.actor.id, name: ctx.actor.name },
      steps: [...was.steps, step],
      waits: waitsAt(was, level, 'decide', due),
      version: was.version + 1,
      updatedAt: ctx.now(),
    }
    const event = { name: 'objection.acknowledged', about: id, pending: false }
    ctx.save(event, [objectionRow(ctx.tenant, held, next)])
    return viewObjection(next)
  },
)

export function refuseAnswered({ state }: Objection): void {
  if (state !== 'open' && state !== 'acknowledged') throw fault('conflict', 'objection.answered')
}

export const Identity = z.object({ name: z.string().optional(), contact: z.string().optional() })

/**
 * Who filed it, for the one who looks into it; the look is recorded before it is shown.
 * @throws Fault forbidden `objection.not-investigator`, missing `objection.anonymous`
 */
export const revealObjector = command(
  { id: 'objection.reveal', allow: reviewers, input: Which },
  async (ctx, { objection: id }): Promise<z.infer<typeof Identity>> => {
    const { doc } = await readObjection(ctx, id)
    if (doc.investigator?.id !== ctx.actor.id) {
      throw fault('forbidden', 'objection.not-investigator')
    }
    if (!doc.identity) throw fault('missing', 'objection.anonymous')
    const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
    ctx.save({ name: 'objection.revealed', about: id, pending: false }, [])
    return Identity.parse(JSON.parse(keys.open(doc.identity, IDENTITY)))
  },
)
