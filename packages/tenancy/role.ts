import type { Message } from '@terrace/platform/i18n'

/** The roles of domain.md §5.2. What each command allows stands with the command, as data. */
export const roles = [
  'household',
  'clerk',
  'resident',
  'helper',
  'recorder',
  'township',
  'county',
  'finance',
  'department',
  'supervisor',
  'auditor',
  'donor',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** Fields that are sealed at rest and masked on the way out. */
export const sensitiveKinds = ['identity', 'bank', 'health', 'phone'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

interface RoleFacts {
  label: Message
  /** The sign-in wanted before this role may act; advice for the sign-in page. */
  needs?: 'totp' | 'passkey'
  /** Kinds shown as a matter of course. */
  sees: readonly SensitiveKind[]
  /** Kinds shown on request, one at a time, each with an event that says who looked. */
  reveals: readonly SensitiveKind[]
  /** May read household data at all. */
  households: boolean
  /** May change anything of a household. */
  edits: boolean
}

const field = { households: true, edits: true } as const
const reader = { households: true, edits: false } as const

export const roleTable: Record<Role, RoleFacts> = {
  household: {
    label: { en: 'Household', zh: '农户' },
    sees: ['phone', 'health'],
    reveals: [],
    households: true,
    edits: false,
  },
  clerk: {
    label: { en: 'Village clerk', zh: '村级信息员' },
    sees: ['phone', 'health'],
    reveals: ['identity'],
    ...field,
  },
  resident: {
    label: { en: 'Resident team', zh: '驻村工作队' },
    sees: ['phone', 'health'],
    reveals: ['identity'],
    ...field,
  },
  // Helpers never see bank or ID numbers (domain.md §5.2).
  helper: { label: { en: 'Helper', zh: '帮扶责任人' }, sees: ['phone'], reveals: [], ...field },
  recorder: {
    label: { en: 'Assembly recorder', zh: '评议记录员' },
    sees: [],
    reveals: [],
    ...reader,
  },
  township: {
    label: { en: 'Township officer', zh: '乡镇工作人员' },
    sees: ['phone', 'health'],
    reveals: ['identity', 'bank'],
    ...field,
  },
  county: {
    label: { en: 'County office', zh: '县级工作人员' },
    needs: 'totp',
    sees: ['phone', 'health'],
    reveals: ['identity', 'bank'],
    ...field,
  },
  finance: {
    label: { en: 'Finance officer', zh: '财务人员' },
    needs: 'totp',
    sees: ['phone'],
    reveals: ['identity', 'bank'],
    ...reader,
  },
  department: {
    label: { en: 'Department', zh: '行业部门' },
    sees: [],
    reveals: ['identity'],
    ...reader,
  },
  supervisor: {
    label: { en: 'City or province', zh: '市（省）级督导' },
    sees: [],
    reveals: [],
    ...reader,
  },
  auditor: {
    label: { en: 'Auditor', zh: '审计与评估人员' },
    sees: ['health'],
    reveals: ['identity', 'bank', 'phone'],
    ...reader,
  },
  // Sees what they gave and what became of it, and nothing else of the tenant.
  donor: {
    label: { en: 'Donor', zh: '捐赠人' },
    sees: [],
    reveals: [],
    households: false,
    edits: false,
  },
  admin: {
    label: { en: 'Administrator', zh: '系统管理员' },
    needs: 'totp',
    sees: [],
    reveals: [],
    households: false,
    edits: false,
  },
}

const isRole = (role: string): role is Role => Object.hasOwn(roleTable, role)
/**
 * `system` alone sees everything. Beside a person's roles (in a job of theirs) it says what the job
 * may do, not what it may show: its files hold what that person may see.
 */
const some = (list: readonly string[], test: (facts: RoleFacts) => boolean): boolean =>
  (list.length > 0 && list.every((role) => role === 'system')) ||
  list.some((role) => isRole(role) && test(roleTable[role]))

/** True when one of the roles may ask to see a masked value of this kind; the look is an event. */
export const mayReveal = (list: readonly string[], kind: SensitiveKind): boolean =>
  some(list, (facts) => facts.reveals.includes(kind) || facts.sees.includes(kind))

/** True when one of the roles sees values of this kind unmasked in lists and pages. */
export const maySee = (list: readonly string[], kind: SensitiveKind): boolean =>
  some(list, (facts) => facts.sees.includes(kind))

/** Roles that may read household data: not the administrator (no break-glass here). */
export const householdReaders: readonly Role[] = roles.filter((r) => roleTable[r].households)
/** Roles that may change household data. */
export const householdEditors: readonly Role[] = roles.filter((r) => roleTable[r].edits)
/** Roles that act only after a second factor. */
export const strongRoles: readonly Role[] = roles.filter((r) => roleTable[r].needs)
