import { dayIn, monthOf } from '@terrace/platform/dates'
import type { Db, Item, Key, Write } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import { keysBy } from '@terrace/platform/key'
import type { Projection } from '@terrace/platform/projection'
import { type FactsChange, householdEvents } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import { AreaStatisticsEntity } from './area-statistics.entity.ts'
import { type Counts, deltasOf, pack, unpack } from './counts.ts'

export const NOW = 'now'

export const statisticsKey = keysBy(
  (tenant: string, parent: string, period: string, area: string) =>
    AreaStatisticsEntity.get({ tenant, parent, period, area }).params<{ Key: Key }>({ table: 't' })
      .Key,
)

/** Adds to the counters of one row, which need not exist yet. */
export function addRow(
  at: { tenant: string; parent: string; period: string; area: string },
  counts: Counts,
): Write {
  const packed = pack(counts)
  const names = Object.keys(packed)
  return {
    item: {
      Update: {
        Key: statisticsKey(at.tenant, at.parent, at.period, at.area),
        UpdateExpression: `SET #area = :area ADD ${names.map((_, i) => `#${i} :${i}`).join(', ')}`,
        ExpressionAttributeNames: {
          '#area': 'area',
          ...Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
        },
        ExpressionAttributeValues: {
          ':area': at.area,
          ...Object.fromEntries(names.map((name, i) => [`:${i}`, packed[name]])),
        },
      },
    },
  }
}

/** The counters of a stored row. */
export function countsOf(item: Item | undefined): Counts {
  const counts: Counts = {}
  for (const [name, value] of Object.entries(item ?? {})) {
    if (typeof value === 'number') unpack(counts, name, value)
  }
  return counts
}

/**
 * Keeps the counts of every area: each batch adds once to each area it touches and once to that
 * area's month, so that the root is written once a batch and not once a household.
 */
export const areaStatistics: Projection = {
  name: 'area-statistics',
  hears: householdEvents,
  async project(events: readonly Event[], db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const { zone } = await settingsOf({ db, tenant })
    const rows: Write[] = []
    for (const [area, { parent, counts }] of deltasOf(events.flatMap(factsIn))) {
      rows.push(addRow({ tenant, parent, period: NOW, area }, counts))
    }
    for (const [month, batch] of byMonth(events, zone)) {
      for (const [area, { parent, counts }] of deltasOf(batch.flatMap(factsIn))) {
        rows.push(addRow({ tenant, parent, period: month, area }, counts))
      }
    }
    return rows
  },
}

const factsIn = (event: Event): FactsChange[] => (event.facts ?? []) as FactsChange[]

function byMonth(events: readonly Event[], zone: string): Map<string, Event[]> {
  const months = new Map<string, Event[]>()
  for (const event of events) {
    const month = monthOf(dayIn(event.at, zone))
    months.set(month, [...(months.get(month) ?? []), event])
  }
  return months
}
