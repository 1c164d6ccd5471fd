import type { Db, Item, Key, Operation } from '@terrace/platform/db'
import type { Row } from '@terrace/platform/write'
import type { NameLine } from './person-key.entity.ts'
import { SuspectEntity, type SuspectLine } from './suspect.entity.ts'

export interface Pair {
  a: NameLine
  b: NameLine
  why: string
}

export const suspectId = ({ a, b }: Pick<Pair, 'a' | 'b'>): string =>
  [a.member, b.member].sort().join('-')

const keyOf = (tenant: string, suspect: string): Key =>
  SuspectEntity.get({ tenant, suspect }).params<{ Key: Key }>({ table: 't' }).Key

const OPEN = {
  ConditionExpression: '#s = :open',
  ExpressionAttributeNames: { '#s': 'state' },
  ExpressionAttributeValues: { ':open': 'open' },
}

/** A row on condition that nobody has decided on its pair. */
export const whileOpen = (operation: Operation): Operation => ({
  params: (options) => ({ ...(operation.params(options) as Item), ...OPEN }),
})

/** The row of a pair in the queue of the first one's area. */
export const pairRow = (tenant: string, brief: SuspectLine, state: 'open' | 'decided'): Operation =>
  SuspectEntity.put({
    tenant,
    suspect: brief.suspect,
    root: brief.a.path.split('/')[0] ?? '',
    state,
    path: brief.a.path,
    brief,
  })

export const goneRow = (tenant: string, suspect: string): Row =>
  whileOpen(SuspectEntity.delete({ tenant, suspect }))

/**
 * Puts pairs into the queue. One that waits there is shown as it is today; one that was decided is
 * left as it is: what a person decided is not asked again. Races are told by a condition.
 */
export async function suspectRows(db: Db, tenant: string, pairs: readonly Pair[]): Promise<Row[]> {
  // Both households of a pair may be in one batch; a transaction takes each row once.
  const byId = new Map(pairs.map((pair) => [suspectId(pair), pair]))
  const known = await db.batchGet(
    [...byId.keys()].map((suspect) => keyOf(tenant, suspect)),
    true,
  )
  const had = new Map(known.map((item) => [String(item.suspect), item]))
  return [...byId].flatMap(([suspect, pair]): Row[] => {
    const item = had.get(suspect)
    if (!item) {
      const { a, b, why } = pair
      const line = pairRow(tenant, { suspect, a, b, why }, 'open')
      return [{ params: (options) => ({ ...(line.params(options) as Item), ...FRESH }) }]
    }
    if (item.state !== 'open') return []
    const line = item.brief as SuspectLine
    // Who stood first still does: the pair waits in that one's area.
    const turned = line.a.member === pair.b.member
    const today = { ...line, a: turned ? pair.b : pair.a, b: turned ? pair.a : pair.b }
    return isSame(line, today) ? [] : [whileOpen(pairRow(tenant, today, 'open'))]
  })
}

const FRESH = { ConditionExpression: 'attribute_not_exists(pk)' }

const facts = (line: NameLine) => JSON.stringify(Object.entries(line).sort())
/** Stored lines have no order of fields and nothing undefined. */
export const isSame = (x: SuspectLine, y: SuspectLine): boolean => {
  const plain = (one: NameLine) => facts(JSON.parse(JSON.stringify(one)) as NameLine)
  return plain(x.a) === plain(y.a) && plain(x.b) === plain(y.b)
}
