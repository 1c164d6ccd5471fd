import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/** A card that was issued. `doc` is the card as JSON text, read and written whole. */
export const CardEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'card', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        card: { type: 'string', required: true },
        anchor: { type: 'string', required: true },
        path: { type: 'string', required: true },
        serial: { type: 'string', required: true },
        state: { type: 'string', required: true },
        household: { type: 'string', required: true },
        /** What waits for a second person: a revocation that was asked for, or an appeal. */
        waits: { type: ['none', 'revocation', 'appeal'] as const, required: true },
        version: { type: 'number', required: true },
        doc: { type: 'string', required: true },
        /** The line that lists show, as JSON too. */
        brief: { type: 'string', required: true },
      },
      indexes: {
        // One card: its page.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'card'] },
          sk: { field: 'sk', composite: [] },
        },
        // All cards of an area and below.
        byArea: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'anchor'] },
          sk: { field: 'gsi1sk', composite: ['path', 'serial'] },
        },
        // Those in one state, of an area and below.
        byState: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['tenant', 'anchor', 'state'] },
          sk: { field: 'gsi2sk', composite: ['path', 'serial'] },
        },
        // The cards that a household ever had.
        byHousehold: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['tenant', 'household'] },
          sk: { field: 'gsi3sk', composite: ['card'] },
        },
        // The queues of revocations and of appeals that wait for a second person.
        byRequest: {
          index: 'gsi4',
          condition: ({ waits }: { waits?: string }) => waits !== 'none',
          pk: { field: 'gsi4pk', composite: ['tenant', 'anchor', 'waits'] },
          sk: { field: 'gsi4sk', composite: ['path', 'serial'] },
        },
      },
    }),
)

/** When a card's time is over: found by its day, and gone when the card says so itself. */
export const CardExpiryEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'card-expiry', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        day: { type: 'string', required: true },
        card: { type: 'string', required: true },
      },
      indexes: {
        // Cards whose time is over by a day.
        byDay: {
          pk: { field: 'pk', composite: ['tenant'] },
          sk: { field: 'sk', composite: ['day', 'card'] },
        },
      },
    }),
)
