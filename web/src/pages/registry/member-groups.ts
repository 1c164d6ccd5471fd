import type { FormGroup } from './edit-form.tsx'
import { e } from './edit-messages.ts'
import {
  coverFields,
  type FieldSpec,
  healthFields,
  personFields,
  schoolFields,
  workFields,
} from './fields.ts'

/** The questions about a person, without those that the reader's role may not see. */
export function memberGroups(
  withheld: readonly string[] | undefined,
  optional: Record<string, boolean> | undefined,
): FormGroup[] {
  const asked = (fields: readonly FieldSpec[]) =>
    fields.filter((field) => optional?.[field.name] !== false && !withheld?.includes(field.name))
  return [
    { title: e('group.person'), fields: asked(personFields) },
    { title: e('group.school'), fields: asked(schoolFields) },
    { title: e('group.health'), fields: asked(healthFields) },
    { title: e('group.work'), fields: asked(workFields) },
    { title: e('group.cover'), fields: asked(coverFields) },
  ].filter((group) => group.fields.length > 0)
}
