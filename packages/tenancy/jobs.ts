import type { JobDefinition } from '@terrace/platform/job'
import { importAreas } from './area-import.ts'

/** Background work of this package. */
export const jobs = [importAreas] as unknown as readonly JobDefinition[]
