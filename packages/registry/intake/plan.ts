import { type FieldFault, fault, invalid, isFault } from '@terrace/platform/fault'
import { decimalsOf } from '@terrace/platform/money'
import type { Settings } from '@terrace/tenancy'
import { type AmountField, type AmountPlan, amountPlan } from './amounts.ts'
import { ten } from './decimal.ts'
import { parseExpression, quoted } from './expression.ts'
import { type Field, fieldFinder, isOfMember } from './field.ts'
import type { Mapping, Unit } from './mapping.ts'
import { fold, type ReadValue, reader } from './values.ts'
import { whose } from './whose.ts'

export interface Cell {
  index: number
  column: string
  field: Field
  read: ReadValue
}

/** What tells one person of a row. */
export interface Person {
  place: number
  cells: (Cell & { name: string })[]
  /** What is the same for this person on all rows. */
  constants: Record<string, unknown>
}

/** A mapping made ready: one look at a row needs no more decisions. */
export interface Plan {
  mapping: Mapping
  header: readonly string[]
  key: number
  cells: Cell[]
  /** By place in a household row; a person row has the first place only. */
  people: Person[]
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
 * @throws Fault invalid `mapping.invalid` with every field that does not fit: `mapping.no-column`,
 *   `mapping.no-field`, `mapping.twice`, `mapping.no-key`, `mapping.no-area`, `expression.*`
 */
export const planOf = (
  mapping: Mapping,
  header: readonly string[],
  settings: Settings,
  today: string,
): Plan => new Planner(mapping, header, settings, today).plan()

class Planner {
  private readonly mapping: Mapping
  private readonly header: readonly string[]
  private readonly settings: Settings
  private readonly today: string
  private readonly find: (id: string) => Field | undefined
  private readonly taken = new Set<string>()
  private readonly wrong: FieldFault[] = []
  private readonly cells: Cell[] = []
  private readonly amounts: AmountField[] = []
  private readonly constants: Plan['constants'] = []
  constructor(mapping: Mapping, header: readonly string[], settings: Settings, today: string) {
    this.mapping = mapping
    this.header = header
    this.settings = settings
    this.today = today
    this.find = fieldFinder(settings)
  }

  plan(): Plan {
    const { mapping, header } = this
    for (const [i, target] of mapping.columns.entries()) this.addColumn(target, i)
    for (const [i, target] of mapping.sums.entries()) this.addSum(target, i)
    for (const [id, text] of Object.entries(mapping.constants)) this.addConstant(id, text)
    const areas = this.areaColumns()
    const key = this.keyIndex()
    if (this.wrong.length > 0) throw invalid(this.wrong, 'mapping.invalid')
    const isMissing = missingMarks(mapping.missing)
    const how = { mark: mapping.decimal, isMissing }
    return {
      mapping,
      header,
      key,
      cells: this.cells.filter((cell) => !isOfMember(cell.field.id)),
      people: peopleOf(this.cells, this.constants),
      constants: this.constants,
      amounts: amountPlan(this.amounts, header, mapping.natures, how),
      areas,
      isMissing,
      columnOf: this.columnsByField(areas),
    }
  }

  private columnAt(column: string, path: string): number {
    const index = this.header.indexOf(column)
    if (index < 0) this.wrong.push({ path, code: 'mapping.no-column', params: { column } })
    return index
  }

  private fieldAt(id: string, path: string): Field | undefined {
    const field = this.find(id)
    const code = field ? 'mapping.twice' : 'mapping.no-field'
    if (!field || this.taken.has(id)) this.wrong.push({ path, code, params: { field: id } })
    else if (this.mapping.shape === 'persons' && (whose(id)?.place ?? 1) > 1) {
      this.wrong.push({ path, code: 'mapping.one-person', params: { field: id } })
    }
    this.taken.add(id)
    return field
  }

  private addColumn({ column, field: id, unit, values }: Mapping['columns'][number], i: number) {
    const path = `mapping.columns.${i}`
    const index = this.columnAt(column, path)
    const field = this.fieldAt(id, path)
    if (index < 0 || !field || field.kind === 'key' || field.kind === 'area') return
    if (field.kind === 'amount') return this.addAmount(id, quoted(column), unit, path)
    this.cells.push({ index, column, field, read: this.readerOf(field, values) })
  }

  private readerOf(field: Field, values?: Mapping['columns'][number]['values']): ReadValue {
    const at = { settings: this.settings, today: this.today, mapping: this.mapping }
    return reader(field, { ...at, values })
  }

  private addSum({ field: id, expression, unit }: Mapping['sums'][number], i: number) {
    const path = `mapping.sums.${i}`
    const field = this.fieldAt(id, path)
    if (field?.kind === 'amount') this.addAmount(id, expression, unit, path)
    else if (field) this.wrong.push({ path, code: 'mapping.no-amount', params: { field: id } })
  }

  private addAmount(field: string, text: string, unit: Unit | undefined, path: string) {
    try {
      const expression = parseExpression(text, this.header)
      this.amounts.push({ field, expression, factor: unitFactor(unit, this.settings) })
    } catch (error) {
      if (!isFault(error)) throw error
      this.wrong.push(...(error.detail.fields ?? []).map((one) => ({ ...one, path })))
    }
  }

  private addConstant(id: string, text: string) {
    const path = `mapping.constants.${id}`
    const field = this.fieldAt(id, path)
    if (!field) return
    if (field.kind === 'amount' || field.kind === 'area' || field.kind === 'key') {
      this.wrong.push({ path, code: 'mapping.no-constant', params: { field: id } })
      return
    }
    const value = this.readerOf(field)(text)
    if ('value' in value) this.constants.push([field, value.value])
    else this.wrong.push({ path, code: value.code, params: { ...value.params } })
  }

  private areaColumns(): Plan['areas'] {
    const { columns, area } = this.mapping.area
    if (columns.length === 0 && !area) {
      this.wrong.push({ path: 'mapping.area', code: 'mapping.no-area' })
    }
    return columns.map((column, i) => ({
      column,
      index: this.columnAt(column, `mapping.area.columns.${i}`),
    }))
  }

  /** A household's number is a key too, and on household rows the head's ID number. */
  private keyIndex(): number {
    const { columns, shape, household } = this.mapping
    const column = (field: string) => columns.find((c) => c.field === field)?.column
    const other = shape === 'households' ? column('member.idNumber') : undefined
    const key = household ?? column('household') ?? column('number') ?? other
    if (key !== undefined) return this.columnAt(key, 'mapping.household')
    this.wrong.push({ path: 'mapping.household', code: 'mapping.no-key' })
    return -1
  }

  private columnsByField(areas: Plan['areas']): Map<string, string> {
    const columns = new Map(this.cells.map((cell) => [cell.field.id, cell.column]))
    for (const { field, expression } of this.amounts) {
      columns.set(field, expression.columns.join(' + '))
    }
    if (areas.length > 0) columns.set('area', areas.map((a) => a.column).join(' / '))
    return columns
  }
}

/** The first place is always there: a row tells somebody, even if it does not say who. */
function peopleOf(cells: readonly Cell[], constants: Plan['constants']): Person[] {
  const people = new Map<number, Person>([[1, { place: 1, cells: [], constants: {} }]])
  for (const cell of cells) {
    const of = whose(cell.field.id)
    if (!of) continue
    const { place, name } = of
    const person = people.get(place) ?? { place, cells: [], constants: {} }
    people.set(place, person)
    person.cells.push({ ...cell, name })
  }
  // What is said of persons holds for all of them, unless it is said of one place.
  const said = constants.map(([field, value]) => ({ ...whose(field.id), value }))
  for (const { place, name, value } of said.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))) {
    for (const person of people.values()) {
      if (name && (place === 1 || place === person.place)) person.constants[name] = value
    }
  }
  return [...people.values()].sort((a, b) => a.place - b.place)
}

function missingMarks(marks: readonly string[]): (text: string) => boolean {
  const folded = new Set(marks.map(fold))
  const longest = Math.max(0, ...marks.map((mark) => mark.length)) + 4
  return (text) =>
    text === '' || (text.length <= longest && (text.trim() === '' || folded.has(fold(text))))
}

/** @throws Fault invalid `import.key-too-wide`: what is on so many rows is no household's key */
export function refuseWide(plan: Plan, key: string, rows: number): void {
  if (rows <= 500) return
  const column = plan.header[plan.key]
  throw fault('invalid', 'import.key-too-wide', { column, key, rows })
}
