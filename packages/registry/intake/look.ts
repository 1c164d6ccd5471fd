import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import { fault, isFault } from '@terrace/platform/fault'
import { JobState } from '@terrace/platform/job'
import { asJob, jobKey } from '@terrace/platform/job-store'
import { codesOn, type Settings, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { HouseholdView } from '../view.ts'
import { keepers } from '../who.ts'
import type { Problem } from './draft.ts'
import { type Field, fieldFinder, fieldsOf } from './field.ts'
import { type ImportBrief, type ImportDoc, ImportEntity } from './import.entity.ts'
import { checkFolder, readImport } from './import-store.ts'
import { PAGE } from './preview.ts'
import { rowsOf, tableOf } from './session.ts'
import { sentence } from './text.ts'
import { reader } from './values.ts'
import { PLACES } from './whose.ts'

const Which = z.object({ import: z.string().max(60) })

const ProblemView = z.object({
  row: z.int(),
  column: z.string().optional(),
  field: z.string().optional(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  severity: z.enum(['error', 'warning']),
  /** The sentence, in the asker's language. */
  text: z.string(),
})

export const PreviewView = z.object({
  /** The first households as they would be. */
  households: z.array(
    z.object({
      fate: z.enum(['new', 'changed', 'unchanged', 'rejected']),
      rows: z.array(z.int()),
      household: HouseholdView,
    }),
  ),
  /** The first problems; all of them are in pages. */
  problems: z.array(ProblemView),
  reasons: z.array(
    z.object({
      code: z.string(),
      column: z.string().optional(),
      severity: z.enum(['error', 'warning']),
      count: z.int(),
      text: z.string(),
    }),
  ),
  /** Totals of each source of income, minor units. */
  income: z.record(z.string(), z.int()),
  /** Areas of the file that would be made. */
  areas: z.array(z.string()),
})

export const ProblemPage = z.object({ items: z.array(ProblemView), next: z.int().optional() })

const told = (ctx: Ctx, problem: Problem) => ({ ...problem, text: sentence(problem, ctx.lang) })

/** @throws Fault conflict `import.not-checked` */
async function checked(ctx: Ctx, doc: ImportDoc, name: string): Promise<unknown> {
  if (!doc.checkJob) throw fault('conflict', 'import.not-checked')
  const key = `${checkFolder(ctx.tenant, doc.import, doc.checkJob)}/${name}`
  try {
    return JSON.parse(Buffer.from(await ctx.ports.files.get(key)).toString())
  } catch (error) {
    if (isFault(error)) throw fault('conflict', 'import.not-checked')
    throw error
  }
}

/** What a check found: first households, problems by reason, totals. */
export const getPreview = query(
  { id: 'import.preview', allow: keepers, input: Which },
  async (ctx, { import: id }): Promise<z.input<typeof PreviewView>> => {
    const doc = await readImport(ctx, id)
    const found = (await checked(ctx, doc, 'preview.json')) as Omit<
      z.input<typeof PreviewView>,
      'problems' | 'reasons'
    > & {
      problems: Problem[]
      reasons: Omit<z.input<typeof PreviewView>['reasons'][number], 'text'>[]
    }
    return {
      ...found,
      problems: found.problems.map((problem) => told(ctx, problem)),
      reasons: found.reasons.map((r) => ({ ...r, text: sentence({ code: r.code }, ctx.lang) })),
    }
  },
)

/** Every problem by row and column, a thousand a page, from page 0. */
export const getProblems = query(
  {
    id: 'import.problems',
    allow: keepers,
    input: Which.extend({ page: z.coerce.number().int().min(0).max(10_000).default(0) }),
  },
  async (ctx, { import: id, page }) => {
    const doc = await readImport(ctx, id)
    const problems = (await checked(ctx, doc, `problems-${page}.json`).catch((error: unknown) => {
      if (isFault(error) && page > 0) return []
      throw error
    })) as Problem[]
    return {
      items: problems.map((problem) => told(ctx, problem)),
      ...(problems.length === PAGE ? { next: page + 1 } : {}),
    }
  },
)

const ImportLine = z.object({
  import: z.string(),
  name: z.string(),
  size: z.int(),
  createdAt: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  /** The latest job: its check, or the import itself. */
  job: z.string().optional(),
  /** How that job stands, what it counted, and how many rows it has. */
  kind: z.string().optional(),
  state: JobState.optional(),
  rows: z.number().optional(),
  counts: z.record(z.string(), z.number()).optional(),
})
export const ImportPage = z.object({ items: z.array(ImportLine), next: z.string().optional() })

/** Imports, newest first; one's own, or all for those who answer for the whole office. */
export const listImports = query(
  { id: 'import.list', allow: keepers, input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }) => {
    const from = await readCursor(ctx, 'imports', cursor)
    const search = ImportEntity.query.byTime({ tenant: ctx.tenant }).begins({ import: 'im_' })
    const page = await ctx.db.query(search, { limit: 25, from, newestFirst: true })
    const all = page.items.map((item) => item.brief as ImportBrief)
    const office = ctx.roles.some((role) => role === 'county' || role === 'system')
    const every = office && ctx.scope.includes('')
    const items = all.filter((line) => every || line.createdBy.id === ctx.actor.id)
    return {
      items: await withJobs(ctx, items),
      next: await writeCursor(ctx, 'imports', page.next),
    }
  },
)

/** How the latest job of each import stands: one read for the page. */
async function withJobs(ctx: Ctx, lines: readonly ImportBrief[]) {
  const keys = lines.flatMap(({ job }) => (job ? [jobKey(ctx.tenant, job)] : []))
  const jobs = (await ctx.db.batchGet(keys)).map(asJob)
  return lines.map((line) => {
    const found = jobs.find(({ job }) => job === line.job)
    if (!found) return line
    const { kind, state, total, counts } = found
    return { ...line, kind, state, counts, ...(total === undefined ? {} : { rows: total }) }
  })
}

export const FieldPage = z.object({
  /** In a household row `member.name` is of the head, `member2.name` and so on of the others. */
  places: z.int(),
  items: z.array(
    z.object({
      field: z.string(),
      label: z.object({ en: z.string(), zh: z.string() }),
      kind: z.string(),
      codes: z
        .array(z.object({ code: z.string(), label: z.object({ en: z.string(), zh: z.string() }) }))
        .optional(),
    }),
  ),
})

function codesOf(settings: Settings, field: Field, today: string) {
  if (field.kind === 'idType') return settings.identity.types
  return field.list ? codesOn(settings, field.list, today) : undefined
}

/** Everything a column can be, with the codes it may hold. */
export const listFields = query(
  { id: 'import.fields', allow: keepers, input: z.object({}) },
  async (ctx) => {
    const settings = await settingsOf(ctx)
    const items = fieldsOf(settings).map((field) => {
      const codes = codesOf(settings, field, ctx.today())
      const { id, label, kind } = field
      const plain = codes?.map((entry) => ({ code: entry.code, label: entry.label }))
      return { field: id, label, kind, ...(plain ? { codes: plain } : {}) }
    })
    return { places: PLACES, items }
  },
)

export const ValuePage = z.object({
  items: z.array(z.object({ value: z.string(), count: z.int(), code: z.string().optional() })),
})

/** Values that are listed to be mapped; a column with more is no column of codes. */
const VALUES = 500

/** The different values of a column in the whole file, and the code that each would be read as. */
export const getValues = query(
  {
    id: 'import.values',
    allow: keepers,
    input: Which.extend({ column: z.string().max(400), field: z.string().max(80) }),
  },
  async (ctx, { import: id, column, field: name }) => {
    const [doc, settings] = await Promise.all([readImport(ctx, id), settingsOf(ctx)])
    if (!doc.opened) throw fault('conflict', 'import.not-open')
    const field = fieldFinder(settings)(name)
    const at = doc.opened.header.indexOf(column)
    if (!field) throw fault('invalid', 'mapping.no-field', { field: name })
    if (at < 0) throw fault('invalid', 'mapping.no-column', { column })
    const counts = new Map<string, number>()
    for await (const { cells } of rowsOf(await tableOf(ctx, doc))) {
      const value = cells[at] ?? ''
      if (counts.has(value) || counts.size < VALUES) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const mapping = { dates: 'day-first', decimal: '.' } as const
    const read = reader(field, { settings, today: ctx.today(), mapping })
    const items = [...counts].map(([value, count]) => {
      const found = read(value)
      const code = 'value' in found ? codeText(found.value) : undefined
      return { value, count, ...(code === undefined ? {} : { code }) }
    })
    return { items: items.sort((a, b) => b.count - a.count) }
  },
)

/** A value as a mapping names it: codes together, a flag as `yes` or `no`. */
function codeText(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(' + ') : String(value)
}
