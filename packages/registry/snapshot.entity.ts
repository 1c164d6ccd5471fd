import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/** A past year of a household, fixed when the next year was opened. */
export const SnapshotEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'snapshot', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        household: { type: 'string', required: true },
        year: { type: 'number', required: true },
        doc: { type: 'string', required: true },
      },
      indexes: {
        // The years of one household, oldest first.
        byYear: {
          pk: { field: 'pk', composite: ['tenant', 'household'] },
          sk: { field: 'sk', composite: ['year'] },
        },
      },
    }),
)
