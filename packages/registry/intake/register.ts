import { covers } from '@terrace/platform/context'
import type { Item, Key } from '@terrace/platform/db'
import { householdKey, parseHousehold } from '../household-store.ts'
import type { Household, MemberInput } from '../model.ts'
import { refClaim } from '../rows.ts'
import { isUniqueType } from '../seal.ts'
import { claimKey, type Desk, idClaimKey } from '../writer.ts'
import type { Draft, Problem } from './draft.ts'
import type { Plan } from './plan.ts'
import { problemAt, type Refusal } from './problem.ts'
import type { Session } from './session.ts'

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

type Named = Plan['people'][number]['cells'][number]

/** A key of the file that is an ID number must not stand in the register in clear. */
export function refOf(
  { desk, plan, mapping }: Session,
  { group: { key } }: Draft,
): { import: string; ref: string } {
  const isSecret = ({ index, name }: Named) => index === plan.key && name === 'idNumber'
  const secret = plan.people.some(({ cells }) => cells.some(isSecret))
  return { import: mapping.source, ref: secret ? desk.keys.blind(key, 'import.ref') : key }
}

const refKeys = new WeakMap<Draft, Key>()

function refKey(session: Session, draft: Draft): Key {
  let key = refKeys.get(draft)
  if (!key) {
    key = claimKey(session.ctx.tenant, 'ref', refClaim(refOf(session, draft)))
    refKeys.set(draft, key)
  }
  return key
}

export function idKey(desk: Desk, { idType, idNumber }: MemberInput): Key | undefined {
  const type = idType ?? desk.settings.identity.types[0]?.code
  return idNumber && isUniqueType(desk.settings, type)
    ? idClaimKey(desk, type ?? '', idNumber)
    : undefined
}

/** The claims of a whole batch in one read, then the households that hold them in another. */
export async function readRegister(session: Session, drafts: readonly Draft[]): Promise<Register> {
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

/** The household of the register that this one is, by the key of its source or by its number. */
export function matchOf(
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
export function foreignIds(
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
