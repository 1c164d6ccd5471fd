import { lazily } from '@terrace/platform/lazily'
import { CustomAttributeType, Entity } from 'electrodb'
import type { NameLine } from './person-key.entity.ts'

export interface SuspectLine {
  suspect: string
  /** The two people who may be one. */
  a: NameLine
  b: NameLine
  /** Why: `same-name-and-birth`, `similar-name-and-birth`. */
  why: string
  decision?: 'same' | 'different' | undefined
  decidedBy?: string | undefined
  reason?: string | undefined
}

/** Two people who may be one and the same, waiting for a person to decide. */
export const SuspectEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'suspect', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        suspect: { type: 'string', required: true },
        /** The top area of the pair's path: few pairs wait, so one queue a top area is enough. */
        root: { type: 'string', required: true },
        state: { type: ['open', 'decided'] as const, required: true },
        path: { type: 'string', required: true },
        brief: { type: CustomAttributeType<SuspectLine>('any'), required: true },
      },
      indexes: {
        // One pair; its id is made of the two, so that it is suspected once.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'suspect'] },
          sk: { field: 'sk', composite: [] },
        },
        // The queue of an area and below.
        byState: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'root', 'state'] },
          sk: { field: 'gsi1sk', composite: ['path', 'suspect'] },
        },
      },
    }),
)
