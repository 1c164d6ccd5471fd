import { query } from '@terrace/platform/command'
import { Cursor } from '@terrace/platform/cursor'
import * as z from 'zod'
import { Notice } from './notice-model.ts'
import { readNotice } from './notice-store.ts'
import { readShelf } from './shelf.ts'
import { readers } from './who.ts'

/** A notice as the offices see it: with its photos and which case each line is. */
export const NoticeView = Notice.omit({ path: true, anchor: true, desks: true })

/** Notices that are up in an area, or with `past` those that came down. */
export const listNotices = query(
  {
    id: 'notice.list',
    allow: readers,
    input: z.object({
      area: z.string().max(40).optional(),
      past: z.enum(['true', 'false']).optional(),
      cursor: Cursor,
    }),
  },
  (ctx, { past, ...asked }) =>
    readShelf(ctx, { shelf: past === 'true' ? 'notice-past' : 'notice', ...asked }),
)

export const getNotice = query(
  { id: 'notice.get', allow: readers, input: z.object({ notice: z.string().max(40) }) },
  async (ctx, { notice: id }) => {
    const { path: _p, anchor: _a, desks: _d, ...view } = (await readNotice(ctx, id)).doc
    return view
  },
)
