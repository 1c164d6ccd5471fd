import type { Projection } from '@terrace/platform/projection'
import { areaStatistics } from './area-statistics.ts'
import { pipelineCounts } from './pipeline.ts'

/** What monitoring hears. */
export const projections: readonly Projection[] = [areaStatistics, pipelineCounts]
