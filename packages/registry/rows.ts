import type { Item, Operation } from '@terrace/platform/db'
import type { TenantKeys } from '@terrace/platform/keyring'
import { type Row, refusing } from '@terrace/platform/write'
import type { Settings } from '@terrace/tenancy'
import { briefOf, headOf, present } from './brief.ts'
import { FindingEntity } from './finding.entity.ts'
import { HouseholdEntity } from './household.entity.ts'
import type { Household, Member } from './model.ts'
import { lineOfMember } from './name-line.ts'
import { ClaimEntity, type NameLine, PersonNameEntity } from './person-key.entity.ts'
import { initialOf, searchNames } from './person-name.ts'
import { blindIdNumber, isUniqueType, purposes } from './seal.ts'

interface Desk {
  tenant: string
  keys: TenantKeys
  settings: Settings
}

/** The household's own item. A new one must not exist; a changed one must be as it was read. */
export function householdRow(desk: Desk, next: Household, was?: Household): Row {
  const item = {
    tenant: desk.tenant,
    household: next.household,
    anchor: next.anchor,
    path: next.path,
    number: next.number,
    status: next.status,
    cause: next.causeMain ?? 'none',
    kind: next.type ?? 'none',
    version: next.version,
    doc: JSON.stringify(next),
    brief: JSON.stringify(briefOf(desk.settings, next)),
  }
  if (!was) {
    return refusing(HouseholdEntity.create(item), 'conflict', 'household.exists', {
      household: next.household,
    })
  }
  const put: Operation = {
    params: (options) => ({
      ...(HouseholdEntity.put(item).params(options) as Item),
      ConditionExpression: 'version = :was',
      ExpressionAttributeValues: { ':was': was.version },
    }),
  }
  return refusing(put, 'stale', 'household.stale', (existing) => ({
    household: next.household,
    current: existing ? Number(existing.version) : undefined,
  }))
}

interface Claim {
  kind: 'number' | 'id-number' | 'ref'
  value: string
  member?: string
  path: string
}

/** Everything of a household that nobody else in the tenant may have. */
function claimsOf(desk: Desk, household: Household | undefined): Map<string, Claim> {
  const claims: Claim[] = []
  if (household) {
    // Numbers are permanent: those of a closed household are never given again.
    claims.push({ kind: 'number', value: household.number, path: 'number' })
    if (household.source) {
      claims.push({ kind: 'ref', value: refClaim(household.source), path: 'source' })
    }
    for (const [i, member] of household.members.entries()) {
      if (household.status === 'closed') break
      const value = idClaim(desk, member)
      if (value) {
        const path = `members.${i}.idNumber`
        claims.push({ kind: 'id-number', value, member: member.member, path })
      }
    }
  }
  return new Map(claims.map((claim) => [`${claim.kind}\n${claim.value}`, claim]))
}

/** A source's own number for a household: the file it came from, and its number there. */
export const refClaim = (source: { import: string; ref: string }) =>
  `${source.import}\u0001${source.ref}`

/** Somebody who left by moving, marriage or split may be a member of another household. */
function idClaim(desk: Desk, member: Member): string | undefined {
  if (!member.idNumber || member.left || !isUniqueType(desk.settings, member.idType))
    return undefined
  const number = desk.keys.open(member.idNumber.sealed, purposes.idNumber)
  return blindIdNumber(desk.keys, member.idType ?? '', number)
}

const taken = {
  number: 'household.number-taken',
  'id-number': 'member.id-taken',
  ref: 'household.ref-taken',
}

export function claimRows(desk: Desk, next: Household, was?: Household): Row[] {
  const { tenant } = desk
  const [after, before] = [claimsOf(desk, next), claimsOf(desk, was)]
  const rows: Row[] = []
  for (const [key, { kind, value, member, path }] of after) {
    if (before.has(key)) continue
    const row = ClaimEntity.create({
      tenant,
      kind,
      value,
      owner: next.household,
      ...(member ? { member } : {}),
    })
    const code = taken[kind]
    rows.push(
      refusing(row, 'conflict', code, (existing) => ({
        owner: existing?.owner,
        fields: [{ path, code }],
      })),
    )
  }
  for (const [key, { kind, value }] of before) {
    if (!after.has(key)) rows.push(ClaimEntity.delete({ tenant, kind, value }))
  }
  return rows
}

interface NameRow {
  tenant: string
  initial: string
  name: string
  household: string
  member: string
  brief: NameLine
}

/** The lines by which people of a household are found by name. */
function namesOf(tenant: string, household: Household | undefined) {
  const lines = new Map<string, NameRow>()
  if (!household || household.status === 'closed') return lines
  for (const member of present(household)) {
    if (!member.name) continue
    const brief = lineOfMember(household, member)
    for (const name of searchNames(member.name)) {
      const row = {
        tenant,
        initial: initialOf(name),
        name,
        household: household.household,
        member: member.member,
        brief,
      }
      lines.set(`${name}\n${member.member}`, row)
    }
  }
  return lines
}

export function nameRows(tenant: string, next: Household, was?: Household): Row[] {
  const [after, before] = [namesOf(tenant, next), namesOf(tenant, was)]
  const rows: Row[] = []
  for (const [key, line] of after) {
    const had = before.get(key)
    if (had && JSON.stringify(had.brief) === JSON.stringify(line.brief)) continue
    rows.push(PersonNameEntity.put({ ...line, brief: JSON.stringify(line.brief) }))
  }
  for (const [key, { brief: _, ...line }] of before) {
    if (!after.has(key)) rows.push(PersonNameEntity.delete(line))
  }
  return rows
}

/** The worklist line of what is wrong with a household; none when nothing is. */
export function findingRows(tenant: string, next: Household, was?: Household): Row[] {
  const key = { tenant, household: next.household }
  if (next.findings.length === 0 || next.status === 'closed') {
    return was && was.findings.length > 0 ? [FindingEntity.delete(key)] : []
  }
  const errors = next.findings.filter((f) => f.severity === 'error').length
  const brief = {
    household: next.household,
    number: next.number,
    head: headOf(next)?.name,
    area: next.area,
    areaName: next.areaName,
    errors,
    warnings: next.findings.length - errors,
    rules: [...new Set(next.findings.map((f) => f.rule))].sort(),
  }
  const same = was && JSON.stringify(was.findings) === JSON.stringify(next.findings)
  if (same && was.path === next.path && headOf(was)?.name === brief.head) return []
  return [
    FindingEntity.put({
      ...key,
      anchor: next.anchor,
      path: next.path,
      severity: errors > 0 ? 'error' : 'warning',
      brief,
    }),
  ]
}
