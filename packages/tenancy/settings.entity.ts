import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/** What the tenant decided for itself: one item, its document compressed (60 KB become about 10). */
export const SettingsEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'settings', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true, readOnly: true },
        /** gzip of the JSON document. */
        body: { type: 'any', required: true },
        version: { type: 'number', required: true },
        /** Currency and level codes: they cannot change once areas stand on them. */
        frame: { type: 'string', required: true },
      },
      indexes: {
        // The settings of a tenant: read at most twice a minute by each process.
        byTenant: {
          pk: { field: 'pk', composite: ['tenant'] },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)
