import type { Words } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { e } from './edit-messages.ts'
import { FieldRows } from './field-group.tsx'
import { memberFields } from './fields.ts'
import style from './form.module.css'
import type { FormValue, FormValues } from './form-values.ts'

/** What is asked of everybody; all else is under "more". */
const first = new Set([
  'name',
  'relation',
  'sex',
  'birth',
  'idType',
  'idNumber',
  'phone',
  'education',
  'student',
  'labour',
  'health',
  'insurance',
])

/** One person of a new household. */
export const NewPerson = (props: {
  at: number
  words: Words
  values: FormValues
  set: (name: string, value: FormValue) => void
  error: (path: string) => string | undefined
  remove?: () => void
  /** What must be filled in; who it is to the head, where nothing is said. */
  required?: readonly string[]
}) => {
  const count = () => props.at + 1
  const rest = () => {
    const optional = props.words.known()?.optionalFields as Record<string, boolean> | undefined
    return memberFields.filter(({ name }) => !first.has(name) && optional?.[name] !== false)
  }
  const common = () => ({
    words: props.words,
    values: props.values,
    set: props.set,
    error: props.error,
    prefix: `members.${props.at}.`,
  })
  return (
    <li class={style.person}>
      <div class={style.personHead}>
        <h2>{e('new.person', { count: count() })}</h2>
        {props.remove && (
          <Button
            look="quiet"
            small
            icon="close"
            label={e('new.remove', { count: count() })}
            onClick={() => props.remove?.()}
          />
        )}
      </div>
      <FieldRows
        {...common()}
        fields={memberFields.filter((field) => first.has(field.name))}
        required={props.required ?? ['relation']}
      />
      <details>
        <summary>{e('new.more')}</summary>
        <FieldRows {...common()} fields={rest()} />
      </details>
    </li>
  )
}
