export { areaFollower } from './area-follower.ts'
export {
  type Brief,
  briefOf,
  type Facts,
  type FactsChange,
  factsOf,
  headOf,
  lineOf,
  present,
} from './brief.ts'
export { holderRow, ownHousehold } from './holder.ts'
export { firstWithRows, onwards, outermost, type Place, rootsOf } from './household-roots.ts'
export { readHousehold, readHouseholds } from './household-store.ts'
export { allHouseholds, countedHouseholds, type Spot } from './household-walk.ts'
export * from './income.ts'
export {
  type BringOptions,
  importHouseholdsFile,
  Mapping,
  type MappingInput,
  uploadPart,
} from './intake/index.ts'
export { ageOf, isStudent } from './meaning.ts'
export { comparePerHead, compareProducts, type PooledIncome, toNumber } from './measure/exact.ts'
export { type Fgt, fgt, type PovertyLined } from './measure/fgt.ts'
export { gini } from './measure/inequality.ts'
export * from './model.ts'
export { purposes } from './seal.ts'
export { setStatus } from './status.ts'
export { type HouseholdView, viewOf } from './view.ts'
export * from './who.ts'
export {
  type Desk,
  deskOf,
  homeArea,
  numberClaimKey,
  type Prepared,
  prepareChange,
  prepareNew,
  prepareNext,
} from './writer.ts'

/** Events that carry `facts: FactsChange[]`: what area statistics hear. */
export const householdEvents = [
  'household.added',
  'household.changed',
  'household.moved',
  'household.rechecked',
  'household.year-opened',
  'household.split',
  'household.merged',
  'household.status-set',
  'households.imported',
  'member.joined',
  'member.changed',
  'member.left',
] as const
