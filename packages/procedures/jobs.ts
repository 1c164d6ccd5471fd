import type { JobDefinition } from '@terrace/platform/job'
import { comparisonJob } from './comparison-file.ts'
import { followAreaJob } from './follow-area.ts'
import { gatherJob } from './gather-job.ts'
import { remindJob } from './remind-job.ts'
import { settleJob } from './settle-job.ts'

export const jobs: readonly JobDefinition[] = [
  comparisonJob,
  gatherJob,
  settleJob,
  remindJob,
  followAreaJob,
]
