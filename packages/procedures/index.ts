export { uploadComparison } from './comparison-file.ts'
export type { Decided } from './effect.ts'
export { checkEvidence, uploadEvidence } from './evidence.ts'
export { attachPhoto } from './grievance-photo.ts'
export type { Flow } from './matter.ts'
export { standingCases } from './pipeline-walk.ts'
export { remindDaily } from './remind.ts'
export { type Level, Template } from './template.ts'
export { readers } from './who.ts'

/** Events that carry `facts: Flow[]`: what pipeline counts add up, each once. */
export const flowEvents = [
  'case.opened',
  'case.moved',
  'case.ended',
  'case.registered',
  'case.removed',
  'list.gathered',
  'list.moved',
  'list.entry-left',
  'matter.moved',
] as const
