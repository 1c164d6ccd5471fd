import type { Words } from '../../api/settings.ts'
import { e } from '../registry/edit-messages.ts'
import { entryFields } from '../registry/entry.tsx'
import { labelOf } from '../registry/field-label.ts'
import { type FieldSpec, incomeFields, livingFields, memberFields } from '../registry/fields.ts'
import { type FormValues, toInput } from '../registry/form-values.ts'
import { show } from '../registry/show.ts'
import type { Values } from './apply-values.ts'
import { f } from './form-messages.ts'

interface Row {
  label: string
  value: string
  step: string
}

/** What is filled in of some fields, in words, as it will be sent. */
function filled(words: Words, fields: readonly FieldSpec[], values: FormValues) {
  const sent = toInput(fields, values)
  return fields.flatMap((field) =>
    field.name in sent
      ? [{ label: labelOf(field), value: show(words, field, sent[field.name]) }]
      : [],
  )
}

const line = (parts: readonly { label: string; value: string }[]): string =>
  parts.map(({ label, value }) => `${label}: ${value}`).join(' · ')

/** All that is sent of a household that is new: each of its facts, people, incomes and its home. */
export function entryRows(words: Words, v: Values): Row[] {
  const place = filled(words, entryFields, v.facts).map((one) => ({ ...one, step: 'place' }))
  const people = v.members.map((one): Row => {
    const named = memberFields.filter(({ name }) => name !== 'relation' && name !== 'name')
    const name = String(one.name ?? '').trim()
    const rest = line(filled(words, named, one))
    return {
      label: words.label('relation', String(one.relation ?? '')) || f('apply.people'),
      value: [name, rest].filter(Boolean).join(' · '),
      step: 'people',
    }
  })
  const year = (label: string, fields: readonly FieldSpec[], values: FormValues): Row => ({
    label,
    value: line(filled(words, fields, values)) || f('apply.row.more'),
    step: 'year',
  })
  return [
    ...place,
    ...people,
    year(e('new.income', words.incomeYear()), incomeFields, v.income),
    year(e('new.living'), livingFields, v.living),
  ]
}
