import type { FieldSpec } from './fields.ts'

/** What a form holds for a field: '' and `undefined` are "not known", `null` takes a secret away. */
export type FormValue = string | number | undefined | null | readonly string[]
export type FormValues = Record<string, FormValue>

function read({ holds }: FieldSpec, value: unknown): FormValue {
  switch (holds.is) {
    case 'money':
    case 'number':
    case 'year':
      return typeof value === 'number' ? value : undefined
    case 'flag':
      return value === true ? 'yes' : value === false ? 'no' : ''
    case 'codes':
      return Array.isArray(value) ? value.map(String) : []
    case 'secret':
      return ''
    default:
      return value === undefined || value === null ? '' : String(value)
  }
}

/** The values of a form for what is known. Secrets begin empty: the form never gets them. */
export const formValues = (
  fields: readonly FieldSpec[],
  known: Record<string, unknown>,
): FormValues =>
  Object.fromEntries(fields.map((field) => [field.name, read(field, known[field.name])]))

const isEmpty = (value: FormValue) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0)

export const isSameValue = (a: FormValue, b: FormValue): boolean =>
  JSON.stringify(isEmpty(a) ? '' : a) === JSON.stringify(isEmpty(b) ? '' : b)

function sent({ holds }: FieldSpec, value: FormValue): unknown {
  if (holds.is === 'flag') return value === 'yes'
  return typeof value === 'string' ? value.trim() : value
}

/** What is filled in, as the API takes it. */
export function toInput(fields: readonly FieldSpec[], values: FormValues): Record<string, unknown> {
  const filled = fields.filter((field) => !isEmpty(values[field.name]))
  return Object.fromEntries(filled.map((field) => [field.name, sent(field, values[field.name])]))
}

/** True where somebody typed something other than what was there. */
export const isChanged = (field: FieldSpec, base: FormValues, values: FormValues): boolean =>
  field.holds.is === 'secret'
    ? values[field.name] === null || !isEmpty(values[field.name])
    : !isSameValue(base[field.name], values[field.name])

/** Only what was changed; what was emptied becomes `null`, which clears it. */
export function toPatch(
  fields: readonly FieldSpec[],
  base: FormValues,
  values: FormValues,
): Record<string, unknown> {
  const touched = fields.filter((field) => isChanged(field, base, values))
  return Object.fromEntries(
    touched.map((field) => {
      const value = values[field.name]
      return [field.name, isEmpty(value) ? null : sent(field, value)]
    }),
  )
}

export interface Difference {
  field: FieldSpec
  /** Whose version stands without asking; undefined where both changed it and a person decides. */
  kept: 'mine' | 'theirs' | undefined
}

/** Where my values and theirs differ, seen from what both began with. */
export function differences(
  fields: readonly FieldSpec[],
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
): Difference[] {
  return fields.flatMap((field): Difference[] => {
    const [was, my, their] = [base[field.name], mine[field.name], theirs[field.name]]
    if (field.holds.is === 'secret') {
      return isChanged(field, base, mine) ? [{ field, kept: 'mine' }] : []
    }
    if (isSameValue(my, their)) return []
    if (isSameValue(my, was)) return [{ field, kept: 'theirs' }]
    return [{ field, kept: isSameValue(their, was) ? 'mine' : undefined }]
  })
}
