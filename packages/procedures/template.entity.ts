import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** One version of a procedure's template. Versions are never changed: cases run on them. */
export const TemplateEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'template', version: '1' },
      attributes: {
        tenant: text,
        template: text,
        version: { type: 'number', required: true, padding: { length: 6, char: '0' } },
        /** The template as JSON. */
        doc: text,
      },
      indexes: {
        // One version; the newest is the last.
        byVersion: {
          pk: { field: 'pk', composite: ['tenant', 'template'] },
          sk: { field: 'sk', composite: ['version'] },
        },
      },
    }),
)
