import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { upperOf } from './desk.ts'
import { heldOf, holdRow, matterKey } from './matter-store.ts'
import { dueAfter } from './move.ts'
import type { Notice } from './notice-model.ts'
import { leftOf, mayObject, readPublicNotice } from './notice-public.ts'
import type { Objection } from './objection-model.ts'
import { newObjectionRow } from './objection-store.ts'
import type { Level } from './template.ts'
import { templateOf } from './template-store.ts'
import { officers } from './who.ts'

/** What the identity of an objector is sealed for. */
export const IDENTITY = 'objection.identity'
const CODE = 'objection.code'

export const Filed = z.object({
  objection: z.string(),
  /** Shown once: with it the answer can be read. */
  code: z.string(),
  /** The day by which somebody confirms that it was read. */
  acknowledgedBy: z.string(),
})

/**
 * Anybody objects to a notice that is up, with or without a name. The list is held in the same
 * transaction: it cannot pass before this is answered.
 * @throws Fault conflict `objection.too-late`, missing `notice.missing`, invalid `objection.line`
 */
export const fileObjection = command(
  {
    id: 'objection.file',
    allow: ['public'],
    input: z.object({
      notice: z.string().max(40),
      /** The line it is about, as the notice numbers them. */
      line: z.int().min(1).max(500).optional(),
      text: z.string().trim().min(10).max(4000),
      name: z.string().trim().min(1).max(100).optional(),
      contact: z.string().trim().min(1).max(200).optional(),
    }),
  },
  async (ctx, { notice: id, line, text, name, contact }) => {
    const [settings, notice, keys] = await Promise.all([
      settingsOf(ctx),
      readPublicNotice(ctx, id),
      ctx.ports.keys.of(ctx.db, ctx.tenant),
    ])
    if (!mayObject(notice, ctx.today())) {
      throw fault('conflict', 'objection.too-late', { last: notice.last, contact: notice.contact })
    }
    const about = line === undefined ? undefined : notice.lines[line - 1]
    const left = about && (await leftOf(ctx, notice)).has(about.case)
    if (line !== undefined && (!about || left))
      throw invalid([{ path: 'line', code: 'objection.line' }])
    const template = await templateOf(ctx, notice.template, notice.templateVersion)
    const due = dueAfter(settings.calendar, ctx.today(), template.objections.acknowledge)
    const code = ctx.newId('x').slice(-10)
    const identity = name || contact ? JSON.stringify({ name, contact }) : undefined
    const made: Objection = {
      ...placeOf(notice),
      objection: ctx.newId('obj'),
      version: 1,
      state: 'open',
      ...(about ? { case: about.case, head: about.head } : {}),
      text,
      named: identity !== undefined,
      ...(identity ? { identity: keys.seal(identity, IDENTITY) } : {}),
      code: keys.blind(code, CODE),
      day: ctx.today(),
      filedAt: ctx.now(),
      complex: false,
      steps: [],
      waits: waitsAt(notice, upperOf(notice.level), 'acknowledge', due),
      updatedAt: ctx.now(),
    }
    const event = { name: 'objection.filed', about: made.objection, pending: false }
    const held = holdRow(ctx.tenant, notice.list, 1, await stateOfList(ctx, notice))
    ctx.save(event, [newObjectionRow(ctx.tenant, made), held])
    return { objection: made.objection, code, acknowledgedBy: due }
  },
)

const placeOf = (notice: Notice) => ({
  notice: notice.notice,
  list: notice.list,
  template: notice.template,
  templateVersion: notice.templateVersion,
  area: notice.area,
  areaName: notice.areaName,
  path: notice.path,
  anchor: notice.anchor,
  desks: notice.desks,
  level: upperOf(notice.level),
})

/** On whose desk an objection lies: the officers of the level that answers it. */
export const waitsAt = (
  { desks }: Pick<Notice, 'desks'>,
  level: Level,
  move: 'acknowledge' | 'decide',
  due: string,
): Objection['waits'] => ({
  level,
  area: desks[level].area,
  roles: [...officers[level]],
  move,
  due,
})

/**
 * The state in which the list is held: when it moves on meanwhile, the condition fails and the
 * objection came too late.
 */
async function stateOfList(ctx: Ctx, notice: Notice): Promise<string> {
  const item = await ctx.db.get(matterKey(ctx.tenant, notice.list), true)
  const list = item && heldOf<{ state: string; notice?: string }>(item).doc
  if (list?.notice !== notice.notice) {
    throw fault('conflict', 'objection.too-late', { last: notice.last, contact: notice.contact })
  }
  return list.state
}

export const PublicAnswer = z.object({
  state: z.enum(['open', 'acknowledged', 'dismissed', 'upheld-remove', 'upheld-amend']),
  answer: z.string().optional(),
  answeredAt: z.string().optional(),
  due: z.string().optional(),
})

/**
 * The answer, for whoever holds the code. A wrong code and an objection that is not there look alike.
 * @throws Fault missing `objection.missing`
 */
export const readAnswer = query(
  {
    id: 'objection.public-answer',
    allow: ['public'],
    input: z.object({ objection: z.string().max(40), code: z.string().trim().max(40) }),
  },
  async (ctx, { objection: id, code }) => {
    const [item, keys] = await Promise.all([
      ctx.db.get(matterKey(ctx.tenant, id), true),
      ctx.ports.keys.of(ctx.db, ctx.tenant),
    ])
    const doc = item?.shelf === 'objection' ? heldOf<Objection>(item).doc : undefined
    if (!doc || doc.code !== keys.blind(code.toLowerCase(), CODE)) {
      throw fault('missing', 'objection.missing')
    }
    const { state, answer, answeredAt, waits } = doc
    return { state, answer, answeredAt, due: waits?.due }
  },
)
