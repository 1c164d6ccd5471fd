import type { Projection } from '@terrace/platform/projection'
import type { Publisher } from '@terrace/platform/public-entry'
import { transparencyLog } from './log/projection.ts'
import { movedMarks } from './updates/mark.ts'

/** What transparency hears: whatever other packages say to everybody, and money that comes to a station. */
export const projections = (publishers: readonly Publisher[]): readonly Projection[] => [
  transparencyLog(publishers),
  movedMarks,
]
