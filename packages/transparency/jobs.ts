import type { JobDefinition } from '@terrace/platform/job'
import { checkJob } from './check/check-job.ts'
import { publishJob } from './checkpoint/publish-job.ts'
import { iatiJob } from './iati/publication.ts'
import { updatesJob } from './updates/updates-job.ts'

export const jobs: readonly JobDefinition[] = [publishJob, checkJob, iatiJob, updatesJob]
