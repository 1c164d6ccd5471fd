import type { Db, Write } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import type { Projection } from '@terrace/platform/projection'
import { pairsOf } from './duplicate-pairs.ts'
import { areaFollowing } from './follow-area.ts'
import { householdKey, parseHousehold } from './household-store.ts'
import { suspectRow } from './suspect-row.ts'

/** Looks for namesakes of those who were entered or renamed, behind the command that did it. */
const duplicates: Projection = {
  name: 'duplicates',
  hears: ['household.added', 'household.changed', 'member.joined', 'member.changed'],
  async project(events: readonly Event[], db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const ids = events.filter(namesSomebody).map((event) => event.about)
    const items = await db.batchGet(
      [...new Set(ids)].map((id) => householdKey(tenant, id)),
      true,
    )
    const pairs = await Promise.all(
      items.map((item) => pairsOf(db, tenant, parseHousehold(item.doc))),
    )
    // Both households of a pair may be in one batch; a transaction takes each row once.
    const rows = new Map<string, Write>()
    for (const { a, b, why } of pairs.flat()) {
      rows.set([a.member, b.member].sort().join(), suspectRow(tenant, a, b, why))
    }
    return [...rows.values()]
  },
}

const NAMES = /^members\.[^.]+\.(name|birth)$/

const namesSomebody = (event: Event) =>
  event.name === 'household.added' || (event.changes ?? []).some((c) => NAMES.test(c.path))

export const projections: readonly Projection[] = [duplicates, areaFollowing]
