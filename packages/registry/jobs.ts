import type { JobDefinition } from '@terrace/platform/job'
import { exportJob } from './export.ts'
import { findDuplicatesJob } from './find-duplicates.ts'
import { checkQualityJob } from './findings.ts'
import { followAreaJob } from './follow-area.ts'
import { intakeJobs } from './intake/index.ts'
import { moveManyJob } from './move-many.ts'

export const jobs: readonly JobDefinition[] = [
  exportJob,
  findDuplicatesJob,
  checkQualityJob,
  followAreaJob,
  moveManyJob,
  ...intakeJobs,
]
