import { route } from '@terrace/platform/route'
import { Started, startsJob } from '@terrace/platform/start-job'
import * as z from 'zod'
import { Dashboard, dashboard } from './dashboard.ts'
import { Pipeline, pipeline } from './pipeline.ts'
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
  'GET /pipeline': route(pipeline, {
    out: Pipeline,
    summary: 'How many cases stand where, of an area and its children',
  }),
  'POST /statistics/recount': route(startRecount, {
    out: Started,
    status: 202,
    summary: 'Count everything again and compare with what is kept',
  }),
}
