import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { Parts } from '@terrace/platform/job-parts'
import type { Cell } from '@terrace/platform/tabular'
import { anchorsUnder, settingsOf } from '@terrace/tenancy'
import { type Column, columnsOf } from './export-columns.ts'
import { ExportInput, type Made, type Progress, readPart, resumed } from './export-rows.ts'
import { rootsOf } from './household-roots.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A spreadsheet holds a little over a million rows; as many are written in a minute or two. */
const MOST_ROWS = 1_000_000

/**
 * Writes the households of a list, or their people, into a file, masked as for the one who asked.
 * Sensitive values leave as their masks only: a file travels further than its asker thinks.
 * Rows are laid aside in parts, so that whoever takes over goes on after the last one.
 */
export const exportJob = job(
  { id: 'registry.export', queue: 'bulk', input: ExportInput },
  async (ctx, input, run) => {
    const columns = columnsOf(ctx, await settingsOf(ctx), input.rows)
    const roots = await rootsOf(ctx, input.filter.area, anchorsUnder)
    let progress = resumed(run.checkpoint as Progress | undefined, columns, roots)
    const parts = new Parts<Cell[]>(ctx, run.job.job, progress.parts)
    while (!progress.read) {
      const { rows, households, from } = await readPart(ctx, input, columns, roots, progress.from)
      await parts.add(rows)
      progress = {
        ...progress,
        from,
        read: from === undefined,
        parts: parts.state,
        households: progress.households + households,
        rows: progress.rows + rows.length,
      }
      if (progress.rows > MOST_ROWS) throw fault('too-large', 'export.too-many-rows')
      await run.save(progress, { done: progress.households })
      await run.breathe()
    }
    if (!progress.file) {
      await run.uncut()
      const file = await assemble(ctx, run.job.job, input, columns, parts.rows())
      progress = { ...progress, file }
      await run.save(progress, { done: progress.households })
    }
    await parts.remove()
    const files = progress.file ? [progress.file] : []
    return { counts: { households: progress.households }, files }
  },
)

/** The file, from its parts: a minute or two at most, since rows are bounded. */
async function assemble(
  ctx: Ctx,
  job: string,
  { rows, format, hxl }: ExportInput,
  columns: Column[],
  cells: AsyncIterable<Cell[]>,
): Promise<Made> {
  const { writeCsv, writeXlsx } = await import('@terrace/platform/tabular')
  const header = columns.map((c) => c.label)
  const options = hxl ? { hxl: columns.map((c) => c.hxl) } : {}
  const bytes =
    format === 'csv'
      ? writeCsv(header, cells, { bom: true, ...options })
      : writeXlsx(header, cells, options)
  const name = `${rows}-${ctx.today()}.${format}`
  const key = `exports/${ctx.tenant}/${job}/${name}`
  const size = await ctx.ports.files.putStream(key, bytes, types[format])
  return { name, key, size, type: types[format] }
}
