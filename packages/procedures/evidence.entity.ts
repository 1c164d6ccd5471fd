import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** A photo or paper that was uploaded: what it is and where it was taken in. The bytes are a file. */
export const EvidenceEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'evidence', version: '1' },
      attributes: {
        tenant: text,
        evidence: text,
        path: text,
        /** The grievance with which a stranger sent it: whoever may not open that, may not open it. */
        grievance: { type: 'string' },
        name: text,
        type: text,
        size: { type: 'number', required: true },
        /** Of the bytes: whoever reads it later can see that it is the same. */
        sha256: text,
        at: text,
        by: text,
        byName: text,
      },
      indexes: {
        // One upload, by the id that records hold.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'evidence'] },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)
