import { type Ctx, covers } from '@terrace/platform/context'
import type { Key } from '@terrace/platform/db'
import type { Change } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import { shortId } from '@terrace/platform/ids'
import type { TenantKeys } from '@terrace/platform/keyring'
import type { Row } from '@terrace/platform/write'
import { type Area, areaOf, incomeYearOf, type Settings, settingsOf } from '@terrace/tenancy'
import { type FactsChange, factsOf, lineOf } from './brief.ts'
import { diff } from './history.ts'
import { normalIdNumber } from './identity-number.ts'
import type {
  Finding,
  Household,
  HouseholdInput,
  Member,
  MemberInput,
  Sealed,
  Snapshot,
  Status,
} from './model.ts'
import { findMember, type HouseholdPatch, lay, type MemberPatch } from './patch.ts'
import { ClaimEntity } from './person-key.entity.ts'
import { checkQuality } from './quality.ts'
import { refuseTooLarge } from './room.ts'
import { claimRows, findingRows, householdRow, nameRows } from './rows.ts'
import { checkHousehold } from './rules.ts'
import { blindIdNumber, purposes, sealBank, sealIdNumber, sealPhone } from './seal.ts'

/** What writing a household needs at hand; made once a command or once an import. */
export interface Desk {
  ctx: Ctx
  tenant: string
  keys: TenantKeys
  settings: Settings
  today: string
}

/** A household ready to be committed: its rows with their conditions, and what changed. */
export interface Prepared {
  household: Household
  rows: Row[]
  facts: FactsChange
  changes: Change[]
}

export async function deskOf(ctx: Ctx): Promise<Desk> {
  const [keys, settings] = await Promise.all([
    ctx.ports.keys.of(ctx.db, ctx.tenant),
    settingsOf(ctx),
  ])
  return { ctx, tenant: ctx.tenant, keys, settings, today: ctx.today() }
}

/**
 * An area of the actor's where households may live.
 * @throws Fault missing `area.missing` also for one that is not theirs, invalid `area.ended`
 */
export async function homeArea(ctx: Ctx, id: string): Promise<Area> {
  const area = await areaOf(ctx, id)
  if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
  if (area.until !== undefined && area.until <= ctx.today()) {
    throw invalid([{ path: 'area', code: 'area.ended', params: { name: area.name } }])
  }
  return area
}

interface NewOptions {
  household?: string
  status?: Status
  source?: { import: string; ref: string }
  /** People who are already known: those who leave a household to found this one. */
  people?: Member[]
  /** The households that it came from. */
  from?: string[]
}

/**
 * A new household, checked by every rule. Its number is made when none is given.
 * @throws Fault invalid with every wrong field
 */
export function prepareNew(
  desk: Desk,
  area: Area,
  input: HouseholdInput,
  options: NewOptions = {},
): Prepared {
  const { ctx, keys } = desk
  const {
    members,
    income,
    living,
    needs,
    year,
    phone,
    bankAccount,
    area: _,
    number,
    ...facts
  } = input
  const snapshot: Snapshot = {
    year: year ?? currentYear(desk),
    income: income ?? {},
    living: living ?? {},
    ...(needs ? { needs } : {}),
  }
  const next: Household = {
    ...facts,
    ...placeOf(area),
    household: options.household ?? ctx.newId('hh'),
    number: number ?? madeNumber(ctx),
    version: 1,
    status: options.status ?? 'candidate',
    phone: sealPhone(keys, phone),
    bankAccount: sealBank(keys, bankAccount),
    members: options.people ?? members.map((member) => newMember(desk, member)),
    snapshot,
    findings: [],
    ...(options.from ? { lineage: { from: options.from } } : {}),
    source: options.source,
    createdAt: ctx.now(),
    createdBy: { id: ctx.actor.id, name: ctx.actor.name },
    updatedAt: ctx.now(),
  }
  return options.people ? prepared(desk, next) : whole(desk, prepared(desk, next))
}

/**
 * A changed household. The patch names what changes; nothing else does.
 * @returns undefined when nothing would change
 * @throws Fault invalid with every wrong field, missing `member.missing`
 */
export function prepareChange(
  desk: Desk,
  current: Household,
  patch: HouseholdPatch,
  area?: Area,
): Prepared | undefined {
  const { income, living, needs, members, phone, bankAccount, relocation, ...facts } = patch
  const snapshot: Snapshot = {
    ...current.snapshot,
    income: lay(current.snapshot.income, income),
    living: lay(current.snapshot.living, living),
    ...(needs ? { needs: lay(current.snapshot.needs ?? {}, needs) } : {}),
  }
  const next: Household = {
    ...lay(current, facts),
    ...(area ? placeOf(area) : {}),
    snapshot,
    phone: sealPhone(desk.keys, phone, current.phone),
    bankAccount: sealBank(desk.keys, bankAccount, current.bankAccount),
    members: patchMembers(desk, current.members, members ?? []),
    ...(relocation ? { relocation: lay(current.relocation ?? {}, relocation) } : {}),
  }
  const change = prepareNext(desk, current, next)
  return change && whole(desk, change)
}

/** @throws Fault invalid when no transaction holds it; a split or merge counts both households */
function whole(desk: Desk, change: Prepared): Prepared {
  refuseTooLarge(desk.tenant, change.household, change.rows)
  return change
}

/** Rows and changes that lead from one state to the next; undefined when they are the same. */
export function prepareNext(desk: Desk, current: Household, next: Household): Prepared | undefined {
  const changes = diff(current, next)
  if (changes.length === 0) return undefined
  const updated = { ...next, version: current.version + 1, updatedAt: desk.ctx.now() }
  return prepared(desk, updated, current, changes)
}

function prepared(desk: Desk, draft: Household, was?: Household, changes: Change[] = []): Prepared {
  const { settings, tenant, today } = desk
  const fields = checkHousehold(settings, draft, {
    today,
    idNumbers: openNumbers(desk, draft),
    was,
  })
  if (fields.length > 0) throw invalid(fields)
  const household = withoutUndefined({
    ...draft,
    findings: findingsOf(desk, draft),
    line: lineOf(settings, draft),
  })
  const rows = [
    householdRow(desk, household, was),
    ...claimRows(desk, household, was),
    ...nameRows(tenant, household, was),
    ...findingRows(tenant, household, was),
  ]
  const facts = { before: was && factsOf(settings, was), after: factsOf(settings, household) }
  return { household, rows, facts, changes }
}

/** ID numbers are checked in clear; they are opened here and nowhere stored so. */
function openNumbers(desk: Desk, household: Household): ReadonlyMap<string, string> {
  const clear = new Map<string, string>()
  for (const member of household.members) {
    if (member.idNumber) {
      clear.set(member.member, desk.keys.open(member.idNumber.sealed, purposes.idNumber))
    }
  }
  return clear
}

/** What is wrong with a household by the tenant's rules; sealed values are looked at in clear. */
function findingsOf(desk: Desk, household: Household): Finding[] {
  const phones = new Map<string, string>()
  const note = (id: string, phone: Sealed | undefined) => {
    if (phone) phones.set(id, desk.keys.open(phone.sealed, purposes.phone))
  }
  note('household', household.phone)
  for (const member of household.members) note(member.member, member.phone)
  const idNumbers = openNumbers(desk, household)
  return checkQuality(desk.settings, household, { today: desk.today, idNumbers, phones })
}

const withoutUndefined = (household: Household): Household =>
  JSON.parse(JSON.stringify(household)) as Household

const placeOf = (area: Area) => ({
  area: area.area,
  path: area.path,
  anchor: area.anchor,
  areaName: area.name,
})

function newMember(desk: Desk, input: MemberInput, joined?: Member['joined']): Member {
  const { idNumber, phone, ...facts } = input
  return {
    ...facts,
    ...(idNumber && !facts.idType ? { idType: desk.settings.identity.types[0]?.code } : {}),
    member: shortId('m', desk.ctx.ports.random),
    idNumber: sealIdNumber(desk.keys, idNumber),
    phone: sealPhone(desk.keys, phone),
    ...(joined ? { joined } : {}),
  }
}

function patchMembers(desk: Desk, members: Member[], patches: readonly MemberPatch[]): Member[] {
  const next = [...members]
  for (const { member: id, idNumber, phone, joined, left, ...facts } of patches) {
    if (id === undefined) {
      next.push(newMember(desk, { ...lay({}, facts), idNumber, phone }, joined))
      continue
    }
    const at = next.findIndex((m) => m.member === id)
    const current = findMember(next, id)
    if (!current) throw fault('missing', 'member.missing', { member: id })
    next[at] = {
      ...lay(current, { ...facts, joined, left }),
      idNumber: sealIdNumber(desk.keys, idNumber, current.idNumber),
      phone: sealPhone(desk.keys, phone, current.phone),
    }
  }
  return next
}

/** The year whose income year holds today (domain.md §2.3: 1 Oct – 30 Sep by default). */
export const currentYear = (desk: Pick<Desk, 'settings' | 'today'>): number =>
  incomeYearOf(desk.settings, desk.today)

/** A number that can be made anywhere, even offline: 50 bits of chance, in groups a voice can spell. */
function madeNumber(ctx: Ctx): string {
  const chance = ctx.newId('n').slice(-10).toUpperCase()
  return `${chance.slice(0, 5)}-${chance.slice(5)}`
}

/** The key of a claim's item `{ owner, member? }`: whose a number, an ID number or a file ref is. */
export function claimKey(tenant: string, kind: 'number' | 'id-number' | 'ref', value: string): Key {
  const params = ClaimEntity.get({ tenant, kind, value }).params<{ Key: Key }>({ table: 't' })
  return params.Key
}

/** The key of the claim of a household number: whose it is. */
export const numberClaimKey = (tenant: string, number: string): Key =>
  claimKey(tenant, 'number', number)

/** The key of the claim of an ID number, as typed. */
export const idClaimKey = (desk: Desk, type: string, typed: string): Key =>
  claimKey(desk.tenant, 'id-number', blindIdNumber(desk.keys, type, normalIdNumber(typed)))

/** The household checked by today's rules and amounts; undefined when nothing is found anew. */
export function prepareAgain(desk: Desk, household: Household): Prepared | undefined {
  const findings = findingsOf(desk, household)
  const before = factsOf(desk.settings, household)
  const line = lineOf(desk.settings, household)
  const same = JSON.stringify(findings) === JSON.stringify(household.findings)
  if (same && (!before || before.line === line)) return undefined
  const next = { ...household, findings, line }
  const rows = [
    householdRow(desk, { ...next, version: household.version + 1 }, household),
    ...findingRows(desk.tenant, next, household),
  ]
  const facts = { before, after: factsOf(desk.settings, next) }
  return { household: next, rows, facts, changes: [] }
}
