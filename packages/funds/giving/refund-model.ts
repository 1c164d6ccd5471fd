import * as z from 'zod'
import { Minor } from '../ledger/account-model.ts'
import { recordsOf } from '../record.ts'

const By = z.object({ id: z.string(), name: z.string() })

/** Money of a contribution that goes back to its giver: asked by one person, decided by another. */
export const Refund = z.object({
  refund: z.string(),
  contribution: z.string(),
  fund: z.string(),
  currency: z.string(),
  amount: Minor,
  reason: z.string(),
  /** Nothing went back to anybody: this entry was booked to the wrong gift. */
  corrects: z.string().optional(),
  state: z.enum(['asked', 'paid', 'refused']),
  asked: z.object({ by: By, at: z.string() }),
  decided: z.object({ by: By, at: z.string(), note: z.string().optional() }).optional(),
  /** Where the giver's own money lay in the fund: what took its place was older. */
  own: z.array(z.tuple([z.int(), z.int()])).optional(),
  path: z.string(),
  version: z.int(),
})
export type Refund = z.infer<typeof Refund>

export const refunds = recordsOf(
  'refund',
  ({ refund, contribution, asked }: Refund) => ({
    id: refund,
    holder: 'all',
    day: asked.at.slice(0, 10),
    other: contribution,
  }),
  ({ refund, contribution, fund, currency, amount, state, asked, reason, corrects, path }) => ({
    ...{ refund, contribution, fund, currency, amount, state, reason, corrects, path },
    by: asked.by.name,
    asker: asked.by.id,
  }),
)
