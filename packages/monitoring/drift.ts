import type { Ctx } from '@terrace/platform/context'
import { AreaStatisticsEntity } from './area-statistics.entity.ts'
import { countsOf } from './area-statistics.ts'
import { type Counts, NOBODY, pathBelow } from './counts.ts'

/** An area with what is counted of it. */
export interface AreaCounts {
  area: string
  parent: string
  path: string
  counts: Counts
}

/** What would have to be added to the kept counts of `now`, households, or `pipeline`, cases. */
export interface Drift extends AreaCounts {
  period: string
}

/** Parents whose children are read at once. */
const WIDTH = 16

/** Every area that has kept counts, found from the top: also those where nobody is left. */
export async function keptCounts(ctx: Ctx, period: string): Promise<AreaCounts[]> {
  const kept: AreaCounts[] = []
  let open = [{ area: NOBODY, path: '' }]
  while (open.length > 0) {
    const found = await Promise.all(
      open.slice(0, WIDTH).map((above) => keptBelow(ctx, period, above)),
    )
    kept.push(...found.flat())
    open = [...open.slice(WIDTH), ...found.flat()]
  }
  return kept
}

async function keptBelow(ctx: Ctx, period: string, above: { area: string; path: string }) {
  const rows: AreaCounts[] = []
  const at = { tenant: ctx.tenant, parent: above.area, period }
  const query = AreaStatisticsEntity.query.byParent(at)
  for await (const row of ctx.db.all(query, { consistent: true })) {
    const area = String(row.area)
    const path = pathBelow(above.path, area)
    rows.push({ area, parent: above.area, path, counts: countsOf(row) })
  }
  return rows
}

/** Where the kept counts and a recount differ: what would have to be added to the kept ones. */
export function driftOf(
  period: string,
  kept: readonly AreaCounts[],
  counted: ReadonlyMap<string, AreaCounts>,
): Drift[] {
  const is = new Map(kept.map((entry) => [entry.area, entry]))
  const drifts: Drift[] = []
  for (const entry of new Map([...is, ...counted]).values()) {
    const [have, should] = [is.get(entry.area)?.counts, counted.get(entry.area)?.counts]
    const counts: Counts = {}
    const names = new Set([...Object.keys(have ?? {}), ...Object.keys(should ?? {})])
    for (const name of [...names].sort()) {
      const missing = (should?.[name] ?? 0) - (have?.[name] ?? 0)
      if (missing !== 0) counts[name] = missing
    }
    if (Object.keys(counts).length > 0) drifts.push({ ...entry, period, counts })
  }
  return drifts.sort((a, b) => (a.area < b.area ? -1 : 1))
}
