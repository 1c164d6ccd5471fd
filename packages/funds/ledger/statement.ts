import { query } from '@terrace/platform/command'
import type { Db } from '@terrace/platform/db'
import * as z from 'zod'
import { readers } from '../who.ts'
import { readAccount } from './account.ts'
import { Account, AccountId } from './account-model.ts'
import { into, outOf } from './flow.ts'

const MOST = 100

export const FlowView = z.object({
  from: z.string(),
  to: z.string(),
  amount: z.int(),
  currency: z.string(),
  entry: z.string(),
  n: z.int(),
  day: z.string(),
  kind: z.string(),
  about: z.string(),
  fromAt: z.int(),
  toAt: z.int(),
})
export const Statement = z.object({
  account: Account,
  items: z.array(FlowView),
  /** Where the next page begins. */
  next: z.int().optional(),
})

/**
 * What came into an account, or went out of it, in order and without a gap: each line begins where
 * the one before ended, so that the lines of all pages add up to the account's own sum.
 */
export const accountStatement = query(
  {
    id: 'account.statement',
    allow: readers,
    input: z.object({
      account: AccountId,
      side: z.enum(['came', 'went']),
      at: z.coerce.number().int().min(0).default(0),
    }),
  },
  async (ctx, { account: id, side, at }) => {
    const account = await readAccount(ctx, id)
    const items: z.infer<typeof FlowView>[] = []
    let next: number | undefined
    for await (const flow of side === 'came' ? into(ctx, id, at) : outOf(ctx, id, at)) {
      if (items.length === MOST) {
        next = side === 'came' ? flow.toAt : flow.fromAt
        break
      }
      items.push(flow)
    }
    return { account, items, next }
  },
)

/**
 * Whether an account's sums are those of its flows, and the flows lie end to end on both rulers.
 * @returns what is wrong, in words for an auditor's list; nothing when all is well
 */
export async function auditAccount(
  ctx: { db: Db; tenant: string },
  account: Account,
): Promise<string[]> {
  const wrong: string[] = []
  let came = 0
  for await (const flow of into(ctx, account.account)) {
    if (flow.toAt !== came) wrong.push(`came: a gap at ${came}`)
    came = flow.toAt + flow.amount
  }
  let went = 0
  for await (const flow of outOf(ctx, account.account)) {
    if (flow.fromAt !== went) wrong.push(`went: a gap at ${went}`)
    went = flow.fromAt + flow.amount
  }
  if (came !== account.came) wrong.push(`came: ${account.came} stands, its lines say ${came}`)
  if (went !== account.went) wrong.push(`went: ${account.went} stands, its lines say ${went}`)
  if (came - went !== account.balance) {
    wrong.push(`balance: ${account.balance} stands, its lines say ${came - went}`)
  }
  return wrong
}
