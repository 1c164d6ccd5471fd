import { present } from '../brief.ts'
import type { Household, Member, MemberInput } from '../model.ts'
import { normalName } from '../person-name.ts'
import type { Draft } from './draft.ts'
import { idKey, type Register, textOf } from './register.ts'
import type { Session } from './session.ts'

/** Which member of the register each row of the file is about. */
export interface Pairing {
  /** By row: the id of the member; undefined for somebody who joins. */
  ids: (string | undefined)[]
  /** By place among the members after the change: the row. */
  rows: number[]
  /** Members of the register who are not in the file. */
  others: Member[]
}

/**
 * Finds each person of the file among the members: by the file's own key, by ID number, by name and
 * birthday, by name alone where it is the only one. A household row speaks of the head.
 */
export function pairMembers(
  session: Session,
  register: Register,
  household: Household,
  { input }: Draft,
): Pairing {
  const free = new Set(present(household))
  const taken = new Map<number, Member>()
  const take = (find: (input: MemberInput) => Member | undefined) => {
    for (const [i, member] of input.members.entries()) {
      const found = taken.has(i) ? undefined : find(member)
      if (!found || !free.has(found)) continue
      free.delete(found)
      taken.set(i, found)
    }
  }
  const only = (test: (member: Member) => boolean): Member | undefined => {
    const all = [...free].filter(test)
    return all.length === 1 ? all[0] : undefined
  }
  take(({ ref }) => (ref === undefined ? undefined : only((m) => m.ref === ref)))
  take((member) => {
    const key = idKey(session.desk, member)
    const owner = key && register.owners.get(textOf(key))
    return owner && only((m) => m.member === owner.member)
  })
  if (session.mapping.shape === 'households') {
    take(({ relation }) => only((m) => relation === 'head' && m.relation === 'head'))
  }
  take(({ name, birth }) =>
    name && birth ? only((m) => m.birth === birth && isNamed(m, name)) : undefined,
  )
  take(({ name, ref }) => (name && ref === undefined ? only((m) => isNamed(m, name)) : undefined))
  return {
    ids: input.members.map((_, i) => taken.get(i)?.member),
    rows: placesOf(household, input.members, taken),
    others: [...free],
  }
}

const isNamed = (member: Member, name: string) =>
  member.name !== undefined && normalName(member.name) === normalName(name)

function placesOf(
  household: Household,
  members: readonly MemberInput[],
  taken: ReadonlyMap<number, Member>,
): number[] {
  const rowOf = new Map([...taken].map(([i, member]) => [member.member, i]))
  const known = household.members.map((member) => rowOf.get(member.member) ?? 0)
  return [...known, ...members.map((_, i) => i).filter((i) => !taken.has(i))]
}
