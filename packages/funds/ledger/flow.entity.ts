import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const
const sum = { type: 'number', required: true } as const

/**
 * Money that went from one account to another, with its place in both: what went out of an account
 * and what came into it are two rulers, and every flow lies on one of each without a gap. First in,
 * first out is then arithmetic: whatever lies at the same place of both rulers is the same money.
 */
export const FlowEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'flow', version: '1' },
      attributes: {
        tenant: text,
        from: text,
        to: text,
        /** Where it ends on each ruler, in minor units, written so that text sorts as numbers do. */
        fromEnd: text,
        toEnd: text,
        brief: text,
      },
      indexes: {
        // What went out of an account, in its order: whose end lies past a place, begins there.
        byFrom: {
          pk: { field: 'pk', composite: ['tenant', 'from'] },
          sk: { field: 'sk', composite: ['fromEnd'] },
        },
        // What came into an account, in its order.
        byTo: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'to'] },
          sk: { field: 'gsi1sk', composite: ['toEnd'] },
        },
      },
    }),
)

/** Where nothing waits: no key of that index is written. */
export const NEVER = 'none'

/** How far both rulers of an account are filled, and since when the oldest of its money waits there. */
export const RulerEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'ruler', version: '1' },
      attributes: {
        tenant: text,
        account: text,
        came: sum,
        went: sum,
        /** A day, or `none` where nothing waits for somebody to move it on. */
        since: text,
        brief: text,
      },
      indexes: {
        // Where the next flow of an account begins.
        byAccount: {
          pk: { field: 'pk', composite: ['tenant', 'account'] },
          sk: { field: 'sk', composite: [] },
        },
        // Where money waits, the oldest first.
        bySince: {
          index: 'gsi1',
          condition: ({ since }: { since?: string }) => since !== NEVER,
          pk: { field: 'gsi1pk', composite: ['tenant'] },
          sk: { field: 'gsi1sk', composite: ['since', 'account'] },
        },
      },
    }),
)
