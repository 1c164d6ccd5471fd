import type { JobDefinition } from '@terrace/platform/job'
import { auditBooks } from './ledger/audit-job.ts'

export const jobs: readonly JobDefinition[] = [auditBooks]
