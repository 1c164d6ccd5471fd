import type { Ctx } from '@terrace/platform/context'
import { addMonths } from '@terrace/platform/dates'
import { type IdleMonths, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { readAccount } from '../ledger/account.ts'
import { type Account, type AccountRef, accountId } from '../ledger/account-model.ts'
import { into } from '../ledger/flow.ts'

export const Idle = z.object({
  /** Minor units that ever came, that went on, and that stand there. */
  came: z.int(),
  went: z.int(),
  stands: z.int(),
  /** The day on which the oldest of what stands there came; none where nothing stands. */
  since: z.string().optional(),
  /** What of it stands there for longer than the tenant's first limit, and than the second. */
  overFirst: z.int(),
  overSecond: z.int(),
})
export type Idle = z.infer<typeof Idle>

type Reader = Pick<Ctx, 'db' | 'tenant' | 'today'>

/** The first days that are not old yet, and not very old: money of the day itself is within the limit. */
export function limitsOf(today: string, { first, second }: IdleMonths) {
  return { old: addMonths(today, -first), veryOld: addMonths(today, -second) }
}

/**
 * What stands in an account and how long: the oldest goes first, so what stands is the newest that
 * came. Reads the flows that are old and a page of those after them.
 */
export async function ageOf(
  ctx: Reader,
  { account, came, went, balance: stands }: Pick<Account, 'account' | 'came' | 'went' | 'balance'>,
  months: IdleMonths,
): Promise<Idle> {
  const idle: Idle = { came, went, stands, overFirst: 0, overSecond: 0 }
  if (stands <= 0) return idle
  const { old, veryOld } = limitsOf(ctx.today(), months)
  // Days may be given out of order, by some: what came later than this is looked at no more.
  for await (const flow of into(ctx, account, went, came, 20)) {
    if (idle.since !== undefined && flow.day >= old) break
    const amount = flow.toAt + flow.amount - Math.max(flow.toAt, went)
    if (idle.since === undefined || flow.day < idle.since) idle.since = flow.day
    if (flow.day < old) idle.overFirst += amount
    if (flow.day < veryOld) idle.overSecond += amount
  }
  return idle
}

/** The same of one account by its name, by the tenant's limits. */
export async function idleOf(ctx: Reader, ref: AccountRef): Promise<Idle> {
  const [account, { idleMonths }] = await Promise.all([
    readAccount(ctx, accountId(ref)),
    settingsOf(ctx),
  ])
  return ageOf(ctx, account, idleMonths)
}
