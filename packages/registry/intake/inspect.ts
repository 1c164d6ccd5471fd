import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Table, TableRow } from '@terrace/platform/tabular'
import { type Settings, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { keepers } from '../who.ts'
import type { ImportDoc, Opened } from './import.entity.ts'
import { fingerprintOf, importRow, mappingsFor, readImport } from './import-store.ts'
import { ImportView, viewOfImport } from './import-view.ts'
import { Mapping } from './mapping.ts'
import { missingParts } from './part-source.ts'
import { recipesFor } from './recipe.ts'
import { isErrorFile, rowsOf, tableOf } from './session.ts'
import { constantsOf, naturesOf, suggest, valuesOf } from './suggest.ts'

/** Rows looked at to tell what a column is. */
const SAMPLE = 2_000
const SHOWN = 20

const Suggested = z.object({
  column: z.string(),
  field: z.string(),
  score: z.number(),
  unit: z.enum(['major', 'ten-thousand', 'minor']).optional(),
  unread: z.array(z.string()).optional(),
  values: z.record(z.string(), z.string()).optional(),
})

export const Inspection = z.object({
  import: ImportView,
  /** The first rows, as they stand in the file. */
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  suggestions: z.array(Suggested),
  /** What the headings say of all rows: whoever has the spouse's columns is the spouse. */
  constants: z.record(z.string(), z.string()),
  /** Totals to be reckoned from several columns, for files that are known. */
  sums: z.array(z.object({ field: z.string(), expression: z.string() })),
  /** Values of each column in the first rows, the commonest first. */
  values: z.array(z.array(z.object({ value: z.string(), count: z.int() }))),
  /** Mappings of earlier files with these columns, the latest first. */
  remembered: z.array(Mapping),
})

const Options = z.object({
  import: z.string().max(60),
  encoding: z.string().max(40).optional(),
  separator: z.string().max(1).optional(),
  sheet: z.string().max(100).optional(),
  headerRow: z.int().min(1).max(1000).optional(),
})

/**
 * Opens an uploaded file: what it is, its columns, and what they may mean.
 * @throws Fault conflict `import.parts-missing`, and everything `openTable` throws
 */
export const openImport = command(
  { id: 'import.open', allow: keepers, input: Options },
  async (ctx, { import: id, ...given }) => {
    const [doc, settings] = await Promise.all([readImport(ctx, id), settingsOf(ctx)])
    const upload = { tenant: ctx.tenant, import: id, size: doc.size }
    const missing = await missingParts(ctx.ports.files, upload)
    if (missing.length > 0) throw fault('conflict', 'import.parts-missing', { missing })
    if (doc.importJob) throw fault('conflict', 'import.running')
    const options = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined))
    const { opened, found } = await look(ctx, { ...doc, options }, settings)
    const { mapping: _m, checkJob: _c, ...rest } = doc
    const next: ImportDoc = { ...rest, options, opened, version: doc.version + 1 }
    ctx.save({ name: 'import.opened', about: id, pending: false }, [importRow(ctx, next)])
    return { import: await viewOfImport(ctx, next), ...found }
  },
)

/** What was found when the file was opened, once more: nothing is changed, no mapping forgotten. */
export const getInspection = query(
  { id: 'import.inspection', allow: keepers, input: z.object({ import: z.string().max(60) }) },
  async (ctx, { import: id }) => {
    const [doc, settings] = await Promise.all([readImport(ctx, id), settingsOf(ctx)])
    if (!doc.opened) throw fault('conflict', 'import.not-open')
    const [{ found }, view] = await Promise.all([look(ctx, doc, settings), viewOfImport(ctx, doc)])
    return { import: view, ...found }
  },
)

/** Reads the first rows of a file: what it is, its columns, and what they may mean. */
async function look(ctx: Ctx, doc: ImportDoc, settings: Settings) {
  const table = await tableOf(ctx, doc)
  const sample = await firstRows(table)
  const suggestions = suggest(table.header, sample, settings, ctx.today())
  const key = suggestions.find((s) => s.field === 'household')?.column
  const natures = naturesOf(table.header, sample, key ? table.header.indexOf(key) : -1)
  const opened = openedOf(table, sample, natures, doc)
  const found = {
    rows: sample.slice(0, SHOWN).map(({ row, cells }) => ({ row, cells })),
    suggestions,
    constants: constantsOf(table.header, suggestions, settings),
    sums: recipesFor(table.header),
    values: table.header.map((_, at) => valuesOf(sample, at)),
    remembered: await mappingsFor(ctx, opened.fingerprint),
  }
  return { opened, found }
}

async function firstRows(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of rowsOf(table)) {
    rows.push(row)
    if (rows.length >= SAMPLE) break
  }
  return rows
}

/** Rows of the whole file, guessed from the size of the first ones. */
function guess(sample: readonly TableRow[], size: number): number {
  if (sample.length < SAMPLE) return sample.length
  const letters = sample.reduce((sum, { cells }) => sum + cells.join(',').length + 1, 0)
  return Math.max(sample.length, Math.round((size / letters) * sample.length))
}

function openedOf(
  table: Table,
  sample: readonly TableRow[],
  natures: Opened['natures'],
  { size }: ImportDoc,
): Opened {
  const { kind, encoding, separator, sheets, sheet, header, headerRow, headerProblems } = table
  const own = isErrorFile(header) ? header.slice(0, -2) : header
  return {
    kind,
    ...(encoding ? { encoding } : {}),
    ...(separator ? { separator } : {}),
    ...(sheets ? { sheets } : {}),
    ...(sheet ? { sheet } : {}),
    header,
    headerRow,
    headerProblems,
    fingerprint: fingerprintOf(own),
    natures,
    rows: guess(sample, size),
  }
}

/** Mappings that fit a file with these columns. */
export const getMappings = query(
  { id: 'import.mappings', allow: keepers, input: z.object({ import: z.string().max(60) }) },
  async (ctx, { import: id }) => {
    const doc = await readImport(ctx, id)
    return { items: doc.opened ? await mappingsFor(ctx, doc.opened.fingerprint) : [] }
  },
)
