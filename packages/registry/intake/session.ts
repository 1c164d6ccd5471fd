import type { Ctx } from '@terrace/platform/context'
import { newContext } from '@terrace/platform/new-context'
import type { Table, TableRow } from '@terrace/platform/tabular'
import { type Desk, deskOf } from '../writer.ts'
import { AreaFinder } from './area-finder.ts'
import { Heaps, heapsFor } from './group.ts'
import type { ImportDoc } from './import.entity.ts'
import type { Mapping } from './mapping.ts'
import { folderOf, partSource } from './part-source.ts'
import { type Plan, planOf } from './plan.ts'
import { word } from './text.ts'

/** What a check or an import works with: the file, the mapping made ready, the tenant's desk. */
export interface Session {
  ctx: Ctx
  desk: Desk
  doc: ImportDoc
  mapping: Mapping
  table: Table
  plan: Plan
  areas: AreaFinder
  heaps: Heaps
}

/** The readers of tables load when a file is opened: most requests open none. */
export async function tableOf(ctx: Pick<Ctx, 'ports' | 'tenant'>, doc: ImportDoc): Promise<Table> {
  const { openTable } = await import('@terrace/platform/tabular')
  const at = { tenant: ctx.tenant, import: doc.import, size: doc.size }
  return openTable(partSource(ctx.ports.files, at), doc.options)
}

/** An error file has two columns more than the file it came from. */
export function isErrorFile(header: readonly string[]): boolean {
  const [row, problem] = header.slice(-2)
  return (['en', 'zh'] as const).some(
    (lang) => row === word('report.row', lang) && problem === word('report.problem', lang),
  )
}

/** The rows, from one on; of an error file without the apostrophes that kept texts from being formulas. */
export async function* rowsOf(table: Table, from?: number): AsyncGenerator<TableRow> {
  if (table.kind !== 'csv' || !isErrorFile(table.header)) {
    yield* table.rows(from)
    return
  }
  for await (const row of table.rows(from)) {
    const cells = row.cells.map((cell) => (/^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell))
    yield { ...row, cells }
  }
}

/** @throws Fault invalid `file.*`, `mapping.*` */
export async function openSession(ctx: Ctx, doc: ImportDoc, mapping: Mapping): Promise<Session> {
  const [desk, table] = await Promise.all([deskOf(ctx), tableOf(ctx, doc)])
  const folder = folderOf({ tenant: ctx.tenant, import: doc.import })
  return {
    ctx,
    desk,
    doc,
    mapping,
    table,
    plan: planOf(mapping, table.header, desk.settings, desk.today),
    areas: new AreaFinder(ctx, desk.settings, mapping.area),
    heaps: new Heaps(ctx.ports.files, folder, heapsFor(doc.size, table.kind === 'xlsx')),
  }
}

/** The desk at this moment: a long job does not write everything at the instant it began. */
export const deskNow = ({ ctx, desk }: Pick<Session, 'ctx' | 'desk'>): Desk => ({
  ...desk,
  ctx: newContext(ctx.ports, ctx),
})
