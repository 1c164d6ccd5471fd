import type { JobDefinition } from '@terrace/platform/job'

/** Background work of this package. */
export const jobs: readonly JobDefinition[] = []
