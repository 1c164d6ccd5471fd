import { query } from '@terrace/platform/command'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import { historyQuery, readEvent } from '@terrace/platform/event'
import * as z from 'zod'
import { readers } from '../who.ts'
import { batches } from './batch-model.ts'

export const BatchHistory = z.object({
  items: z.array(
    z.object({
      event: z.string(),
      /** `batch.approved`, `batch.file-fetched`… */
      name: z.string(),
      at: z.string(),
      by: z.object({ id: z.string(), name: z.string() }),
      reason: z.string().optional(),
    }),
  ),
  next: z.string().optional(),
})

/** Everything that was done with a batch, newest first. @throws Fault missing `batch.missing` */
export const getBatchHistory = query(
  { id: 'batch.history', allow: readers, input: z.object({ batch: z.string(), cursor: Cursor }) },
  async (ctx, { batch, cursor }): Promise<z.infer<typeof BatchHistory>> => {
    const question = `history ${batch}`
    const from = await readCursor(ctx, question, cursor)
    await batches.read(ctx, batch)
    const asked = historyQuery(ctx.tenant, batch)
    const page = await ctx.db.query(asked, { limit: 50, from, newestFirst: true })
    const items = page.items.map(readEvent).map(({ event, name, at, by, reason }) => ({
      ...{ event, name, at, by, ...(reason ? { reason } : {}) },
    }))
    return { items, next: await writeCursor(ctx, question, page.next) }
  },
)
