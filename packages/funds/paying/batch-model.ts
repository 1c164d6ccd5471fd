import { CallBackRule } from '@terrace/tenancy'
import * as z from 'zod'
import { BudgetLine } from '../budget/line.ts'
import { recordsOf } from '../record.ts'

/**
 * `preparing → prepared → checked → approved → disclosed → released → sent → reconciled → closed`;
 * `withdrawing → withdrawn` from any state before the money left. Where no disclosure is asked for,
 * an approved batch is released at once when asked.
 */
export const batchStates = [
  'preparing',
  'prepared',
  'checked',
  'approved',
  'disclosed',
  'released',
  'sent',
  'reconciled',
  'closed',
  'withdrawing',
  'withdrawn',
] as const
export type BatchState = (typeof batchStates)[number]

/** How people get it: into a bank account, as cash at a counter, as goods. */
export const channels = ['bank', 'cash', 'kind'] as const

/** Who did something, and when. */
export const Act = z.object({ id: z.string(), name: z.string(), at: z.string() })
export type Act = z.infer<typeof Act>

const Share = z.object({ count: z.int(), amount: z.int() })

export const Batch = BudgetLine.pick({
  line: true,
  fund: true,
  currency: true,
  area: true,
  areaName: true,
  path: true,
  year: true,
}).extend({
  batch: z.string(),
  name: z.string(),
  proposal: z.string(),
  benefit: z.string(),
  cycle: z.string(),
  channel: z.enum(channels),
  state: z.enum(batchStates),
  /** Payments in it and their sum in minor units, as counted when it was prepared. */
  count: z.int(),
  amount: z.int(),
  /** Left out of it until a person decides. */
  held: z.int(),
  /** The same sums by the part of the batch's accounts in which they move. */
  shards: z.array(Share),
  prepared: Act,
  checked: Act.optional(),
  approvals: z.array(Act.extend({ role: z.string() })),
  /** Days on which it hangs in public: the first is not counted. */
  disclosure: z.object({ from: z.string(), until: z.string() }).optional(),
  released: Act.optional(),
  /** The job that sends it, or last tried to. */
  sending: z.string().optional(),
  sent: Act.extend({
    /** The message id of the bank file, and the day on which the bank is to pay. */
    message: z.string(),
    day: z.string(),
    /** Where the file lies, once it is written. */
    file: z.string().optional(),
  }).optional(),
  reconciled: Act.optional(),
  closed: Act.optional(),
  /** By what the sample of those who are called back was drawn: enough to draw it again. */
  calls: z
    .object({
      at: z.string(),
      rule: CallBackRule,
      /** Hashes of what was confirmed, and of that with the batch. */
      list: z.string(),
      seed: z.string(),
      of: z.int(),
      drawn: z.int(),
    })
    .optional(),
  withdrawn: Act.extend({ reason: z.string() }).optional(),
  openedAt: z.string(),
  version: z.int(),
})
export type Batch = z.infer<typeof Batch>

/** Who may not check or approve it: they prepared it, or have approved it already. */
const apartFrom = ({ prepared, approvals }: Pick<Batch, 'prepared' | 'approvals'>): string[] => [
  prepared.id,
  ...approvals.map(({ id }) => id),
]

export const batches = recordsOf(
  'batch',
  ({ batch, year, openedAt }: Batch) => ({
    id: batch,
    holder: String(year),
    day: openedAt.slice(0, 10),
  }),
  ({ batch, name, line, benefit, cycle, channel, areaName, path, currency, ...sums }) => ({
    ...{ batch, name, line, benefit, cycle, channel, areaName, path, currency },
    ...{ state: sums.state, count: sums.count, amount: sums.amount, held: sums.held },
    until: sums.disclosure?.until,
    apart: apartFrom(sums),
    offices: sums.approvals.map(({ role }) => role),
    openedAt: sums.openedAt,
  }),
)

export const batchAccount = ({ batch, currency }: Pick<Batch, 'batch' | 'currency'>) =>
  ({ kind: 'batch', owner: batch, currency }) as const

/** The account of one part of a batch: on its way, or received. */
export const partAccount = (
  kind: 'sent' | 'confirmed',
  { batch, currency }: Pick<Batch, 'batch' | 'currency'>,
  shard: number,
) => ({ kind, owner: batch, currency, shard }) as const
