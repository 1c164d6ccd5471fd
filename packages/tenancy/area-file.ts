import { type Ctx, hasRole } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { keepers } from './area-change.ts'

/** A request's body on Lambda ends at 6 MB; a country's townships are 1.6 MB. */
const LARGEST = 4 * 2 ** 20
/** Rows that are shown beside the columns. */
const SHOWN = 3

export interface AreaFile {
  /** The key that `startAreaImport` takes. */
  file: string
  columns: string[]
  /** The first rows, cell by cell, to see which column is which. */
  rows: string[][]
}

/**
 * Keeps a file of areas for an import, once its header could be read. For the HTTP side: a binary
 * `PUT /area-files/{name}`. Each upload is a file of its own; the table is not touched.
 * @throws Fault forbidden `role.may-not`, too-large `file.too-large`, and what `openTable` refuses
 */
export async function uploadAreaFile(
  ctx: Ctx,
  { name }: { name: string },
  bytes: Uint8Array,
): Promise<AreaFile> {
  if (!hasRole(ctx, ...keepers, 'system')) {
    throw fault('forbidden', 'role.may-not', { action: 'area.upload' })
  }
  const { bufferSource, openTable } = await import('@terrace/platform/tabular')
  const table = await openTable(bufferSource(bytes), { limits: { size: LARGEST } })
  const rows: string[][] = []
  for await (const { cells } of table.rows()) if (rows.push(cells) === SHOWN) break
  const file = `uploads/${ctx.tenant}/areas/${ctx.newId('af')}/${safe(name)}`
  await ctx.ports.files.put(file, bytes, 'application/octet-stream')
  return { file, columns: table.header, rows }
}

/** A name that stays inside its folder; reasons and job titles show it. */
const safe = (name: string): string =>
  name.replaceAll(/[\\/\p{Cc}]|\.{2,}/gu, '_').slice(-120) || 'areas'
