import type { TableRow } from '@terrace/platform/tabular'
import type { HouseholdInput, MemberInput } from '../model.ts'
import { amountsOf } from './amounts.ts'
import { isOfMember } from './field.ts'
import type { Cell, Plan } from './plan.ts'

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
