import * as z from 'zod'
import { recordsOf } from '../record.ts'

/** Where a part of a bank's file lies. */
export const partKey = (tenant: string, upload: string, part: number): string =>
  `bank/${tenant}/in/${upload}/${part}`

export const Counts = z.record(z.string(), z.int())

/** A bank's file and what followed from it. */
export const Statement = z.object({
  statement: z.string(),
  bank: z.string(),
  name: z.string(),
  upload: z.string(),
  parts: z.int(),
  kind: z.enum(['status', 'statement', 'notification', 'table']).optional(),
  /** What the bank calls it, and of which days it speaks. */
  message: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  job: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  /** `confirmed` `failed` `known` (told of before) `unmatched` `pending`. */
  counts: Counts.optional(),
  path: z.string(),
  state: z.enum(['reading', 'read']),
  version: z.int(),
})
export type Statement = z.infer<typeof Statement>

export const statements = recordsOf(
  'statement',
  ({ statement, bank, at }: Statement) => ({ id: statement, holder: bank, day: at.slice(0, 10) }),
  ({ statement, bank, name, kind, from, to, job, by, at, counts, state, path }) => ({
    ...{ statement, bank, name, kind, from, to, job, at, counts, state, path, by: by.name },
  }),
)
