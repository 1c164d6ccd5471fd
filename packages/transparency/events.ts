import type { Projection } from '@terrace/platform/projection'
import type { Publisher } from '@terrace/platform/public-entry'
import { transparencyLog } from './log/projection.ts'

/** What transparency hears: whatever other packages say to everybody. */
export const projections = (publishers: readonly Publisher[]): readonly Projection[] => [
  transparencyLog(publishers),
]
