import type { Projection } from '@terrace/platform/projection'

/** What procedures hear: nothing so far; others hear them (`README.md`, Events). */
export const projections: readonly Projection[] = []
