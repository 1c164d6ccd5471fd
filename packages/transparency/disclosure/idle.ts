import { type AccountRef, accountId, into, readAccount } from '@terrace/funds'
import type { Ctx } from '@terrace/platform/context'
import { addMonths } from '@terrace/platform/dates'
import * as z from 'zod'

/** Months after which money that only stands there is old, and very old (domain.md §4.2 row 6). */
const OLD = 12
const VERY_OLD = 24

export const Idle = z.object({
  /** Minor units that ever came, that went on, and that stand there. */
  came: z.int(),
  went: z.int(),
  stands: z.int(),
  /** The day on which the oldest of what stands there came; none where nothing stands. */
  since: z.string().optional(),
  /** What of it stands there for more than 12 months, and for more than 24. */
  over12: z.int(),
  over24: z.int(),
})
export type Idle = z.infer<typeof Idle>

/** What stands in an account and how long: the oldest goes first, so what stands is the newest that came. */
export async function idleOf(
  ctx: Pick<Ctx, 'db' | 'tenant' | 'today'>,
  ref: AccountRef,
): Promise<Idle> {
  const account = accountId(ref)
  const { came, went, balance: stands } = await readAccount(ctx, account)
  const idle: Idle = { came, went, stands, over12: 0, over24: 0 }
  if (stands <= 0) return idle
  const [old, veryOld] = [addMonths(ctx.today(), -OLD), addMonths(ctx.today(), -VERY_OLD)]
  // Days may be given out of order, by some: what came later than this is looked at no more.
  for await (const flow of into(ctx, account, went, came, 20)) {
    if (idle.since !== undefined && flow.day >= old) break
    const amount = flow.toAt + flow.amount - Math.max(flow.toAt, went)
    if (idle.since === undefined || flow.day < idle.since) idle.since = flow.day
    if (flow.day < old) idle.over12 += amount
    if (flow.day < veryOld) idle.over24 += amount
  }
  return idle
}
