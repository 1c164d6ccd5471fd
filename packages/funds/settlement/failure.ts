import type { Row } from '@terrace/platform/write'
import type { Batch } from '../paying/batch-model.ts'
import { recordsOf } from '../record.ts'
import type { Outcome } from './settle.ts'

interface Failure {
  failure: string
  batch: string
  entitlement: string
  number: string
  payee?: string | undefined
  amount: number
  currency: string
  reason?: string | undefined
  day: string
  path: string
  state: 'failed'
  version: number
}

/** What failed of a batch stands with it, though the entitlement has gone on to another one. */
export const failures = recordsOf(
  'failure',
  ({ failure, batch, day }: Failure) => ({ id: failure, holder: batch, day }),
  ({ version: _v, state: _s, batch: _b, failure: _f, ...line }) => line,
)

export function failureRow(tenant: string, { batch }: Batch, { due, reason, day }: Outcome): Row {
  const { entitlement, number, payee, amount, currency, path, attempts } = due
  return failures.created(tenant, {
    failure: `${entitlement}.${attempts.length}`,
    ...{ batch, entitlement, number, payee, amount, currency, reason, day, path },
    state: 'failed',
    version: 1,
  })
}
