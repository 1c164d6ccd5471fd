import type { Ctx } from '@terrace/platform/context'
import { fault, invalid, isFault } from '@terrace/platform/fault'
import { translate } from '@terrace/platform/i18n'
import { job, type Run } from '@terrace/platform/job'
import { startsJob } from '@terrace/platform/start-job'
import type { ByteSource } from '@terrace/platform/tabular'
import * as z from 'zod'
import { keepers, ownArea, Scheme } from './area-change.ts'
import {
  caseless,
  decide,
  type Level,
  type Line,
  type Rejected,
  wrongWith,
} from './area-import-rows.ts'
import { type Area, levelIndex } from './area-model.ts'
import { forgetAreas } from './area-store.ts'
import { messages } from './i18n.ts'
import type { Settings } from './settings-model.ts'
import { settingsOf } from './settings-store.ts'

/** Loaded when a job runs: the function that only starts it stays small. */
const tabular = () => import('@terrace/platform/tabular')

/** Chunks in flight: enough to keep the table busy, few enough to stay inside one function. */
const WIDTH = 8
/** Rows of a transaction that a chunk may fill: 100 less event, receipt and the frame's mark. */
const ROOM = 97

export const AreaImport = z.object({
  /** From the top down; the order is made so in any case. */
  files: z
    .array(
      z.object({
        /** The uploaded file's key. */
        file: z.string().max(500),
        level: z.string().max(40),
        codeColumn: z.string().max(200),
        nameColumn: z.string().max(200),
        /** The column with the code of the area above; none in a file of the top level. */
        parentColumn: z.string().max(200).optional(),
        validFrom: z.iso.date().optional(),
      }),
    )
    .min(1)
    .max(8),
  /** Whose codes these are. */
  scheme: Scheme,
  /** The area under which files without a parent column stand; the top without it. */
  under: z.string().max(40).optional(),
})
type AreaImport = z.output<typeof AreaImport>
type File = AreaImport['files'][number]

interface Import {
  ctx: Ctx
  run: Run
  settings: Settings
  rejected: Rejected[]
  index: number
}

/**
 * Divisions from files, level by level: one transaction a chunk. The same files again change nothing.
 * Counts: new, changed, unchanged, rejected; rejected lines stand in `rejected.csv` with reasons.
 */
export const importAreas = job(
  { id: 'tenancy.import-areas', queue: 'bulk', input: AreaImport },
  async (ctx, input, run) => {
    const settings = await settingsOf(ctx)
    const files = [...input.files].sort(
      (a, b) => levelIndex(settings, a.level) - levelIndex(settings, b.level),
    )
    let total = 0
    for (const file of files) total += await countLines(ctx, settings, file)
    await run.setTotal(total)
    const under = input.under ? await ownArea(ctx, input.under) : undefined
    const work: Import = { ctx, run, settings, rejected: [], index: 0 }
    for (const file of files) {
      const level = { code: file.level, scheme: input.scheme, validFrom: file.validFrom, under }
      await importFile(work, file, level)
    }
    return work.rejected.length > 0 ? { files: [await errorFile(work)] } : {}
  },
)

/** Starts the import. @throws Fault invalid with the field when a file is not the tenant's */
export const startAreaImport = startsJob(
  { id: 'area.import', allow: keepers, input: AreaImport },
  importAreas,
  ({ files }) => files.map(({ file }) => file.split('/').at(-1)).join(', '),
)

async function open(ctx: Ctx, { file }: File) {
  const own = ['uploads', 'exports'].some((folder) => file.startsWith(`${folder}/${ctx.tenant}/`))
  if (!own || file.includes('..')) throw invalid([{ path: 'files', code: 'area.file-foreign' }])
  const { files } = ctx.ports
  const source: ByteSource = {
    size: await files.size(file),
    read: (start, end) => files.get(file, start, end),
    stream: (start) => files.stream(file, start),
  }
  const { openTable } = await tabular()
  return openTable(source)
}

/** Reads the file once before anything is written, so that a wrong column stops it at the start. */
async function countLines(ctx: Ctx, settings: Settings, file: File): Promise<number> {
  if (levelIndex(settings, file.level) < 0) {
    const params = { level: file.level }
    throw invalid([{ path: 'files', code: 'area.file-level', params }])
  }
  const table = await open(ctx, file)
  for (const column of [file.codeColumn, file.nameColumn, file.parentColumn ?? file.codeColumn]) {
    if (table.header.includes(column)) continue
    const params = { column, columns: table.header.join(', ') }
    throw invalid([{ path: 'files', code: 'area.file-column', params }])
  }
  let count = 0
  for await (const _ of table.rows()) count++
  return count
}

async function* linesOf(ctx: Ctx, file: File): AsyncGenerator<Line> {
  const table = await open(ctx, file)
  const at = (name: string) => table.header.indexOf(name)
  const [code, name] = [at(file.codeColumn), at(file.nameColumn)]
  const parent = file.parentColumn === undefined ? undefined : at(file.parentColumn)
  const seen = new Set<string>()
  for await (const { row, cells } of table.rows()) {
    const cell = (i: number) => (cells[i] ?? '').trim()
    const line: Line = {
      file: file.file.split('/').at(-1) ?? '',
      row,
      code: cell(code),
      name: cell(name),
      parent: parent === undefined ? undefined : cell(parent),
    }
    const wrong =
      wrongWith(line) ?? (seen.has(caseless(line.code)) ? 'area.row-repeated' : undefined)
    seen.add(caseless(line.code))
    yield wrong ? { ...line, wrong } : line
  }
}

/** Chunks by the file alone, so that a worker that takes over cuts them at the same places. */
async function* chunksOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let chunk: Line[] = []
  let parents = new Set<string>()
  for await (const line of lines) {
    const more = parents.has(line.parent ?? '') ? 2 : 3
    if (chunk.length * 2 + parents.size + more > ROOM) {
      yield chunk
      chunk = []
      parents = new Set()
    }
    chunk.push(line)
    parents.add(line.parent ?? '')
  }
  if (chunk.length > 0) yield chunk
}

/** One level: its chunks overlap; the next level starts when all of them stand. */
async function importFile(work: Import, file: File, level: Level): Promise<void> {
  const above = new Map<string, Area>()
  const flying = new Set<Promise<void>>()
  let failed: unknown
  try {
    for await (const lines of chunksOf(linesOf(work.ctx, file))) {
      await work.run.breathe()
      const index = work.index++
      const flight = importChunk(work, level, lines, above, index)
        .catch((error: unknown) => {
          failed ??= error
        })
        .finally(() => flying.delete(flight))
      flying.add(flight)
      if (flying.size >= WIDTH) await Promise.race(flying)
      if (failed) break
    }
  } finally {
    // Also when the worker leaves: the next one must find every receipt of this one.
    await Promise.all(flying)
  }
  if (failed) throw failed
}

async function importChunk(
  { ctx, run, settings, rejected }: Import,
  level: Level,
  lines: readonly Line[],
  above: Map<string, Area>,
  index: number,
): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const made = await decide(ctx, settings, level, lines, above)
    const { rows, added, changed } = made
    const facts = { level: level.code, added, changed }
    const counts = {
      new: added.length,
      changed: changed.length,
      unchanged: made.unchanged,
      rejected: made.rejected.length,
    }
    const events = rows.length > 0 ? [{ name: 'areas.imported', about: run.job.job, facts }] : []
    try {
      await run.chunk(index, { rows, events, counts, done: lines.length })
      // Lines of a chunk that an earlier worker committed are looked at again for their reasons.
      rejected.push(...made.rejected)
      forgetAreas(ctx, [...changed.map((c) => c.area), ...[...above.values()].map((a) => a.area)])
      return
    } catch (error) {
      // Somebody changed these areas meanwhile: look again.
      if (!isFault(error) || (error.kind !== 'conflict' && error.kind !== 'stale')) throw error
    }
  }
  throw fault('unavailable', 'save.busy')
}

/** What was rejected and why, in the words of the one who asked. */
async function errorFile({ ctx, run, rejected }: Import) {
  const key = `exports/${ctx.tenant}/${run.job.job}/rejected.csv`
  const header = ['file', 'row', 'code', 'name', 'parent', 'reason']
  const sorted = rejected.sort((a, b) => a.file.localeCompare(b.file) || a.row - b.row)
  async function* rows() {
    for (const { file, row, code, name, parent = '', reason } of sorted) {
      const words = translate(messages, reason, ctx.lang, { code, parent })
      yield [file, row, code, name, parent, words]
    }
  }
  const { writeCsv } = await tabular()
  const pieces: Uint8Array[] = []
  for await (const piece of writeCsv(header, rows())) pieces.push(piece)
  const body = Buffer.concat(pieces)
  await ctx.ports.files.put(key, body, 'text/csv; charset=utf-8')
  return { name: 'rejected.csv', key, size: body.length, type: 'text/csv' }
}
