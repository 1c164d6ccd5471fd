import type { JobDefinition } from '@terrace/platform/job'
import { checkImport } from './check-job.ts'
import { importJob } from './import-job.ts'

export { type BringOptions, importHouseholdsFile } from './bring-file.ts'
export { uploadPart } from './import.ts'
export { Mapping, type MappingInput } from './mapping.ts'
export { intakeMessages } from './messages.ts'
export { intakeRoutes } from './routes.ts'

export const intakeJobs: readonly JobDefinition[] = [checkImport, importJob]
