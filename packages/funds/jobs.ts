import type { JobDefinition } from '@terrace/platform/job'
import { drawJob } from './call-back/draw-job.ts'
import { givingJob } from './giving/daily-job.ts'
import { auditBooks } from './ledger/audit-job.ts'
import { prepareJob } from './paying/prepare-job.ts'
import { withdrawJob } from './paying/withdraw-job.ts'
import { bookingJob } from './settlement/booking-job.ts'
import { sendJob } from './settlement/send-job.ts'
import { statementJob } from './settlement/statement-job.ts'
import { grantJob } from './sharing/grant-job.ts'
import { shareJob } from './sharing/share-job.ts'

export const jobs: readonly JobDefinition[] = [
  auditBooks,
  givingJob,
  prepareJob,
  withdrawJob,
  shareJob,
  grantJob,
  sendJob,
  statementJob,
  bookingJob,
  drawJob,
]
