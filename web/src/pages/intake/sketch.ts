import { whose } from '@terrace/registry/whose'
import type { FieldView, Inspection, Mapping } from './api.ts'

/** What may mean that nothing is known, besides an empty cell. */
export const MISSING = ['NA', 'N/A', '-', '—', '/', 'null']

const bare: Mapping = {
  source: '',
  shape: 'persons',
  columns: [],
  sums: [],
  constants: {},
  natures: {},
  area: { columns: [], by: 'auto' },
  head: 'column',
  status: 'candidate',
  missing: MISSING,
  decimal: '.',
  dates: 'day-first',
}

/** The name of a file without its ending: a first guess at whose file it is. */
export const sourceOf = (name: string): string => name.replace(/\.[^.]{1,5}$/, '').slice(0, 100)

/** Headings of areas, from the top down. */
const LEVELS = [
  /^(省|province)/i,
  /^(市|州|prefecture|city)/i,
  /^(县|区县|所在县|county|district)/i,
  /^(乡镇|乡|镇|街道|所在乡|township|town|commune)/i,
  /^(行政村|村|所在村|社区|village)/i,
]

/** The columns that tell the area: those whose headings name a level, else the one suggested. */
export function areaColumns(header: readonly string[], suggested: string | undefined): string[] {
  const named = LEVELS.flatMap((level) => header.filter((one) => level.test(one)).slice(0, 1))
  const all = [...new Set(named)]
  if (suggested === undefined || all.includes(suggested)) return all
  return [suggested]
}

/**
 * The first sketch of a mapping: what the server suggests, each field once. People rows are told by
 * a key that comes back on several of the first rows; a row that tells several people is a household.
 */
export function sketchOf({ import: view, suggestions, values, constants }: Inspection): Mapping {
  const header = view.opened?.header ?? []
  const columnOf = (field: string) => suggestions.find((one) => one.field === field)?.column
  const key = columnOf('household') ?? columnOf('number')
  const seen = key === undefined ? [] : (values[header.indexOf(key)] ?? [])
  const several = seen.some(({ value, count }) => value !== '' && count > 1)
  const family = !several && suggestions.some(({ field }) => isFurther(field))
  const told = !family && suggestions.some((one) => one.field === 'member.relation')
  const areas = areaColumns(header, columnOf('area'))
  return {
    ...bare,
    source: sourceOf(view.name),
    shape: several || told ? 'persons' : 'households',
    ...(key === undefined ? {} : { household: key }),
    columns: suggestions
      .filter(({ column }) => !areas.includes(column))
      .filter(({ field }) => field !== 'household' && field !== 'area')
      .filter(({ field }) => family || !isFurther(field))
      .map(({ column, field, unit, values: known }) => ({
        column,
        field,
        ...(unit ? { unit } : {}),
        ...(known ? { values: known } : {}),
      })),
    constants: family ? { ...constants } : {},
    natures: { ...view.opened?.natures },
    area: { columns: areas, by: 'auto' },
    head: told ? 'column' : 'first',
  }
}

/** Of somebody else than the head of a household row. */
export const isFurther = (field: string): boolean => (whose(field)?.place ?? 1) > 1

/** The part of the form under which a field stands. */
export type Group = 'household' | 'person' | 'income' | 'living' | 'needs'
export function groupOf(field: string): Group {
  if (whose(field)) return 'person'
  if (field.startsWith('income.')) return 'income'
  if (field.startsWith('needs.')) return 'needs'
  return field.startsWith('living.') || field === 'year' ? 'living' : 'household'
}
export const groups: readonly Group[] = ['household', 'person', 'income', 'living', 'needs']

/** Fields that a column may be given; the key and the area are asked for on their own. */
export const choosable = (fields: readonly FieldView[]): FieldView[] =>
  fields.filter(({ kind }) => kind !== 'key' && kind !== 'area')

/** Fields with more than one column or sum: the server refuses them, the page says which. */
export function twice(mapping: Pick<Mapping, 'columns' | 'sums' | 'constants'>): Set<string> {
  const all = [
    ...mapping.columns.map((one) => one.field),
    ...mapping.sums.map((one) => one.field),
    ...Object.keys(mapping.constants),
  ]
  return new Set(all.filter((field, at) => all.indexOf(field) !== at))
}

/** How texts are compared: width, case and spaces do not matter. */
export const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Whether a cell says nothing, by the marks that were chosen. */
export const isMissing = (text: string, marks: readonly string[]): boolean =>
  text.trim() === '' || marks.some((mark) => fold(mark) === fold(text))

/** Kinds whose cells are words for something on a list. */
export const isCoded = (kind: string): boolean =>
  kind === 'code' || kind === 'codes' || kind === 'idType' || kind === 'flag'

/** Marks as people type them, between commas or spaces. */
export const marksOf = (text: string): string[] => [
  ...new Set(text.split(/[,，、\s]+/).filter((mark) => mark !== '')),
]

/** The one code whose label holds the value or is held by it; none when two may be meant. */
export function likely(
  value: string,
  codes: readonly { code: string; label: string }[],
): string | undefined {
  const wanted = fold(value)
  if (wanted.length < 2) return undefined
  const near = codes.filter(({ label }) => {
    const name = fold(label)
    return name.includes(wanted) || (name.length > 1 && wanted.includes(name))
  })
  return near.length === 1 ? near[0]?.code : undefined
}
