import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import { fault, invalid, isFault } from '@terrace/platform/fault'
import { translate } from '@terrace/platform/i18n'
import { job, type Run } from '@terrace/platform/job'
import { startsJob } from '@terrace/platform/start-job'
import type { Table } from '@terrace/platform/tabular'
import { numberClaimKey } from '@terrace/registry'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { caseRows, kinOf, readCases } from './case-store.ts'
import { type Answer, answered } from './comparison.ts'
import { messages } from './i18n.ts'
import { CaseClaimEntity } from './matter.entity.ts'
import type { Held } from './matter-store.ts'
import { refuseKin } from './move.ts'
import { Day } from './record.ts'
import { newestTemplate, templateOf } from './template-store.ts'
import { comparers } from './who.ts'

/** A request's body on Lambda ends at 6 MB. */
const LARGEST = 5 * 2 ** 20
/** Lines of one transaction: a case each, beside event and receipt. */
const CHUNK = 60
/** A column with so many different cells at most may be one that says what was found. */
const FEW = 12
/** Problems that the job tells at once; all of them are in its file. */
const TOLD = 50

/** Loaded when a file is there: the function that serves pages stays small. */
const tabular = () => import('@terrace/platform/tabular')

/**
 * Keeps a department's file, once it could be read: a binary `PUT /comparison-files/{name}`. Answers
 * its columns and, of each with few different cells, what they say: whoever sent it then says what
 * each of them means.
 * @throws Fault forbidden `role.may-not`, too-large `file.too-large`, and what `openTable` refuses
 */
export async function uploadComparison(ctx: Ctx, { name }: { name: string }, bytes: Uint8Array) {
  if (!hasRole(ctx, ...comparers)) {
    throw fault('forbidden', 'role.may-not', { action: 'comparison.upload' })
  }
  const { bufferSource, openTable } = await tabular()
  const table = await openTable(bufferSource(bytes), { limits: { size: LARGEST } })
  const safe = name.replaceAll(/[\\/\p{Cc}]|\.{2,}/gu, '_').slice(-120) || 'answers'
  const file = `uploads/${ctx.tenant}/comparisons/${ctx.newId('cf')}/${safe}`
  await ctx.ports.files.put(file, bytes, 'application/octet-stream')
  return { file, columns: table.header, values: await valuesOf(table) }
}

/** The different cells of each column, in order; none of a column with many. */
async function valuesOf(table: Table): Promise<string[][]> {
  const seen = table.header.map(() => new Set<string>())
  for await (const { cells } of table.rows()) {
    for (const [at, values] of seen.entries()) {
      if (values.size <= FEW) values.add((cells[at] ?? '').trim().slice(0, 100))
    }
  }
  return seen.map((values) => (values.size > FEW ? [] : [...values].sort()))
}

export const ComparisonFile = z.object({
  file: z.string().max(500),
  template: z.string().max(40).default('identification'),
  source: z.string().max(40),
  /** The day of which the department's register speaks. */
  day: Day,
  /** Columns with the household's number and with what was found. */
  number: z.string().max(200),
  result: z.string().max(200),
  note: z.string().max(200).optional(),
  /** What the file writes for a record, and for none; anything else is rejected with its line. */
  match: z.array(z.string().max(100)).min(1).max(20),
  noMatch: z.array(z.string().max(100)).max(20).default([]),
})
type Input = z.output<typeof ComparisonFile>

interface Line {
  row: number
  number: string
  answer: Answer | undefined
}
interface Rejected {
  row: number
  number: string
  code: string
}

/**
 * A department's answers for many households at once: each line finds the open case of its household
 * by number, a chunk a transaction. Lines without a case are given back with their reason.
 */
export const comparisonJob = job(
  { id: 'procedures.compare', queue: 'bulk', input: ComparisonFile },
  async (ctx, input, run) => {
    if (!input.file.startsWith(`uploads/${ctx.tenant}/comparisons/`) || input.file.includes('..')) {
      throw invalid([{ path: 'file', code: 'file.missing' }])
    }
    const { sources } = await newestTemplate(ctx, input.template)
    if (!sources.some(({ source }) => source === input.source)) {
      throw fault('missing', 'comparison.source', { source: input.source })
    }
    const rejected: Rejected[] = []
    let [index, chunk]: [number, Line[]] = [0, []]
    for await (const line of linesOf(ctx, input)) {
      chunk.push(line)
      if (chunk.length < CHUNK) continue
      await compareChunk(ctx, input, run, index++, chunk, rejected)
      chunk = []
    }
    if (chunk.length > 0) await compareChunk(ctx, input, run, index, chunk, rejected)
    if (rejected.length === 0) return {}
    const problems = rejected.slice(0, TOLD)
    return { files: [await errorFile(ctx, run, rejected)], result: { problems } }
  },
)

/** Starts it. */
export const startComparison = startsJob(
  { id: 'comparison.file', allow: comparers, input: ComparisonFile },
  comparisonJob,
  ({ file }) => file.split('/').at(-1) ?? '',
)

async function* linesOf(ctx: Ctx, input: Input): AsyncGenerator<Line> {
  const { files } = ctx.ports
  const { openTable } = await tabular()
  const table = await openTable({
    size: await files.size(input.file),
    read: (start, end) => files.get(input.file, start, end),
    stream: (start) => files.stream(input.file, start),
  })
  const at = (name: string, path: string) => {
    const found = table.header.indexOf(name)
    const params = { column: name, columns: table.header.join(', ') }
    if (found < 0) throw invalid([{ path, code: 'comparison.column', params }])
    return found
  }
  const [number, result] = [at(input.number, 'number'), at(input.result, 'result')]
  const note = input.note === undefined ? undefined : at(input.note, 'note')
  for await (const { row, cells } of table.rows()) {
    const cell = (i: number | undefined) => (i === undefined ? '' : (cells[i] ?? '').trim())
    const found = meaningOf(input, cell(result))
    const words = cell(note).slice(0, 1000)
    const answer = found && { result: found, day: input.day, ...(words ? { note: words } : {}) }
    yield { row, number: cell(number), answer }
  }
}

/** What the file's word means; an empty cell means nothing unless the file is said to write it so. */
function meaningOf(input: Input, said: string): Answer['result'] | undefined {
  if (input.match.includes(said)) return 'match'
  return input.noMatch.includes(said) ? 'no-match' : undefined
}

async function compareChunk(
  ctx: Ctx,
  input: Input,
  run: Run,
  index: number,
  lines: readonly Line[],
  rejected: Rejected[],
): Promise<void> {
  await run.breathe()
  for (let attempt = 0; ; attempt++) {
    const cases = await casesOf(ctx, input.template, lines)
    const made = await decide(ctx, input, lines, cases)
    const counts = { answered: made.rows.length, rejected: made.rejected.length }
    try {
      await run.chunk(index, {
        rows: made.rows,
        events: made.rows.length > 0 ? [eventOf(input, run)] : [],
        counts,
        done: lines.length,
      })
      rejected.push(...made.rejected)
      return
    } catch (error) {
      // A case was changed meanwhile: look again.
      if (!isFault(error) || error.kind !== 'stale' || attempt >= 5) throw error
    }
  }
}

const eventOf = ({ source, file }: Input, run: Run) => ({
  name: 'cases.compared',
  about: run.job.job,
  reason: `${source} · ${file.split('/').at(-1)}`,
  pending: false,
})

/** The open cases of the lines' households, by household number. */
async function casesOf(ctx: Ctx, template: string, lines: readonly Line[]) {
  const { tenant } = ctx
  const numbers = [...new Set(lines.map(({ number }) => number).filter(Boolean))]
  const claims = await ctx.db.batchGet(numbers.map((number) => numberClaimKey(tenant, number)))
  const households = claims.map((item) => String(item.owner))
  const open = await ctx.db.batchGet(
    households.map(
      (household) =>
        ctx.db.params(CaseClaimEntity.get({ tenant, household, template })).Key as {
          pk: string
          sk: string
        },
    ),
  )
  const cases = await readCases(
    ctx,
    open.map((item) => String(item.case)),
  )
  return new Map(cases.map((held) => [held.doc.number, held]))
}

async function decide(
  ctx: Ctx,
  input: Input,
  lines: readonly Line[],
  cases: ReadonlyMap<string, Held<Case>>,
) {
  const rows: ReturnType<typeof caseRows> = []
  const rejected: Rejected[] = []
  const seen = new Set<string>()
  for (const { row, number, answer } of lines) {
    const held = cases.get(number)
    const wrong = (code: string) => rejected.push({ row, number, code })
    if (!answer) wrong('comparison.unclear')
    else if (!held || !covers(ctx, held.doc.path)) wrong('case.missing')
    else if (seen.has(number)) wrong('comparison.repeated')
    else {
      seen.add(number)
      try {
        const { doc } = held
        refuseKin(ctx, kinOf(doc))
        const template = await templateOf(ctx, doc.template, doc.templateVersion)
        const next = answered(ctx, template, doc, input.source, answer)
        rows.push(...caseRows(ctx.tenant, template, held, next))
      } catch (error) {
        if (!isFault(error)) throw error
        wrong(error.code)
      }
    }
  }
  return { rows, rejected }
}

/** The lines that could not be used, with why, in the words of the one who asked. */
async function errorFile(ctx: Ctx, run: Run, rejected: readonly Rejected[]) {
  const key = `exports/${ctx.tenant}/${run.job.job}/rejected.csv`
  async function* rows() {
    for (const { row, number, code } of rejected) {
      yield [String(row), number, translate(messages, code, ctx.lang)]
    }
  }
  const { writeCsv } = await tabular()
  const type = 'text/csv; charset=utf-8'
  const size = await ctx.ports.files.putStream(
    key,
    writeCsv(['row', 'number', 'reason'], rows()),
    type,
  )
  return { name: 'rejected.csv', key, size, type }
}
