import type { Projection } from '@terrace/platform/projection'
import { flows } from './ledger/flow.ts'

export const projections: readonly Projection[] = [flows]
export { publishers } from './publish.ts'
