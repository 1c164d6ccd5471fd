import type { Db } from '@terrace/platform/db'
import { present } from './brief.ts'
import { householdKey, parseHousehold } from './household-store.ts'
import type { Household } from './model.ts'
import { lineOfMember } from './name-line.ts'
import type { NameLine } from './person-key.entity.ts'
import { similarNames } from './person-name.ts'
import type { SuspectLine } from './suspect.entity.ts'

/**
 * Pairs as their people are today, in the same order; undefined for one that is none any more:
 * somebody left or died, the household was closed, both are one household, or a name or birthday
 * was put right. Whoever reads the answer looks at the paths: households of anywhere are read.
 */
export async function pairsToday(
  db: Db,
  tenant: string,
  lines: readonly SuspectLine[],
): Promise<(SuspectLine | undefined)[]> {
  const ids = new Set(lines.flatMap(({ a, b }) => [a.household, b.household]))
  const items = await db.batchGet([...ids].map((id) => householdKey(tenant, id)))
  const households = new Map(
    items.map((item) => {
      const household = parseHousehold(item.doc)
      return [household.household, household]
    }),
  )
  return lines.map((line) => {
    const [a, b] = [line.a, line.b].map((one) => today(households.get(one.household), one))
    return a && b && mayBeOne(a, b) ? { ...line, a, b } : undefined
  })
}

function today(household: Household | undefined, was: NameLine): NameLine | undefined {
  if (!household || household.status === 'closed') return undefined
  const member = present(household).find((one) => one.member === was.member)
  return member && lineOfMember(household, member)
}

const mayBeOne = (a: NameLine, b: NameLine): boolean =>
  a.household !== b.household &&
  a.birth !== undefined &&
  a.birth === b.birth &&
  similarNames(a.name, b.name)
