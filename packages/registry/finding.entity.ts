import { lazily } from '@terrace/platform/lazily'
import { CustomAttributeType, Entity } from 'electrodb'

export interface FindingLine {
  household: string
  number: string
  head?: string | undefined
  area: string
  areaName: string
  errors: number
  warnings: number
  rules: string[]
}

/** A household whose data breaks rules: a line of the data-quality worklist, gone when put right. */
export const FindingEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'finding', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        household: { type: 'string', required: true },
        anchor: { type: 'string', required: true },
        path: { type: 'string', required: true },
        severity: { type: ['error', 'warning'] as const, required: true },
        brief: { type: CustomAttributeType<FindingLine>('any'), required: true },
      },
      indexes: {
        // What is wrong with one household.
        byHousehold: {
          pk: { field: 'pk', composite: ['tenant', 'household'] },
          sk: { field: 'sk', composite: [] },
        },
        // The worklist of an area and below, errors apart from warnings.
        byArea: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant', 'anchor', 'severity'] },
          sk: { field: 'gsi1sk', composite: ['path', 'household'] },
        },
      },
    }),
)
