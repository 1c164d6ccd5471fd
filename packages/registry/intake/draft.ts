import { fault, invalid } from '@terrace/platform/fault'
import { decimalsOf } from '@terrace/platform/money'
import type { TableRow } from '@terrace/platform/tabular'
import type { Settings } from '@terrace/tenancy'
import type { HouseholdInput, MemberInput } from '../model.ts'
import { type AmountField, type AmountPlan, amountPlan, amountsOf } from './amounts.ts'
import { ten } from './decimal.ts'
import { parseExpression, quoted } from './expression.ts'
import { type Field, fieldsOf, isOfMember } from './field.ts'
import type { Mapping, Unit } from './mapping.ts'
import { fold, type ReadValue, reader } from './values.ts'

/** Something about a row that people should see. `error` keeps the whole household out. */
export interface Problem {
  row: number
  column?: string
  field?: string
  code: string
  params?: Record<string, string | number>
  severity: 'error' | 'warning'
}

/** The rows of one household, as they stand in the file. */
export interface Group {
  key: string
  rows: TableRow[]
}

/** A household as the file tells it, not yet compared with the register. */
export interface Draft {
  group: Group
  input: Omit<HouseholdInput, 'area'>
  /** What the file says of the area, from the top down. */
  area: string[]
  problems: Problem[]
}

interface Cell {
  index: number
  column: string
  field: Field
  read: ReadValue
}

/** A mapping made ready: one look at a row needs no more decisions. */
export interface Plan {
  mapping: Mapping
  header: readonly string[]
  key: number
  cells: Cell[]
  memberCells: Cell[]
  constants: [field: Field, value: unknown][]
  amounts: AmountPlan
  areas: { index: number; column: string }[]
  isMissing: (text: string) => boolean
  /** Which column a field comes from, for problems found later. */
  columnOf: Map<string, string>
}

const unitFactor = (unit: Unit | undefined, settings: Settings): bigint => {
  if (unit === 'minor') return 1n
  const major = ten(decimalsOf(settings.currency))
  return unit === 'ten-thousand' ? major * 10_000n : major
}

/**
 * Compiles a mapping for a file's header.
 * @throws Fault invalid with what does not fit: `mapping.no-column`, `mapping.no-field`, `mapping.twice`,
 *   `mapping.no-key`, `expression.*`
 */
export function planOf(
  mapping: Mapping,
  header: readonly string[],
  settings: Settings,
  today: string,
): Plan {
  const wrong: { path: string; code: string; params?: Record<string, unknown> }[] = []
  const fields = new Map(fieldsOf(settings).map((field) => [field.id, field]))
  const taken = new Set<string>()
  const columnAt = (column: string, path: string): number => {
    const index = header.indexOf(column)
    if (index < 0) wrong.push({ path, code: 'mapping.no-column', params: { column } })
    return index
  }
  const fieldAt = (id: string, path: string): Field | undefined => {
    const field = fields.get(id)
    if (!field) wrong.push({ path, code: 'mapping.no-field', params: { field: id } })
    else if (taken.has(id)) wrong.push({ path, code: 'mapping.twice', params: { field: id } })
    taken.add(id)
    return field
  }
  const cells: Cell[] = []
  const amounts: AmountField[] = []
  const addAmount = (field: string, text: string, unit: Unit | undefined, path: string) => {
    try {
      const expression = parseExpression(text, header)
      amounts.push({ field, expression, factor: unitFactor(unit, settings) })
    } catch (error) {
      const [first] = (error as { detail?: { fields?: typeof wrong } }).detail?.fields ?? []
      if (!first) throw error
      wrong.push({ ...first, path })
    }
  }
  for (const [i, target] of mapping.columns.entries()) {
    const path = `mapping.columns.${i}`
    const index = columnAt(target.column, path)
    const field = fieldAt(target.field, path)
    if (index < 0 || !field || field.kind === 'key' || field.kind === 'area') continue
    if (field.kind === 'amount') addAmount(field.id, quoted(target.column), target.unit, path)
    else {
      const read = reader(field, { settings, today, mapping, values: target.values })
      cells.push({ index, column: target.column, field, read })
    }
  }
  for (const [i, { field: id, expression, unit }] of mapping.sums.entries()) {
    const path = `mapping.sums.${i}`
    const field = fieldAt(id, path)
    if (field && field.kind !== 'amount') {
      wrong.push({ path, code: 'mapping.no-amount', params: { field: id } })
    } else if (field) addAmount(id, expression, unit, path)
  }
  const constants: Plan['constants'] = []
  for (const [id, text] of Object.entries(mapping.constants)) {
    const path = `mapping.constants.${id}`
    const field = fieldAt(id, path)
    if (!field) continue
    const value = reader(field, { settings, today, mapping })(text)
    if ('code' in value) wrong.push({ path, code: value.code, params: { ...value.params } })
    else if (field.kind === 'amount' || field.kind === 'area' || field.kind === 'key') {
      wrong.push({ path, code: 'mapping.no-constant', params: { field: id } })
    } else constants.push([field, value.value])
  }
  const areas = mapping.area.columns.map((column, i) => ({
    column,
    index: columnAt(column, `mapping.area.columns.${i}`),
  }))
  if (areas.length === 0 && !mapping.area.area) {
    wrong.push({ path: 'mapping.area', code: 'mapping.no-area' })
  }
  const keyColumn = mapping.household ?? keyOfHouseholds(mapping)
  const key = keyColumn === undefined ? -1 : columnAt(keyColumn, 'mapping.household')
  if (keyColumn === undefined) wrong.push({ path: 'mapping.household', code: 'mapping.no-key' })
  if (wrong.length > 0) throw invalid(wrong, 'mapping.invalid')
  const isMissing = missingMarks(mapping.missing)
  const plan = amountPlan(amounts, header, mapping.natures, { mark: mapping.decimal, isMissing })
  const columnOf = new Map(cells.map((cell) => [cell.field.id, cell.column]))
  for (const { field, expression } of amounts) {
    columnOf.set(field, expression.columns.join(' + '))
  }
  if (areas.length > 0) columnOf.set('area', areas.map((a) => a.column).join(' / '))
  return {
    mapping,
    header,
    key,
    cells: cells.filter((cell) => !isOfMember(cell.field.id)),
    memberCells: cells.filter((cell) => isOfMember(cell.field.id)),
    constants,
    amounts: plan,
    areas,
    isMissing,
    columnOf,
  }
}

/** One row per household needs no own key column where its number or its head's ID number is one. */
function keyOfHouseholds(mapping: Mapping): string | undefined {
  const column = (field: string) => mapping.columns.find((c) => c.field === field)?.column
  if (mapping.shape === 'persons') return column('number')
  return column('number') ?? column('member.idNumber')
}

function missingMarks(marks: readonly string[]): (text: string) => boolean {
  const folded = new Set(marks.map(fold))
  const longest = Math.max(0, ...marks.map((mark) => mark.length)) + 4
  return (text) =>
    text === '' || (text.length <= longest && (text.trim() === '' || folded.has(fold(text))))
}

/** Lays a value at its place: `relocation.mode`, `living.toilet`. */
function place(target: Record<string, unknown>, path: string, value: unknown): void {
  const dot = path.indexOf('.')
  if (dot < 0) {
    target[path] = value
    return
  }
  const name = path.slice(0, dot)
  const inner = (target[name] ?? {}) as Record<string, unknown>
  target[name] = inner
  inner[path.slice(dot + 1)] = value
}

/** Reads the rows of one household. Pure: the same rows give the same draft. */
export function draftOf(plan: Plan, group: Group): Draft {
  const problems: Problem[] = []
  const input: Record<string, unknown> = {}
  for (const [field, value] of plan.constants) {
    if (!isOfMember(field.id)) place(input, field.id, value)
  }
  for (const cell of plan.cells) {
    const value = common(plan, cell, group.rows, problems)
    if (value !== undefined) place(input, cell.field.id, value)
  }
  const { amounts, problems: bad } = amountsOf(
    plan.amounts,
    group.rows.map((row) => row.cells),
  )
  for (const [field, minor] of Object.entries(amounts)) place(input, field, minor)
  for (const { at, ...problem } of bad) {
    problems.push({ ...problem, row: group.rows[at]?.row ?? 0, severity: 'error' })
  }
  for (const row of group.rows) rowProblems(plan, row, problems)
  return {
    group,
    input: { ...input, members: membersOf(plan, group, problems) } as Draft['input'],
    area: areaOf(plan, group, problems),
    problems,
  }
}

/** What a spreadsheet itself says of a row: formulas, errors, cells too many. */
function rowProblems(plan: Plan, row: TableRow, problems: Problem[]): void {
  for (const { column, code } of row.problems ?? []) {
    const name = plan.header[column]
    const severity = code === 'cell.formula' ? 'warning' : 'error'
    problems.push({ row: row.row, ...(name ? { column: name } : {}), code, severity })
  }
}

/** A value of the household: told once or told alike on every row. */
function common(plan: Plan, cell: Cell, rows: readonly TableRow[], problems: Problem[]): unknown {
  let text: string | undefined
  let found: unknown
  for (const { row, cells } of rows) {
    const here = cells[cell.index] ?? ''
    if (here === text || plan.isMissing(here)) continue
    const params = { value: here, first: text ?? '' }
    const at = { row, column: cell.column, field: cell.field.id, severity: 'error' as const }
    if (text !== undefined) {
      problems.push({ ...at, code: 'value.not-same', params })
      continue
    }
    text = here
    const value = cell.read(here)
    if ('code' in value) problems.push({ ...at, ...value })
    else found = value.value
  }
  return found
}

function membersOf(plan: Plan, group: Group, problems: Problem[]): MemberInput[] {
  const first = plan.mapping.head === 'first' || plan.mapping.shape === 'households'
  return group.rows.map(({ row, cells }, i) => {
    const member: Record<string, unknown> = {}
    for (const [field, value] of plan.constants) {
      if (isOfMember(field.id)) member[field.id.slice(7)] = value
    }
    for (const cell of plan.memberCells) {
      const text = cells[cell.index] ?? ''
      if (plan.isMissing(text)) continue
      const value = cell.read(text)
      if ('code' in value) {
        const { column, field } = cell
        problems.push({ row, column, field: field.id, severity: 'error', ...value })
      } else if (value.value !== undefined) member[cell.field.id.slice(7)] = value.value
    }
    if (first) member.relation = i === 0 ? 'head' : (member.relation ?? 'other')
    // Somebody without name, number or key is known by the place in the household only.
    if (!member.ref && !member.name && !member.idNumber) member.ref = `#${i + 1}`
    return member as MemberInput
  })
}

function areaOf(plan: Plan, group: Group, problems: Problem[]): string[] {
  const names: string[] = []
  for (const { index, column } of plan.areas) {
    let name: string | undefined
    for (const { row, cells } of group.rows) {
      const here = (cells[index] ?? '').trim()
      if (plan.isMissing(here) || here === name) continue
      if (name === undefined) name = here
      else {
        const params = { value: here, first: name }
        const at = { row, column, field: 'area', severity: 'error' as const }
        problems.push({ ...at, code: 'value.not-same', params })
      }
    }
    if (name !== undefined) names.push(name)
  }
  return names
}

/** @throws Fault invalid `import.key-too-wide`: what stands on so many rows is no household's key */
export function refuseWide(plan: Plan, key: string, rows: number): void {
  if (rows <= 500) return
  const column = plan.header[plan.key]
  throw fault('invalid', 'import.key-too-wide', { column, key, rows })
}
