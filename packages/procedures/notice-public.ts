import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { readLists } from './list-store.ts'
import { heldOf, matterKey, shelfOf } from './matter-store.ts'
import type { Notice } from './notice-model.ts'
import { readShelf } from './shelf.ts'
import { Label } from './template.ts'

/*
 * What anybody may see of a procedure (domain.md §1.4): area, head's name, family size, result,
 * contact, deadline. Never a number, an account, a phone of theirs or an illness: the routes parse
 * these shapes out, and nothing else leaves.
 */

export const PublicNotice = z.object({
  notice: z.string(),
  kind: z.enum(['notice', 'announcement']),
  state: z.enum(['open', 'closed', 'amended']),
  title: Label,
  /** The area with those above it. */
  place: z.string(),
  areaName: z.string(),
  contact: z.string(),
  from: z.string(),
  last: z.string(),
  /** One may object today. */
  open: z.boolean(),
  lines: z.array(
    z.object({
      /** Its number on the board, from 1: how an objection names it. */
      line: z.int(),
      head: z.string(),
      size: z.int(),
      result: z.enum(['proposed', 'approved']),
    }),
  ),
})

export const PublicNotices = z.object({
  items: z.array(
    z.object({
      notice: z.string(),
      area: z.string(),
      areaName: z.string(),
      template: z.string(),
      from: z.string().optional(),
      last: z.string().optional(),
      households: z.int(),
    }),
  ),
  next: z.string().optional(),
})

/** Notices are for everybody: whoever asks for them looks at the whole tenant. */
export const everywhere = (ctx: Ctx): Ctx => ({ ...ctx, scope: [''] })

/** Notices that are up, of an area and below. */
export const listPublicNotices = query(
  {
    id: 'notice.public-list',
    allow: ['public'],
    input: z.object({ area: z.string().max(40).optional(), cursor: Cursor }),
  },
  async (ctx, { area, cursor }) => {
    const { items, next } = await readShelf(everywhere(ctx), { shelf: 'notice', area, cursor })
    return {
      items: items.map(({ id: notice, entries = 0, ...rest }) => ({
        ...rest,
        notice,
        households: entries,
      })),
      next,
    }
  },
)

/** A notice whatever has become of it: what was public stays so. @throws Fault `notice.missing` */
export async function readPublicNotice(ctx: Ctx, id: string): Promise<Notice> {
  const item = await ctx.db.get(matterKey(ctx.tenant, id), true)
  if (!item || !shelfOf(item).startsWith('notice')) throw fault('missing', 'notice.missing')
  return heldOf<Notice>(item).doc
}

/** One may object while it is up, its last day included. */
export const mayObject = (notice: Notice, today: string): boolean =>
  notice.kind === 'notice' && notice.state === 'open' && today <= notice.last

export const getPublicNotice = query(
  { id: 'notice.public-get', allow: ['public'], input: z.object({ notice: z.string().max(40) }) },
  async (ctx, { notice: id }) => {
    const notice = await readPublicNotice(ctx, id)
    return publicView(notice, await leftOf(ctx, notice), ctx.today())
  },
)

/**
 * Cases of a notice that have left its list since: out of respect the page stops naming them at once,
 * before the amended notice is up, and for good.
 */
export async function leftOf(ctx: Ctx, { list }: Notice): Promise<ReadonlySet<string>> {
  const [found] = await readLists(ctx, [list])
  const out = found?.entries.filter((entry) => entry.out) ?? []
  return new Set(out.map((entry) => entry.case))
}

const publicView = (
  notice: Notice,
  left: ReadonlySet<string>,
  today: string,
): z.infer<typeof PublicNotice> => ({
  notice: notice.notice,
  kind: notice.kind,
  state: notice.state,
  title: notice.title,
  place: notice.place,
  areaName: notice.areaName,
  contact: notice.contact,
  from: notice.from,
  last: notice.last,
  open: mayObject(notice, today),
  // The numbers on the board stay.
  lines: notice.lines.flatMap(({ case: id, head, size, result }, i) =>
    left.has(id) ? [] : [{ line: i + 1, head, size, result }],
  ),
})
