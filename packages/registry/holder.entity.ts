import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** The household for which a person signs in: their own, and no other. */
export const HolderEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'holder', version: '1' },
      attributes: { tenant: text, user: text, household: text, since: text, by: text },
      indexes: {
        // Whose household this person's is.
        byUser: {
          pk: { field: 'pk', composite: ['tenant', 'user'], casing: 'none' },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)
