import type { Projection } from '@terrace/platform/projection'
import { areaFollowing } from './follow-area.ts'
import { issuing } from './issue.ts'
import { statuses } from './status-list.ts'

export const projections: readonly Projection[] = [issuing, statuses, areaFollowing]
