import type { Ctx } from '@terrace/platform/context'
import { newContext } from '@terrace/platform/new-context'
import type { Table, TableRow } from '@terrace/platform/tabular'
import { normalIdNumber } from '../identity-number.ts'
import { searchNames } from '../person-name.ts'
import { ROOM } from '../room.ts'
import { type Desk, deskOf } from '../writer.ts'
import { AreaFinder } from './area-finder.ts'
import { type Draft, draftOf, type Group } from './draft.ts'
import { Heaps, heapsFor, rowByRow, together } from './group.ts'
import type { ImportDoc } from './import.entity.ts'
import type { Mapping } from './mapping.ts'
import { folderOf, partSource } from './part-source.ts'
import { type Plan, planOf } from './plan.ts'
import { Seen } from './seen.ts'
import { word } from './text.ts'
import { fieldAt } from './whose.ts'

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

/** The rows; of an error file without the apostrophes that kept texts from being formulas. */
export async function* rowsOf(table: Table): AsyncGenerator<TableRow> {
  if (table.kind !== 'csv' || !isErrorFile(table.header)) {
    yield* table.rows()
    return
  }
  for await (const row of table.rows()) {
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

/** Households that are decided and committed together. */
export interface Batch {
  index: number
  drafts: Draft[]
  /** Rows of the file. */
  rows: number
}

/** Households of a batch; their places number its parts. */
export const PLACES = 64

/**
 * The households of the file in batches. Cut by the file and the mapping alone, so that a worker
 * that takes over cuts at the same places. What stands twice in the file is marked here, because
 * only who reads the whole file can know.
 */
export async function* batches(session: Session, scattered: boolean): AsyncGenerator<Batch> {
  const twice = new Twice()
  let drafts: Draft[] = []
  let [index, weight, rows] = [0, 0, 0]
  for await (const group of groupsOf(session, scattered)) {
    const draft = draftOf(session.plan, group)
    twice.mark(session, draft)
    const more = weightOf(draft)
    if (drafts.length > 0 && (weight + more > ROOM || drafts.length === PLACES)) {
      yield { index: index++, drafts, rows }
      drafts = []
      weight = 0
      rows = 0
    }
    drafts.push(draft)
    weight += more
    rows += group.rows.length
  }
  if (drafts.length > 0) yield { index, drafts, rows }
}

function groupsOf({ plan, table, mapping, heaps }: Session, scattered: boolean) {
  if (mapping.shape === 'households') return rowByRow(plan, rowsOf(table))
  return scattered ? heaps.groups(plan) : together(plan, rowsOf(table))
}

/** Rows that this household writes when it is new: itself, number, ref, finding, people. */
function weightOf({ input }: Draft): number {
  let rows = 4
  for (const { name, idNumber } of input.members) {
    rows += (name ? searchNames(name).length : 0) + (idNumber ? 1 : 0)
  }
  return rows
}

/** Finds what may stand in a file once only. The first stays, the later ones are kept out. */
class Twice {
  private readonly households = new Seen()
  private readonly numbers = new Seen()
  private readonly ids = new Seen()

  mark({ plan, mapping }: Session, { group, input, people, problems }: Draft): void {
    const row = group.rows[0]?.row ?? 0
    const say = (at: number, field: string, code: string, first: number) => {
      const column = field === 'household' ? plan.header[plan.key] : plan.columnOf.get(field)
      const where = column ? { column } : {}
      problems.push({ row: at, ...where, field, code, params: { first }, severity: 'error' })
    }
    if (group.key === '') problems.push({ ...keyProblem(plan, group), severity: 'error' })
    else if (mapping.shape === 'households') {
      const first = this.households.first(group.key, row)
      if (first !== undefined) say(row, 'household', 'twice.household', first)
    }
    if (input.number !== undefined && plan.columnOf.get('number') !== plan.header[plan.key]) {
      const first = this.numbers.first(input.number, row)
      if (first !== undefined) say(row, 'number', 'twice.number', first)
    }
    const refs = new Map<string, number>()
    for (const [i, { ref, idNumber, idType }] of input.members.entries()) {
      const { row: at, place } = people[i] ?? { row, place: 1 }
      const had = ref === undefined ? undefined : refs.get(ref)
      if (had !== undefined) say(at, fieldAt(place, 'ref'), 'twice.person', had)
      if (ref !== undefined) refs.set(ref, at)
      if (!idNumber) continue
      const first = this.ids.first(`${idType ?? ''}\n${normalIdNumber(idNumber)}`, at)
      if (first !== undefined) say(at, fieldAt(place, 'idNumber'), 'twice.id-number', first)
    }
  }
}

const keyProblem = (plan: Plan, group: Group) => ({
  row: group.rows[0]?.row ?? 0,
  column: plan.header[plan.key] ?? '',
  field: 'household',
  code: 'row.no-key',
})
