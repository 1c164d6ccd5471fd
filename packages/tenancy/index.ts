export { type Access, access, forgetAccess } from './access.ts'
export { addArea, endArea, mergeAreas, renameArea, splitArea } from './area-change.ts'
export { type AreaFile, uploadAreaFile } from './area-file.ts'
export { importAreas, startAreaImport } from './area-import.ts'
export { Area, AreaBrief, anchorLevel, idsOf, levelIndex, ROOT } from './area-model.ts'
export {
  anchorsUnder,
  childrenOf,
  getArea,
  knownAnchorsUnder,
  listAreas,
  searchAreas,
} from './area-query.ts'
export { ancestorsOf, areaByCode, areaOf, areasOf, readArea } from './area-store.ts'
export { boundariesOf, setBoundary } from './boundary.ts'
export { codeFrom, codeOf, codesOn, isValidOn, labelOf } from './code.ts'
export { startDaily } from './daily.ts'
export { deadlines, GrievanceTerms, Span } from './deadlines.ts'
export {
  listTenants,
  type Realm,
  realmOf,
  type TenantEntry,
  tenantEntry,
  tenantsOf,
  verifyRealm,
} from './directory.ts'
export { donorRows } from './donor.ts'
export { incomeYearOf, incomeYearStart, lineFor } from './income-year.ts'
export {
  acceptInvitation,
  type InvitedUser,
  inviteMember,
  listInvitations,
  revokeInvitation,
} from './invitation.ts'
export { addMember, changeMember, getMember, listMembers } from './member.ts'
export { Invitation, Member } from './member-model.ts'
export { CallBackRule, IdleMonths, moneyRules } from './money-rules.ts'
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
export { addCode, changeCode, changeSettings, getSettings, setLineAmount } from './settings.ts'
export {
  type CodeEntry,
  type ListName,
  listNames,
  optionalFields,
  Settings,
} from './settings-model.ts'
export { forgetSettings, settingsOf } from './settings-store.ts'
export {
  issuerOf,
  keysOfTenant,
  type SigningKey,
  signerOfTenant,
  type TenantSigner,
} from './signing-key.ts'
export {
  listSsoProviders,
  type PutSsoProvider,
  SsoProvider,
  ssoProvider,
  ssoRoutes,
} from './sso.ts'
export { createTenant, NewTenant } from './tenant.ts'
