import type { Ctx } from '@terrace/platform/context'
import type { Write } from '@terrace/platform/db'
import { fault, invalid } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import { ancestorsOf } from '@terrace/tenancy'
import { going, type List } from './list-model.ts'
import type { Brief } from './matter.ts'
import { type Held, matterRow, newMatterRow, readMatter } from './matter-store.ts'
import { noticeLast } from './move.ts'
import type { Notice } from './notice-model.ts'
import { type Level, levels, type Move, type Template } from './template.ts'

/** Notices that are up stand on one shelf, those that came down on another. */
const shelfOfNotice = (notice: Notice) => (notice.state === 'open' ? 'notice' : 'notice-past')

export const readNotice = (ctx: Ctx, id: string): Promise<Held<Notice>> =>
  readMatter<Notice>(ctx, id, 'notice', 'notice.missing')

const briefOf = (notice: Notice): Brief => ({
  kind: 'notice',
  id: notice.notice,
  template: notice.template,
  state: notice.state,
  area: notice.area,
  areaName: notice.areaName,
  path: notice.path,
  list: notice.list,
  entries: notice.lines.length,
  from: notice.from,
  last: notice.last,
  level: notice.level,
  updatedAt: notice.updatedAt,
})

const at = (notice: Notice) => ({
  matter: notice.notice,
  shelf: shelfOfNotice(notice),
  brief: briefOf(notice),
})

export const newNoticeRow = (tenant: string, notice: Notice) =>
  newMatterRow(tenant, at(notice), notice)
export const noticeRow = (tenant: string, was: Held<Notice>, next: Notice): Write =>
  matterRow(tenant, at(next), was, next)

/** The highest level whose decision the list has had; the village's own assembly is the lowest. */
export function decidedAt(template: Template, list: Pick<List, 'steps'>): Level {
  const decided = list.steps.map(
    ({ move }) => template.moves.find((m) => m.move === move && m.record === 'decision')?.level,
  )
  return levels.findLast((level) => decided.includes(level)) ?? 'village'
}

/** What goes up: names of heads, sizes and results, and nothing else of anybody (domain.md §1.4). */
export async function noticeOf(
  ctx: Ctx,
  settings: Settings,
  template: Template,
  list: List,
  move: Move,
  record: { days?: number | undefined; contact: string; photos: string[] },
): Promise<Notice> {
  const announcement = move.record === 'announcement'
  const from = ctx.today()
  const minimum = settings.noticeDays
  const above = await ancestorsOf(ctx, { path: list.path })
  return {
    notice: ctx.newId('ntc'),
    kind: announcement ? 'announcement' : 'notice',
    list: list.list,
    template: list.template,
    templateVersion: list.templateVersion,
    version: 1,
    state: 'open',
    // Versions from before notices had words of their own go by the act's.
    title: move.title ?? move.label,
    level: decidedAt(template, list),
    area: list.area,
    areaName: list.areaName,
    place: above.map(({ name }) => name).join(' '),
    path: list.path,
    anchor: list.anchor,
    desks: list.desks,
    contact: record.contact,
    from,
    last: noticeLast(settings.calendar, from, move, { days: record.days, minimum }),
    photosStart: record.photos,
    photosEnd: [],
    openedBy: { id: ctx.actor.id, name: ctx.actor.name },
    lines: going(list).map(({ case: id, head, size }) => ({
      case: id,
      head,
      size,
      result: announcement ? 'approved' : 'proposed',
    })),
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  }
}

/**
 * A notice comes down: after its last day, with a photo that it was still there, with nobody's
 * objection open, and showing the list as it is.
 * @throws Fault conflict `notice.still-up` `notice.objection-open` `notice.amended`
 */
export function closed(
  ctx: Ctx,
  notice: Notice,
  list: Held<List>,
  photos: readonly string[] | undefined,
): Notice {
  if (ctx.today() <= notice.last) throw fault('conflict', 'notice.still-up', { last: notice.last })
  if (list.holds > 0) throw fault('conflict', 'notice.objection-open', { open: list.holds })
  if (list.doc.amended) throw fault('conflict', 'notice.amended')
  if (!photos) throw invalid([{ path: 'noticeEnd', code: 'field.required' }])
  return { ...down(ctx, notice, 'closed'), photosEnd: [...photos] }
}

/** The same notice, no longer up. */
export const down = (ctx: Ctx, notice: Notice, state: 'closed' | 'amended'): Notice => ({
  ...notice,
  state,
  version: notice.version + 1,
  closedBy: { id: ctx.actor.id, name: ctx.actor.name },
  closedAt: ctx.now(),
  updatedAt: ctx.now(),
})
