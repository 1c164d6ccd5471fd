import { command, query } from '@terrace/platform/command'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { keysOf, sealedFor } from './grievance-model.ts'
import { looksInto, mayList, readGrievance } from './grievance-store.ts'
import { type GrievanceView, viewGrievance } from './grievance-view.ts'
import { readShelf } from './shelf.ts'
import { reviewers } from './who.ts'

const readers = [...reviewers, 'auditor'] as const
const Which = z.object({ grievance: z.string().max(40) })

/** Grievances of an area that this reader's level answers. */
export const listGrievances = query(
  {
    id: 'grievance.list',
    allow: readers,
    input: z.object({
      area: z.string().max(40).optional(),
      state: z.string().max(40).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, asked) => {
    const page = await readShelf(ctx, { shelf: 'grievance', ...asked })
    return { ...page, items: page.items.filter((brief) => mayList(ctx, brief)) }
  },
)

/** One; of a sensitive one only that it is there, but for its investigator. */
export const getGrievance = query(
  { id: 'grievance.get', allow: readers, input: Which },
  async (ctx, { grievance }): Promise<GrievanceView> =>
    viewGrievance(ctx, (await readGrievance(ctx, grievance)).doc),
)

export const Complainant = z.object({
  name: z.string().optional(),
  contact: z.string().optional(),
})

/**
 * Who filed it, for whoever looks into it; the look is recorded before it is shown.
 * @throws Fault forbidden `grievance.not-investigator`, missing `grievance.anonymous`
 */
export const revealComplainant = command(
  { id: 'grievance.reveal', allow: reviewers, input: Which },
  async (ctx, { grievance: id }): Promise<z.infer<typeof Complainant>> => {
    const { doc } = await readGrievance(ctx, id)
    if (!looksInto(ctx, doc)) throw fault('forbidden', 'grievance.not-investigator')
    if (!doc.identity) throw fault('missing', 'grievance.anonymous')
    const keys = await keysOf(ctx)
    ctx.save({ name: 'grievance.revealed', about: doc.grievance, pending: false }, [])
    return Complainant.parse(JSON.parse(keys.open(doc.identity, sealedFor.identity)))
  },
)
