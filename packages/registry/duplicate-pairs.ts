import type { Db } from '@terrace/platform/db'
import { present } from './brief.ts'
import type { Household } from './model.ts'
import { lineOfMember } from './name-line.ts'
import { type NameLine, nameLineOf, namesakesBy } from './person-key.entity.ts'
import { initialOf, normalName, similarNames } from './person-name.ts'
import type { Pair } from './suspect-row.ts'

/** People of other households with exactly this name and birthday, anywhere in the tenant. */
async function namesakes(db: Db, tenant: string, line: NameLine): Promise<Pair[]> {
  const name = normalName(line.name)
  if (name === '' || line.birth === undefined) return []
  const { items } = await db.query(namesakesBy(tenant, initialOf(name), name), { limit: 50 })
  return items
    .map((item) => nameLineOf(item))
    .filter((other) => other.birth === line.birth && other.household !== line.household)
    .map((other) => ({ a: line, b: other, why: 'same-name-and-birth' }))
}

/** Similar names with the same birthday among the people of one area. */
export function neighbours(lines: readonly NameLine[]): Pair[] {
  const byBirth = new Map<string, NameLine[]>()
  for (const line of lines) {
    if (line.birth) byBirth.set(line.birth, [...(byBirth.get(line.birth) ?? []), line])
  }
  const pairs: Pair[] = []
  for (const group of byBirth.values()) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        if (a.household === b.household || normalName(a.name) === normalName(b.name)) continue
        if (similarNames(a.name, b.name)) pairs.push({ a, b, why: 'similar-name-and-birth' })
      }
    }
  }
  return pairs
}

/** A closed household keeps its people for its history: they are not compared with themselves. */
export const linesOf = (household: Household): NameLine[] =>
  household.status === 'closed'
    ? []
    : present(household)
        .filter((member) => member.name)
        .map((member) => lineOfMember(household, member))

/** The pairs that one new or changed household gives rise to. */
export async function pairsOf(db: Db, tenant: string, household: Household): Promise<Pair[]> {
  const found = await Promise.all(linesOf(household).map((line) => namesakes(db, tenant, line)))
  return found.flat().slice(0, MOST)
}

/** A name and birthday shared by more people than this is a filler, not a person. */
const MOST = 20
