import { parse } from '@terrace/platform/command'
import { covers } from '@terrace/platform/context'
import type { Item, Key } from '@terrace/platform/db'
import { isFault } from '@terrace/platform/fault'
import type { Area } from '@terrace/tenancy'
import { householdKey, parseHousehold } from '../household-store.ts'
import { type Household, HouseholdInput, type MemberInput } from '../model.ts'
import type { HouseholdPatch, MemberPatch } from '../patch.ts'
import { refClaim } from '../rows.ts'
import { isUniqueType } from '../seal.ts'
import {
  claimKey,
  currentYear,
  type Desk,
  idClaimKey,
  type Prepared,
  prepareChange,
  prepareNew,
} from '../writer.ts'
import type { Draft, Problem } from './draft.ts'
import { type Pairing, pairMembers } from './pair-members.ts'
import { keptProblems, problemAt, type Refusal } from './problem.ts'
import { deskNow, ROOM, type Session } from './session.ts'

export type Fate = 'new' | 'changed' | 'unchanged' | 'rejected'

/** What becomes of a household of the file. */
export interface Outcome {
  draft: Draft
  fate: Fate
  problems: Problem[]
  prepared?: Prepared
  household?: string
}

export interface Owner {
  owner: string
  member?: string
}

/** What the register says about the households of a batch. */
export interface Register {
  owners: Map<string, Owner>
  households: Map<string, Household>
}

export const textOf = ({ pk, sk }: Key) => `${pk}\n${sk}`

/** A key of the file that is an ID number must not stand in the register in clear. */
function refOf({ desk, mapping }: Session, draft: Draft): { import: string; ref: string } {
  const { key } = draft.group
  const own = mapping.household ?? mapping.columns.find((c) => c.field === 'number')?.column
  const ref = own ? key : desk.keys.blind(key, 'import.ref')
  return { import: mapping.source, ref }
}

const refKey = (session: Session, draft: Draft): Key =>
  claimKey(session.ctx.tenant, 'ref', refClaim(refOf(session, draft)))

export function idKey(desk: Desk, { idType, idNumber }: MemberInput): Key | undefined {
  const type = idType ?? desk.settings.identity.types[0]?.code
  return idNumber && isUniqueType(desk.settings, type)
    ? idClaimKey(desk, type ?? '', idNumber)
    : undefined
}

/** The claims of a whole batch in one read, then the households that hold them in another. */
async function readRegister(session: Session, drafts: readonly Draft[]): Promise<Register> {
  const { ctx, desk } = session
  const keys: Key[] = []
  for (const draft of drafts) {
    keys.push(refKey(session, draft))
    if (draft.input.number) keys.push(claimKey(ctx.tenant, 'number', draft.input.number))
    for (const member of draft.input.members) {
      const key = idKey(desk, member)
      if (key) keys.push(key)
    }
  }
  const owners = new Map<string, Owner>()
  for (const item of keys.length > 0 ? await ctx.db.batchGet(keys, true) : []) {
    owners.set(`${item.pk}\n${item.sk}`, ownerOf(item))
  }
  const ids = new Set([...owners.values()].map((o) => o.owner))
  const households = new Map<string, Household>()
  if (ids.size > 0) {
    const items = await ctx.db.batchGet(
      [...ids].map((id) => householdKey(ctx.tenant, id)),
      true,
    )
    for (const item of items) {
      const household = parseHousehold(item.doc)
      households.set(household.household, household)
    }
  }
  return { owners, households }
}

const ownerOf = (item: Item): Owner => ({
  owner: String(item.owner),
  ...(item.member ? { member: String(item.member) } : {}),
})

/** Decides for each household of a batch what is to be done. Writes nothing. */
export async function decide(session: Session, drafts: readonly Draft[]): Promise<Outcome[]> {
  const sound = drafts.filter((draft) => !draft.problems.some((p) => p.severity === 'error'))
  const [register, areas] = await Promise.all([
    readRegister(session, sound),
    Promise.all(drafts.map((draft) => session.areas.find(draft.area))),
  ])
  const desk = deskNow(session)
  return drafts.map((draft, i) => {
    const found = areas[i]
    const problems = [...draft.problems]
    if (!found || 'code' in found) problems.push(problemAt(session, draft, 'area', found ?? none))
    const rejected = problems.some((p) => p.severity === 'error')
    if (rejected || !found || 'code' in found) return { draft, fate: 'rejected', problems }
    return decideOne({ ...session, desk }, register, draft, found.area)
  })
}

const none = { code: 'area.none' }

function decideOne(session: Session, register: Register, draft: Draft, area: Area): Outcome {
  const { desk, mapping } = session
  const problems = [...draft.problems]
  const match = matchOf(session, register, draft)
  const reject = (more: Problem[]): Outcome => ({
    draft,
    fate: 'rejected',
    problems: [...problems, ...more],
    ...(match && 'household' in match ? { household: match.household } : {}),
  })
  if (match && 'code' in match) return reject([problemAt(session, draft, 'household', match)])
  const foreign = foreignIds(session, register, draft, match)
  if (foreign.length > 0) return reject(foreign)
  const pairing = match && pairMembers(session, register, match, draft)
  try {
    const input = parse(HouseholdInput, { ...draft.input, area: area.area })
    if (!match || !pairing) {
      const options = { status: mapping.status, source: refOf(session, draft) }
      return fated(session, draft, 'new', problems, prepareNew(desk, area, input, options))
    }
    const year = otherYear(session, match, input)
    if (year) return reject([problemAt(session, draft, 'year', year)])
    const moved = area.area === match.area ? undefined : area
    const prepared = prepareChange(desk, match, patchOf(input, pairing), moved)
    problems.push(...keptProblems(session, draft, match, pairing))
    if (prepared) return fated(session, draft, 'changed', problems, prepared, pairing)
    return { draft, fate: 'unchanged', problems, household: match.household }
  } catch (error) {
    if (!isFault(error) || error.kind === 'internal' || error.kind === 'unavailable') throw error
    const fields = error.detail.fields ?? [{ path: '', code: error.code }]
    return reject(fields.map((field) => problemAt(session, draft, field.path, field, pairing)))
  }
}

/** A household that is to be written, with what the quality rules find in it. */
function fated(
  session: Session,
  draft: Draft,
  fate: Fate,
  problems: Problem[],
  prepared: Prepared,
  pairing?: Pairing,
): Outcome {
  const { household, findings } = prepared.household
  const found = findings.map(({ rule, path, params }): Problem => {
    const refusal = { code: `quality.${rule}`, ...(params ? { params } : {}) }
    return { ...problemAt(session, draft, path, refusal, pairing), severity: 'warning' }
  })
  const tooMany = prepared.rows.length > ROOM
  if (!tooMany) return { draft, fate, problems: [...problems, ...found], prepared, household }
  const large = problemAt(session, draft, '', { code: 'import.household-too-large' })
  return { draft, fate: 'rejected', problems: [...problems, large] }
}

/** The household of the register that this one is, by the key of its source or by its number. */
function matchOf(
  session: Session,
  { owners, households }: Register,
  draft: Draft,
): Household | Refusal | undefined {
  const { tenant } = session.ctx
  const { number } = draft.input
  const byRef = owners.get(textOf(refKey(session, draft)))?.owner
  const byNumber = number && owners.get(textOf(claimKey(tenant, 'number', number)))?.owner
  if (byRef && byNumber && byRef !== byNumber) return { code: 'match.two' }
  const household = households.get(byRef ?? byNumber ?? '')
  if (!household) return undefined
  if (!covers(session.ctx, household.path)) return { code: 'match.elsewhere' }
  if (household.status === 'closed' || household.status === 'removed') {
    return { code: 'match.closed', params: { number: household.number } }
  }
  return household
}

/** ID numbers that belong to somebody in another household of the register. */
function foreignIds(
  session: Session,
  { owners, households }: Register,
  draft: Draft,
  match: Household | undefined,
): Problem[] {
  return draft.input.members.flatMap((member, i) => {
    const key = idKey(session.desk, member)
    const owner = key && owners.get(textOf(key))
    if (!owner || owner.owner === match?.household) return []
    const other = households.get(owner.owner)
    // Where the other household may not be seen, its number is not told.
    const number = other && covers(session.ctx, other.path) ? other.number : undefined
    const code = number ? 'match.id-number' : 'member.id-taken'
    return [
      problemAt(session, draft, `members.${i}.idNumber`, {
        code,
        params: { number: number ?? '' },
      }),
    ]
  })
}

/** Amounts of one year must not be laid over those of another. */
function otherYear(session: Session, match: Household, input: HouseholdInput): Refusal | undefined {
  if (!input.income && !input.living && !input.needs) return undefined
  const year = input.year ?? currentYear(session.desk)
  const kept = match.snapshot.year
  return year === kept ? undefined : { code: 'match.other-year', params: { year, kept } }
}

function patchOf(input: HouseholdInput, pairing: Pairing): HouseholdPatch {
  const { members, area: _area, number: _number, year: _year, ...facts } = input
  return {
    ...facts,
    members: members.map((member, i): MemberPatch => {
      const id = pairing.ids[i]
      return id === undefined ? member : { ...member, member: id }
    }),
  }
}
