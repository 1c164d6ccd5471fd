import type { Message } from '@terrace/platform/i18n'
import type { ListName, Settings } from '@terrace/tenancy'
import { householdFields } from './fields-household.ts'
import { memberFields } from './fields-member.ts'
import { yearFields } from './fields-year.ts'
import { atPlace, fieldAt, whose } from './whose.ts'

/** How a cell is read. `amount` is money, `secret` is sealed and never shown again. */
export type FieldKind =
  | 'text'
  | 'code'
  | 'codes'
  | 'day'
  | 'year'
  | 'amount'
  | 'integer'
  | 'number'
  | 'flag'
  | 'idType'
  | 'secret'
  | 'key'
  | 'area'

/** One thing a column can be. `id` is its path in a household as people enter it. */
export interface Field {
  id: string
  kind: FieldKind
  label: Message
  /** The tenant's list of codes. */
  list?: ListName
  /** Other names of it in files: office headings, codes of other systems. */
  also: readonly string[]
}

/** id, kind (with the list after a colon), English, Chinese, other names between bars. */
export type FieldLine = readonly [id: string, kind: string, en: string, zh: string, also?: string]

const asField = ([id, kind, en, zh, also]: FieldLine): Field => {
  const [name, list] = kind.split(':')
  return {
    id,
    kind: name as FieldKind,
    label: { en, zh },
    ...(list ? { list: list as ListName } : {}),
    also: also?.split('|') ?? [],
  }
}

const lasting: readonly Field[] = [...householdFields, ...memberFields, ...yearFields].map(asField)

/** Every field of this tenant, its own basic-needs checklist included. */
export function fieldsOf(settings: Pick<Settings, 'needs'>): Field[] {
  const needs = settings.needs.map(({ code, label }): Field => {
    return { id: `needs.${code}`, kind: 'flag', label, also: [] }
  })
  return [...lasting, ...needs]
}

export const isOfMember = (field: string): boolean => whose(field) !== undefined

/** Finds a field by its id; those of further members of a household row are made on the way. */
export function fieldFinder(settings: Pick<Settings, 'needs'>): (id: string) => Field | undefined {
  const known = new Map(fieldsOf(settings).map((field) => [field.id, field]))
  return (id) => {
    const of = whose(id)
    const field = known.get(of ? fieldAt(1, of.name) : id)
    return field && of ? { ...atPlace(field, of.place), id } : field
  }
}
