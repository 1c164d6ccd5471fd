import { Batch, Idle, OpenResult, origins, type Tally } from '@terrace/funds'
import { publicCount } from '@terrace/platform/public-entry'
import { IdleMonths } from '@terrace/tenancy'
import * as z from 'zod'
import { OpenCount } from '../trace/view.ts'

export const OpenFund = Idle.extend({
  fund: z.string(),
  name: z.string(),
  origin: z.enum(origins),
  currency: z.string(),
  medium: z.enum(['money', 'goods']),
  areaName: z.string(),
  purpose: z.string().optional(),
  state: z.enum(['open', 'closed']),
})
export type OpenFund = z.infer<typeof OpenFund>

export const OpenLine = Idle.extend({
  line: z.string(),
  name: z.string(),
  use: z.enum(['benefit', 'project']),
  fund: z.string(),
  earmark: z.string(),
  family: z.string().optional(),
  currency: z.string(),
  areaName: z.string(),
})
export type OpenLine = z.infer<typeof OpenLine>

/**
 * Payments to some households. Of fewer than five neither number nor amount is told, nor of as many more
 * as would give them away (`withheld`); what became of them is told where every part of it is five or more.
 */
export const OpenBatch = Batch.pick({
  batch: true,
  line: true,
  areaName: true,
  benefit: true,
  cycle: true,
  channel: true,
  state: true,
  currency: true,
}).extend({
  withheld: z.boolean(),
  households: OpenCount.optional(),
  amount: z.int().optional(),
  confirmed: z.int().optional(),
  failed: z.int().optional(),
  /** The last day on which it hangs in public. */
  until: z.string().optional(),
})
export type OpenBatch = z.infer<typeof OpenBatch>

/** A batch as the books have it. */
export interface Counted
  extends Pick<
    Batch,
    'batch' | 'line' | 'areaName' | 'path' | 'benefit' | 'cycle' | 'channel' | 'state' | 'currency'
  > {
  count: number
  amount: number
  until?: string | undefined
  confirmed: Tally
  failed: Tally
}

/** A batch as everybody may read it. @param hidden it is small, or would give a small one away */
export function openBatch(one: Counted, hidden: boolean, wider: string): OpenBatch {
  const { batch, line, benefit, cycle, channel, state, currency, until } = one
  const small = publicCount(one.count) === '<5'
  const of = { batch, line, benefit, cycle, channel, state, currency, until, withheld: hidden }
  const areaName = small ? wider : one.areaName
  if (hidden) return { ...of, areaName, ...(small ? { households: '<5' as const } : {}) }
  const rest = one.count - one.confirmed.count - one.failed.count
  const parts = [one.confirmed.count, one.failed.count, rest]
  const told = parts.every((count) => publicCount(count) !== '<5')
  return {
    ...{ ...of, areaName, households: one.count, amount: one.amount },
    ...(told ? { confirmed: one.confirmed.amount, failed: one.failed.amount } : {}),
  }
}

export const Overdue = z.object({
  allocations: z.int(),
  amounts: z.record(z.string(), z.int()),
})

export const Disclosure = z.object({
  office: z.string(),
  year: z.int(),
  /** Months after which money that only stands there is old, and very old. */
  limits: IdleMonths,
  day: z.string(),
  /** The area to which it is narrowed. */
  area: z.string().optional(),
  areaName: z.string().optional(),
  funds: z.array(OpenFund),
  lines: z.array(OpenLine),
  batches: z.array(OpenBatch),
  /** What lines and batches brought about, as it was released. */
  results: z.array(OpenResult),
  overdue: Overdue,
})
export type Disclosure = z.infer<typeof Disclosure>
