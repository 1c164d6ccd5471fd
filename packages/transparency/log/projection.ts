import { dayIn } from '@terrace/platform/dates'
import type { Db } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import type { Projection } from '@terrace/platform/projection'
import type { Publisher } from '@terrace/platform/public-entry'
import type { Row } from '@terrace/platform/write'
import { settingsOf } from '@terrace/tenancy'
import { appendRows, type NewEntry } from './append.ts'
import { entryText } from './entry.ts'
import { refusedKey } from './keys.ts'

/**
 * Appends to the log what events say to everybody, exactly once, whoever delivers them how often. What
 * a publisher says beside the table of kinds is laid aside for whoever checks the log: it must not be
 * published, and must not hold up the news that comes after it.
 */
export const transparencyLog = (publishers: readonly Publisher[]): Projection => ({
  name: 'transparency-log',
  hears: [...new Set(publishers.flatMap(({ hears }) => hears))],
  async project(events: readonly Event[], db: Db): Promise<Row[]> {
    const tenant = events[0]?.tenant ?? ''
    const { zone } = await settingsOf({ db, tenant })
    const entries: NewEntry[] = []
    const refused: Row[] = []
    for (const event of events) {
      const day = dayIn(event.at, zone)
      for (const [n, fact] of factsOf(publishers, event).entries()) {
        const text = entryText(fact, day)
        if (text === undefined) refused.push(refusedRow(tenant, event, n, fact.kind))
        else entries.push({ text, ref: String(fact.ref), kind: fact.kind })
      }
    }
    const rows = entries.length > 0 ? await appendRows(db, tenant, entries) : []
    return [...rows, ...refused]
  },
})

const factsOf = (publishers: readonly Publisher[], event: Event) =>
  publishers
    .filter(({ hears }) => hears.includes(event.name))
    .flatMap((publisher) =>
      [event.facts].flat().flatMap((fact) => publisher.entry(fact, event) ?? []),
    )

/** Which event it was, not what it said: that stands in the event itself. */
const refusedRow = (tenant: string, event: Event, n: number, kind: string): Row => ({
  item: {
    Put: {
      Item: {
        ...refusedKey(tenant, event.event, n),
        type: 'log-refused',
        event: event.event,
        about: event.about,
        kind,
        at: event.at,
      },
    },
  },
})
