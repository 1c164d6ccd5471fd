import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** Where a record hangs in no second list: no key of that index is written. */
export const NOWHERE = 'none'

/**
 * A noun of `funds` with a page of its own: a fund, an earmark, a line, a contribution, a proposal, a
 * batch, a statement. They share one entity because they are all asked the same three questions.
 */
export const RecordEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'record', version: '1' },
      attributes: {
        tenant: text,
        /** `fund`, `line`, `batch`…: which noun it is. */
        noun: text,
        id: text,
        /** The list under which it hangs: a year, a fund, a batch. */
        holder: text,
        state: text,
        /** A second list: the household, the donor; or `none`. */
        other: text,
        path: text,
        day: text,
        version: { type: 'number', required: true },
        doc: text,
        brief: text,
      },
      indexes: {
        // One of them: its page.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'noun', 'id'] },
          sk: { field: 'sk', composite: [] },
        },
        // All of a noun under a year, a fund, a batch, by day.
        byHolder: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'noun', 'holder'] },
          sk: { field: 'gsi1sk', composite: ['day', 'id'] },
        },
        // Those of them in one state: a queue.
        byState: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['tenant', 'noun', 'holder', 'state'] },
          sk: { field: 'gsi2sk', composite: ['day', 'id'] },
        },
        // Those of a household or a donor.
        byOther: {
          index: 'gsi3',
          condition: ({ other }: { other?: string }) => other !== NOWHERE,
          pk: { field: 'gsi3pk', composite: ['tenant', 'noun', 'other'] },
          sk: { field: 'gsi3sk', composite: ['day', 'id'] },
        },
      },
    }),
)
