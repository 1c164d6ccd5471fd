import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/** A key with which a tenant signs: the seed is sealed by the tenant's data key. */
export const SigningKeyEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'signing-key', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        keyId: { type: 'string', required: true },
        /** A Multikey, `z6Mk…`. */
        publicKey: { type: 'string', required: true },
        sealed: { type: 'string', required: true },
        createdAt: { type: 'string', required: true },
        /** From this instant on, nothing that the key ever signed counts: lost or stolen. */
        revoked: { type: 'string' },
      },
      indexes: {
        // All keys that a tenant ever had, a handful.
        byTenant: {
          pk: { field: 'pk', composite: ['tenant'] },
          sk: { field: 'sk', composite: ['keyId'] },
        },
      },
    }),
)
