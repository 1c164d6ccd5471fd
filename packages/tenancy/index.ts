export { type Access, access } from './access.ts'
export { Area, AreaBrief, anchorLevel, idsOf, levelIndex, ROOT } from './area-model.ts'
export { anchorsUnder, childrenOf, getArea, listAreas, searchAreas } from './area-query.ts'
export { ancestorsOf, areaByCode, areaOf, areasOf } from './area-store.ts'
export { codeFrom, codeOf, codesOn, isValidOn, labelOf } from './code.ts'
export { incomeYearOf, incomeYearStart, lineFor } from './income-year.ts'
export { type PackName, packs } from './pack/index.ts'
export { type QualityRule, qualityRules } from './quality-rules.ts'
export {
  householdEditors,
  householdReaders,
  mayReveal,
  maySee,
  type Role,
  roles,
  roleTable,
  type SensitiveKind,
  sensitiveKinds,
  strongRoles,
} from './role.ts'
export {
  type CodeEntry,
  type ListName,
  listNames,
  optionalFields,
  Settings,
} from './settings-model.ts'
export { settingsOf } from './settings-store.ts'
