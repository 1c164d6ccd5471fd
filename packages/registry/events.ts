import type { Db } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import type { Projection } from '@terrace/platform/projection'
import { pairsOf } from './duplicate-pairs.ts'
import { areaFollowing } from './follow-area.ts'
import { lineFollowing } from './follow-line.ts'
import { householdKey, parseHousehold } from './household-store.ts'
import type { Household } from './model.ts'
import { suspectRows } from './suspect-row.ts'

/**
 * Looks for namesakes of those who were entered, renamed, or live elsewhere now, behind the command
 * that did it: a pair that waits goes along with its people.
 */
const duplicates: Projection = {
  name: 'duplicates',
  hears: [
    'household.added',
    'household.changed',
    'household.moved',
    'household.split',
    'household.merged',
    'member.joined',
    'member.changed',
  ],
  async project(events: readonly Event[], db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const households = await readAll(
      db,
      tenant,
      events.filter(concernsNames).map((event) => event.about),
    )
    const split = new Set(events.filter((e) => e.name === 'household.split').map((e) => e.about))
    // Those who left are in the household that was founded last.
    const founded = households.flatMap(({ household, lineage }) =>
      split.has(household) ? (lineage?.into?.slice(-1) ?? []) : [],
    )
    households.push(...(await readAll(db, tenant, founded)))
    const pairs = await Promise.all(households.map((one) => pairsOf(db, tenant, one)))
    return suspectRows(db, tenant, pairs.flat())
  },
}

async function readAll(db: Db, tenant: string, ids: readonly string[]): Promise<Household[]> {
  const keys = [...new Set(ids)].map((id) => householdKey(tenant, id))
  return (await db.batchGet(keys, true)).map((item) => parseHousehold(item.doc))
}

const NAMES = /^members\.[^.]+\.(name|birth)$/
const PLACES = ['household.added', 'household.moved', 'household.split', 'household.merged']

const concernsNames = (event: Event) =>
  PLACES.includes(event.name) || (event.changes ?? []).some((c) => NAMES.test(c.path))

export const projections: readonly Projection[] = [duplicates, areaFollowing, lineFollowing]
