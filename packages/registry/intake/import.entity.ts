import { lazily } from '@terrace/platform/lazily'
import type { TableOptions } from '@terrace/platform/tabular'
import { CustomAttributeType, Entity } from 'electrodb'
import type { Nature } from './amounts.ts'
import type { Mapping } from './mapping.ts'

/** What was found when the file was opened. */
export interface Opened {
  kind: 'csv' | 'xlsx'
  encoding?: string
  separator?: string
  sheets?: string[]
  sheet?: string
  header: string[]
  headerRow: number
  headerProblems: { column: number; code: string }[]
  /** The same for files with the same columns in the same order. */
  fingerprint: string
  natures: Record<string, Nature>
  /** About how many rows; exact only for small files. */
  rows: number
}

/** One file on its way into the register. */
export interface ImportDoc {
  import: string
  name: string
  size: number
  options: TableOptions
  opened?: Opened
  mapping?: Mapping
  checkJob?: string
  importJob?: string
  createdAt: string
  createdBy: { id: string; name: string }
  version: number
}

export interface ImportBrief {
  import: string
  name: string
  size: number
  createdAt: string
  createdBy: { id: string; name: string }
  job?: string
}

export const ImportEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'import', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        import: { type: 'string', required: true },
        version: { type: 'number', required: true },
        doc: { type: 'string', required: true },
        brief: { type: CustomAttributeType<ImportBrief>('any'), required: true },
        ttl: { type: 'number', required: true },
      },
      indexes: {
        // One import: its page.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'import'] },
          sk: { field: 'sk', composite: [] },
        },
        // The imports of a tenant, by time.
        byTime: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant'] },
          sk: { field: 'gsi1sk', composite: ['import'] },
        },
      },
    }),
)

/** How a source's files with these columns were mapped last time. */
export const MappingEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'mapping', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        fingerprint: { type: 'string', required: true },
        source: { type: 'string', required: true },
        doc: { type: 'string', required: true },
        usedAt: { type: 'string', required: true },
      },
      indexes: {
        // The mappings that fit a file's columns, one for each source.
        byColumns: {
          pk: { field: 'pk', composite: ['tenant', 'fingerprint'] },
          sk: { field: 'sk', composite: ['source'] },
        },
      },
    }),
)

/** What an import, or a move of many, did with the households of one part: for its report. */
export const OutcomeEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'outcome', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        job: { type: 'string', required: true },
        /** Batch and first place, eight digits each. */
        part: { type: 'string', required: true },
        doc: { type: 'string', required: true },
        ttl: { type: 'number', required: true },
      },
      indexes: {
        // Every part of one job, or of one batch, in order.
        byPart: {
          pk: { field: 'pk', composite: ['tenant', 'job'] },
          sk: { field: 'sk', composite: ['part'] },
        },
      },
    }),
)
