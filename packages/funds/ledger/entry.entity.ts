import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** An entry as it was posted. Nothing of it ever changes but the name of the one that takes it back. */
export const EntryEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'entry', version: '1' },
      attributes: {
        tenant: text,
        entry: text,
        month: text,
        day: text,
        about: text,
        /** Of the content: the same id with another one is refused. */
        hash: text,
        doc: text,
        brief: text,
        reversedBy: { type: 'string' },
      },
      indexes: {
        // One entry.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'entry'] },
          sk: { field: 'sk', composite: [] },
        },
        // The journal of a month, by day.
        byMonth: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'month'] },
          sk: { field: 'gsi1sk', composite: ['day', 'entry'] },
        },
        // Every entry of a fund, a contribution, a batch.
        byAbout: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['tenant', 'about'] },
          sk: { field: 'gsi2sk', composite: ['day', 'entry'] },
        },
      },
    }),
)
