import type { JobDefinition } from '@terrace/platform/job'
import { gatherJob } from './gather-job.ts'
import { remindJob } from './remind-job.ts'
import { settleJob } from './settle-job.ts'

export const jobs: readonly JobDefinition[] = [gatherJob, settleJob, remindJob]
