import { queriesBy } from '@terrace/platform/key'
import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/**
 * A household, its members and the current year in one item. `doc` is the household as JSON: it is
 * read and written whole, and text costs a fraction of nested attributes to marshal.
 */
export const HouseholdEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'household', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        household: { type: 'string', required: true },
        anchor: { type: 'string', required: true },
        path: { type: 'string', required: true },
        number: { type: 'string', required: true },
        status: { type: 'string', required: true },
        cause: { type: 'string', required: true },
        kind: { type: 'string', required: true },
        version: { type: 'number', required: true },
        doc: { type: 'string', required: true },
        /** The line that lists show, as JSON too: a page of fifty is read more often than anything. */
        brief: { type: 'string', required: true },
      },
      indexes: {
        // One household: its page.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'household'] },
          sk: { field: 'sk', composite: [] },
        },
        // All households of an area and below, by area and number.
        byArea: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'anchor'] },
          sk: { field: 'gsi1sk', composite: ['path', 'number'] },
        },
        // Those in one state (registered, monitored …) of an area and below.
        byStatus: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['tenant', 'anchor', 'status'] },
          sk: { field: 'gsi2sk', composite: ['path', 'number'] },
        },
        // Those with one main cause.
        byCause: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['tenant', 'anchor', 'cause'] },
          sk: { field: 'gsi3sk', composite: ['path', 'number'] },
        },
        // Those of one household type.
        byType: {
          index: 'gsi4',
          pk: { field: 'gsi4pk', composite: ['tenant', 'anchor', 'kind'] },
          sk: { field: 'gsi4sk', composite: ['path', 'number'] },
        },
      },
    }),
)

/** Lines of households of an anchor below a path, by what they are listed by. */
export const linesBy = {
  area: queriesBy((tenant: string, anchor: string, path: string) =>
    HouseholdEntity.query.byArea({ tenant, anchor }).begins({ path }),
  ),
  status: queriesBy((tenant: string, anchor: string, path: string, status: string) =>
    HouseholdEntity.query.byStatus({ tenant, anchor, status }).begins({ path }),
  ),
  cause: queriesBy((tenant: string, anchor: string, path: string, cause: string) =>
    HouseholdEntity.query.byCause({ tenant, anchor, cause }).begins({ path }),
  ),
  type: queriesBy((tenant: string, anchor: string, path: string, kind: string) =>
    HouseholdEntity.query.byType({ tenant, anchor, kind }).begins({ path }),
  ),
}
