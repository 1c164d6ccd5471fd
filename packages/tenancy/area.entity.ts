import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/**
 * A place in the tenant's tree. Names, parents and codes stand in `brief`, which the indexes carry;
 * children are counted there too.
 */
export const AreaEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'area', version: '1' },
      attributes: {
        tenant: { ...text, readOnly: true },
        area: { ...text, readOnly: true },
        /** The area above, or `root`. */
        parent: { ...text, readOnly: true },
        path: { ...text, readOnly: true },
        /** `yes` when lists of households may hang under this area. */
        anchors: { ...text, readOnly: true },
        /** The code that orders it among its neighbours; `~` without one, after all others. */
        place: text,
        /** The name as it is searched: lower case, NFKC. */
        folded: text,
        /** Its first character: what a search knows at least. */
        initial: text,
        from: { type: 'string' },
        until: { type: 'string' },
        successors: { type: 'list', items: { type: 'string' } },
        version: { type: 'number', required: true },
        brief: { type: 'any', required: true },
      },
      indexes: {
        // One area, by the id that others hold.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'area'] },
          sk: { field: 'sk', composite: [] },
        },
        // The areas below one: the tree, ordered by code, then name.
        children: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'parent'] },
          sk: { field: 'gsi1sk', composite: ['place', 'folded', 'area'] },
        },
        // Areas whose name begins so. By first character, so that no partition holds a whole country.
        byName: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['tenant', 'initial'] },
          sk: { field: 'gsi2sk', composite: ['folded', 'area'] },
        },
        // The areas under which lists of households hang, in the order of the tree.
        byAnchor: {
          index: 'gsi3',
          condition: (area: { anchors?: string }) => area.anchors === 'yes',
          pk: { field: 'gsi3pk', composite: ['tenant', 'anchors'] },
          sk: { field: 'gsi3sk', composite: ['path'] },
        },
      },
    }),
)

/** Which area bears a code of a scheme: unique, and how files of other systems find it. */
export const AreaCodeEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'area-code', version: '1' },
      attributes: {
        tenant: { ...text, readOnly: true },
        scheme: { ...text, readOnly: true },
        code: { ...text, readOnly: true },
        area: text,
      },
      indexes: {
        // The area of a code.
        byCode: {
          pk: { field: 'pk', composite: ['tenant', 'scheme', 'code'] },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)

/** The shape of an area on the ground, under its parent: one query gives the map of a level. */
export const BoundaryEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'boundary', version: '1' },
      attributes: {
        tenant: { ...text, readOnly: true },
        parent: { ...text, readOnly: true },
        area: { ...text, readOnly: true },
        /** GeoJSON geometry as text. */
        geometry: text,
      },
      indexes: {
        // The shapes below one area.
        byParent: {
          pk: { field: 'pk', composite: ['tenant', 'parent'] },
          sk: { field: 'sk', composite: ['area'] },
        },
      },
    }),
)
