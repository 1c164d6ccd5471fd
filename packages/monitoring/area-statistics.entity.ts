import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/**
 * Counts of one area, all below it included: `now`, and one row a month with what changed in it.
 * The counters are attributes of their own (`households`, `people`, `status:registered` …), because
 * DynamoDB adds only to those; ElectroDB makes the keys, and `counter.ts` the additions.
 */
export const AreaStatisticsEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'statistics', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        parent: { type: 'string', required: true },
        period: { type: 'string', required: true },
        area: { type: 'string', required: true },
      },
      indexes: {
        // The children of an area side by side, for one period: a dashboard is one query.
        byParent: {
          pk: { field: 'pk', composite: ['tenant', 'parent'] },
          sk: { field: 'sk', composite: ['period', 'area'] },
        },
      },
    }),
)
