import { route } from '@terrace/platform/route'
import { Started, startsJob } from '@terrace/platform/start-job'
import * as z from 'zod'
import { Dashboard, dashboard } from './dashboard.ts'
import { recountJob } from './recount.ts'

/** Counts everything again and compares; with `repair`, puts right what differs. */
const startRecount = startsJob(
  {
    id: 'statistics.recount',
    allow: ['county', 'admin', 'auditor'],
    input: z.object({ repair: z.boolean().default(false) }),
  },
  recountJob,
)

export const routes = {
  'GET /dashboard': route(dashboard, {
    out: Dashboard,
    summary: 'Counts of an area now and this month, with its children',
  }),
  'POST /statistics/recount': route(startRecount, {
    out: Started,
    status: 202,
    summary: 'Count everything again and compare with what is kept',
  }),
}
