import type { JobDefinition } from '@terrace/platform/job'
import { recountJob } from './recount.ts'

export const jobs: readonly JobDefinition[] = [recountJob]
