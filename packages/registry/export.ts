import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { present } from './brief.ts'
import { columnsOf } from './export-columns.ts'
import { ListFilter, readPage } from './household-list.ts'
import { readHouseholds } from './household-store.ts'
import type { Household } from './model.ts'

export const ExportInput = z.object({
  filter: ListFilter.omit({ monitored: true }).extend({ monitored: z.boolean().optional() }),
  rows: z.enum(['households', 'persons']).default('households'),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** A second header row of HXL hashtags, for those who merge data of several sources. */
  hxl: z.boolean().default(false),
})

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A spreadsheet holds a little over a million rows. */
const MOST_ROWS = 1_000_000

/**
 * Writes the households of a list, or their people, into a file, masked as for the one who asked.
 * Sensitive values leave as their masks only: a file travels further than its asker thinks.
 */
export const exportJob = job(
  { id: 'registry.export', queue: 'bulk', input: ExportInput },
  async (ctx, { filter, rows, format, hxl }, run) => {
    const { writeCsv, writeXlsx } = await import('@terrace/platform/tabular')
    const settings = await settingsOf(ctx)
    const columns = columnsOf(ctx, settings, rows)
    let [done, written] = [0, 0]
    async function* cells() {
      for await (const households of filteredHouseholds(ctx, filter)) {
        for (const household of households) {
          const members = rows === 'households' ? [undefined] : present(household)
          written += members.length
          if (written > MOST_ROWS) throw fault('too-large', 'export.too-many-rows')
          for (const member of members) yield columns.map((c) => c.cell(household, member))
          done++
        }
        await run.save(undefined, { done })
        await run.breathe()
      }
    }
    const header = columns.map((c) => c.label)
    const options = hxl ? { hxl: columns.map((c) => c.hxl) } : {}
    const bytes =
      format === 'csv'
        ? writeCsv(header, cells(), { bom: true, ...options })
        : writeXlsx(header, cells(), options)
    const name = `${rows}-${ctx.today()}.${format}`
    const key = `exports/${ctx.tenant}/${run.job.job}/${name}`
    const size = await ctx.ports.files.putStream(key, bytes, types[format])
    return { counts: { households: done }, files: [{ name, key, size, type: types[format] }] }
  },
)

/** The households of a list, whole, a page at a time. */
async function* filteredHouseholds(ctx: Ctx, filter: ListFilter): AsyncGenerator<Household[]> {
  let from: Parameters<typeof readPage>[2]
  do {
    const page = await readPage(ctx, filter, from)
    const ids = page.items.map((line) => line.household)
    const found = new Map((await readHouseholds(ctx, ids)).map((h) => [h.household, h]))
    yield ids.flatMap((id) => found.get(id) ?? [])
    from = page.next
  } while (from)
}
