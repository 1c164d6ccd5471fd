import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** Where nothing waits, or nothing was escalated: no key of that index is written. */
export const NOBODY = 'none'

/**
 * A matter is whatever has a state and waits on somebody's desk: a case, a village list, a notice, an
 * objection, a grievance. They share one entity because a worklist is one query over all of them.
 */
export const MatterEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'matter', version: '1' },
      attributes: {
        tenant: text,
        matter: text,
        /** `case`, `list`, `notice`, `notice-past`, `objection`, `grievance`: each a list of its own. */
        shelf: text,
        anchor: text,
        path: text,
        state: text,
        /** The area whose officers act next, or `none`. */
        desk: text,
        /** The area above, once the day has passed. */
        upper: text,
        due: text,
        version: { type: 'number', required: true },
        /** Objections that hold it; added to by those who have never seen the rest. */
        holds: { type: 'number', required: true },
        /** The document as JSON, or its gzip when it is long. */
        doc: { type: 'any', required: true },
        brief: text,
      },
      indexes: {
        // One case, list, notice, objection or grievance: its page.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'matter'] },
          sk: { field: 'sk', composite: [] },
        },
        // Those of a village and state; above it, of an area.
        byShelf: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'anchor', 'shelf'] },
          sk: { field: 'gsi1sk', composite: ['path', 'state', 'matter'] },
        },
        // What waits on a desk, the most pressing first.
        byDesk: {
          index: 'gsi2',
          condition: ({ desk }: { desk?: string }) => desk !== NOBODY,
          pk: { field: 'gsi2pk', composite: ['tenant', 'desk'] },
          sk: { field: 'gsi2sk', composite: ['due', 'matter'] },
        },
        // What was escalated to an area.
        byUpper: {
          index: 'gsi3',
          condition: ({ upper }: { upper?: string }) => upper !== NOBODY,
          pk: { field: 'gsi3pk', composite: ['tenant', 'upper'] },
          sk: { field: 'gsi3sk', composite: ['due', 'matter'] },
        },
        // What is due in a county, for reminders and escalation.
        byDue: {
          index: 'gsi4',
          condition: ({ desk }: { desk?: string }) => desk !== NOBODY,
          pk: { field: 'gsi4pk', composite: ['tenant', 'anchor'] },
          sk: { field: 'gsi4sk', composite: ['due', 'matter'] },
        },
      },
    }),
)

/** At most one open case of a procedure for a household: a condition decides, not an earlier look. */
export const CaseClaimEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'case-claim', version: '1' },
      attributes: { tenant: text, household: text, template: text, case: text },
      indexes: {
        // The open case of a household, if any.
        byHousehold: {
          pk: { field: 'pk', composite: ['tenant', 'household'] },
          sk: { field: 'sk', composite: ['template'] },
        },
      },
    }),
)

/** Every case that a household ever had, beside the household. */
export const CaseLinkEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'case-link', version: '1' },
      attributes: { tenant: text, household: text, template: text, case: text },
      indexes: {
        // A household's cases, oldest first.
        byHousehold: {
          pk: { field: 'pk', composite: ['tenant', 'household'] },
          sk: { field: 'sk', composite: ['case'] },
        },
      },
    }),
)
