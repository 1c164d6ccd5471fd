import type { JobDefinition } from '@terrace/platform/job'
import { expireJob } from './expire.ts'
import { followAreaJob } from './follow-area.ts'
import { printManyJob, printOneJob } from './print-job.ts'
import { printReceiptJob } from './receipt-job.ts'

export const jobs: readonly JobDefinition[] = [
  printOneJob,
  printManyJob,
  printReceiptJob,
  expireJob,
  followAreaJob,
]
