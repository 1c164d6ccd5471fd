import { type JobDefinition, job } from '@terrace/platform/job'
import * as z from 'zod'
import { finishBooking } from './batch-booking.ts'

/** Confirms the whole batch that somebody said a movement is for. */
export const bookingJob: JobDefinition = job(
  { id: 'funds.book-batch', queue: 'bulk', input: z.object({ line: z.string() }) },
  async (ctx, { line }, run) => {
    const { confirmed } = await finishBooking(ctx, run, line, run.finished.size)
    return { counts: { confirmed } }
  },
)
