import type { Projection } from '@terrace/platform/projection'
import { areaStatistics } from './area-statistics.ts'

/** What monitoring hears. */
export const projections: readonly Projection[] = [areaStatistics]
