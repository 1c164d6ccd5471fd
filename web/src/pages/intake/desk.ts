import { atPlace, fieldAt, whose } from '@terrace/registry/whose'
import { ApiProblem, isProblem } from '../../api/problem.ts'
import { lang } from '../../i18n/language.ts'
import { fieldText } from '../../ui/problem.ts'
import type { FieldView, ImportView, Inspection, Mapping, OpenInput } from './api.ts'

/** Where a mapping came from: kept here before, used for an earlier file, or guessed. */
export type Origin = 'saved' | 'remembered' | 'suggested'

/** What every step works on: the import, what was seen in the file, and the mapping so far. */
export interface Desk {
  view: () => ImportView
  seen: () => Inspection
  fields: () => readonly FieldView[]
  mapping: () => Mapping
  set: (change: Partial<Mapping>) => void
  /** The whole mapping, changed by a person. */
  put: (mapping: Mapping) => void
  /** Another mapping to begin with; `as` says where it came from. */
  replace: (mapping: Mapping, as: Origin) => void
  from: () => Origin
  /** Reads the file again with another encoding, separator, sheet or heading row. */
  reopen: (options: Omit<OpenInput, 'import'>) => Promise<void>
  setView: (view: ImportView) => void
  /** Areas may be made, and states chosen, by the county office only. */
  county: () => boolean
}

/** A field by its id; those of further members of a household row stand in no list. */
export function fieldOf(fields: readonly FieldView[], id: string): FieldView | undefined {
  const of = whose(id)
  const found = fields.find(({ field }) => field === (of ? fieldAt(1, of.name) : id))
  return found && of ? { ...atPlace(found, of.place), field: id } : found
}

/** The label of a field in the page's language; its id where it is not known any more. */
export const fieldLabel = (fields: readonly FieldView[], id: string): string =>
  fieldOf(fields, id)?.label[lang()] ?? id

/**
 * A refusal with wrong fields, as one that says them: a mapping has no inputs of its own names that a
 * summary could lead to.
 */
export function spelled(error: unknown): unknown {
  if (!isProblem(error) || error.fields.length === 0) return error
  const text = [...new Set(error.fields.map((field) => fieldText(field)))].join(' ')
  return new ApiProblem(error.status, 'mapping.fields', { detail: text })
}

/** A refusal of the page itself, in the words of the page. */
export const refusal = (text: string): ApiProblem =>
  new ApiProblem(400, 'import.refused', { detail: text })

/** A mapping without the rows that were begun and left empty. */
export const tidied = (mapping: Mapping): Mapping => ({
  ...mapping,
  source: mapping.source.trim(),
  sums: mapping.sums.filter(({ field, expression }) => field !== '' || expression.trim() !== ''),
  constants: Object.fromEntries(
    Object.entries(mapping.constants).filter(([, value]) => value.trim() !== ''),
  ),
})
