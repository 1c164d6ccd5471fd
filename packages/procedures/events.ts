import type { Projection } from '@terrace/platform/projection'
import { areaFollowing } from './follow-area.ts'

/** What procedures hear: an area that was merged or renamed. */
export const projections: readonly Projection[] = [areaFollowing]
