import type { JobDefinition } from '@terrace/platform/job'

export const jobs: JobDefinition[] = []
