import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const
const sum = { type: 'number', required: true } as const

/** The sums of an account. Only entries change them, by adding. */
export const AccountEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'account', version: '1' },
      attributes: { tenant: text, account: text, balance: sum, came: sum, went: sum },
      indexes: {
        // One account.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'account'] },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)
