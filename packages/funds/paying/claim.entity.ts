import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/**
 * Who is paid a benefit in a cycle: one row a person and one an account, both as blind indexes. A
 * second entitlement that meets one is held for a person to decide.
 */
export const PayeeClaimEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'payee-claim', version: '1' },
      attributes: { tenant: text, payee: text, pay: text, entitlement: text },
      indexes: {
        // Whose payment of a benefit in a cycle this person or account has.
        byPayee: {
          pk: { field: 'pk', composite: ['tenant', 'payee'] },
          sk: { field: 'sk', composite: ['pay'] },
        },
      },
    }),
)
