import type { TableRow } from '@terrace/platform/tabular'
import type { HouseholdInput, MemberInput } from '../model.ts'
import { amountsOf } from './amounts.ts'
import { isOfMember } from './field.ts'
import type { Cell, Person, Plan } from './plan.ts'
import { fieldAt } from './whose.ts'

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

/** Somebody whom the file tells: the row, and the place among the people of a household row. */
export interface Told {
  row: number
  place: number
  /** The file says nothing of the relation: what the register knows of it stays. */
  assumed?: boolean
}

/** A household as the file tells it, not yet compared with the register. */
export interface Draft {
  group: Group
  input: Omit<HouseholdInput, 'area'>
  /** Where each member of `input` stands in the file. */
  people: Told[]
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
  const told = peopleOf(plan, group, problems)
  return {
    group,
    input: { ...input, members: told.map(({ member }) => member) } as Draft['input'],
    people: told.map(({ who }) => who),
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

interface Somebody {
  member: MemberInput
  who: Told
}

function peopleOf(plan: Plan, group: Group, problems: Problem[]): Somebody[] {
  const [person] = plan.people
  if (plan.mapping.shape === 'households') {
    return group.rows.flatMap((row) => familyOf(plan, row, problems))
  }
  return group.rows.map((row, i) => {
    const member = person ? personOf(plan, person, row, problems) : {}
    if (plan.mapping.head === 'first') {
      member.relation = i === 0 ? 'head' : (member.relation ?? 'other')
    }
    return { member: named(member, i + 1), who: { row: row.row, place: 1 } }
  })
}

/** The people of a household row: its head, and whoever else is told in columns that are not empty. */
function familyOf(plan: Plan, row: TableRow, problems: Problem[]): Somebody[] {
  return plan.people.flatMap((person): Somebody[] => {
    const { place, cells } = person
    const isThere = cells.some(({ index }) => !plan.isMissing(row.cells[index] ?? ''))
    if (place > 1 && !isThere) return []
    const told = personOf(plan, person, row, problems)
    const assumed = place > 1 && told.relation === undefined
    const relation = place === 1 ? 'head' : (told.relation ?? 'other')
    const who = { row: row.row, place, ...(assumed ? { assumed } : {}) }
    return [{ member: named({ ...told, relation }, place), who }]
  })
}

function personOf(plan: Plan, person: Person, { row, cells }: TableRow, problems: Problem[]) {
  const { place, constants } = person
  const member: Record<string, unknown> = { ...constants }
  // In a household row it would make heads of all.
  if (place > 1 && member.relation === 'head') delete member.relation
  for (const { index, column, name, read } of person.cells) {
    const text = cells[index] ?? ''
    if (plan.isMissing(text)) continue
    const value = read(text)
    if ('code' in value) {
      problems.push({ row, column, field: fieldAt(place, name), severity: 'error', ...value })
    } else if (value.value !== undefined) member[name] = value.value
  }
  return member
}

/** Somebody without name, number or key is known by the place in the household only. */
function named(member: Record<string, unknown>, place: number): MemberInput {
  const known = member.ref || member.name || member.idNumber
  return (known ? member : { ...member, ref: `#${place}` }) as MemberInput
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
