import { createHash } from 'node:crypto'
import { type Ctx, hasRole } from '@terrace/platform/context'
import type { Item, Key } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { type Row, refusing } from '@terrace/platform/write'
import { type ImportDoc, ImportEntity, MappingEntity } from './import.entity.ts'
import type { Mapping } from './mapping.ts'
import { folderOf } from './part-source.ts'

/** Imports are kept as long as their jobs, in seconds. */
const KEPT = 180 * 86_400

export const checkFolder = (tenant: string, id: string, job: string): string =>
  `${folderOf({ tenant, import: id })}/check-${job}`

const keyOf = (ctx: Pick<Ctx, 'db' | 'tenant'>, id: string) =>
  ctx.db.params(ImportEntity.get({ tenant: ctx.tenant, import: id })).Key as Key

/**
 * An import of the actor's, or any for those who answer for the whole office.
 * @throws Fault missing `import.missing`
 */
export async function readImport(ctx: Ctx, id: string): Promise<ImportDoc> {
  const item = await ctx.db.get(keyOf(ctx, id), true)
  const doc = item && (JSON.parse(String(item.doc)) as ImportDoc)
  // A file holds what its bringer may see: an officer of one part must not read another's.
  const office = hasRole(ctx, 'county', 'system') && ctx.scope.includes('')
  const mine = doc && (doc.createdBy.id === ctx.actor.id || office)
  if (!mine) throw fault('missing', 'import.missing', { import: id })
  return doc
}

/** The row of an import; a new one must not exist, a changed one must be as it was read. */
export function importRow(ctx: Pick<Ctx, 'tenant'>, doc: ImportDoc): Row {
  const { import: id, name, size, createdAt, createdBy, version } = doc
  const job = doc.importJob ?? doc.checkJob
  const item = {
    tenant: ctx.tenant,
    import: id,
    version,
    doc: JSON.stringify(doc),
    brief: { import: id, name, size, createdAt, createdBy, ...(job ? { job } : {}) },
    ttl: Math.floor(Date.parse(createdAt) / 1000) + KEPT,
  }
  if (version === 1) return refusing(ImportEntity.create(item), 'conflict', 'import.exists')
  return refusing(
    {
      params: (options) => ({
        ...(ImportEntity.put(item).params(options) as Item),
        ConditionExpression: 'version = :was',
        ExpressionAttributeValues: { ':was': version - 1 },
      }),
    },
    'conflict',
    'save.changed-meanwhile',
  )
}

/** The same for files whose columns are the same; those an error file adds do not count. */
export const fingerprintOf = (header: readonly string[]): string =>
  createHash('sha256').update(header.join('\n')).digest('hex').slice(0, 32)

/** The mappings that were used for files with these columns, the latest first. */
export async function mappingsFor(ctx: Ctx, fingerprint: string): Promise<Mapping[]> {
  const { items } = await ctx.db.query(
    MappingEntity.query.byColumns({ tenant: ctx.tenant, fingerprint }),
    { limit: 20 },
  )
  return items
    .sort((a, b) => (String(a.usedAt) < String(b.usedAt) ? 1 : -1))
    .map((item) => JSON.parse(String(item.doc)) as Mapping)
}

export const mappingRow = (ctx: Ctx, fingerprint: string, mapping: Mapping): Row =>
  MappingEntity.put({
    tenant: ctx.tenant,
    fingerprint,
    source: mapping.source,
    doc: JSON.stringify(mapping),
    usedAt: ctx.now(),
  })
