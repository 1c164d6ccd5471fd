import type { Ctx } from '@terrace/platform/context'
import type { Batch } from '../paying/batch-model.ts'
import type { Entitlement } from '../paying/entitlement.ts'
import { type CallBack, callIdOf } from './model.ts'

/** Who prepared, checked, approved, released or sent a batch. */
export const handsOf = ({ prepared, checked, approvals, released, sent }: Batch): string[] => [
  ...new Set([prepared, checked, ...approvals, released, sent].flatMap((act) => act?.id ?? [])),
]

/** The record of whether a payment of a batch came, before anybody said anything. */
export function opened(
  ctx: Ctx,
  batch: Batch,
  due: Entitlement,
  { drawn, tries }: Pick<CallBack, 'drawn' | 'tries'>,
): CallBack {
  const { entitlement, household, number, payee, area, areaName, path } = due
  const { benefit, cycle, amount, currency, attempts } = due
  const by = attempts.at(-1)?.by
  return {
    ...{ entitlement, household, number, payee, area, areaName, path },
    ...{ benefit, cycle, amount, currency, drawn, tries },
    call: callIdOf(due),
    ...{ batch: batch.batch, batchName: batch.name },
    hands: [...handsOf(batch), ...(by ? [by] : [])],
    ...{ told: [], state: 'due', openedAt: ctx.now(), version: 1 },
  }
}
