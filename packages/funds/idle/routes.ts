import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { IdlePage, IdleSums, idleTable, listIdle, sumIdle } from './idle-money.ts'

/** Money that only stands there. */
export const routes = {
  'GET /idle-money': route(listIdle, {
    out: IdlePage,
    summary: 'Where money stands and since when, the oldest first',
  }),
  'GET /idle-money/table.csv': route(idleTable, {
    out: z.string(),
    type: 'text/csv; charset=utf-8',
    summary: 'The same as a table',
  }),
  'GET /idle-money/sums': route(sumIdle, {
    out: IdleSums,
    summary: 'How much stands for longer than the tenant’s limits',
  }),
}
