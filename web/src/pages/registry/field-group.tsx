import { For } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { FieldInput } from './field-input.tsx'
import type { FieldSpec } from './fields.ts'
import style from './form.module.css'
import type { FormValue, FormValues } from './form-values.ts'

/** A few fields that belong together, two beside each other where there is room. */
export const FieldRows = (props: {
  fields: readonly FieldSpec[]
  words: Words
  values: FormValues
  set: (name: string, value: FormValue) => void
  error: (path: string) => string | undefined
  /** Before each name, as in the request: `income.`. */
  prefix?: string
  /** Masks of recorded secrets, by field. */
  masks?: Record<string, string | undefined>
  required?: readonly string[]
}) => (
  <div class={style.pair}>
    <For each={props.fields}>
      {(field) => {
        const path = () => `${props.prefix ?? ''}${field.name}`
        return (
          <div class={style.cell}>
            <FieldInput
              field={field}
              words={props.words}
              name={path()}
              value={props.values[field.name]}
              onChange={(value) => props.set(field.name, value)}
              error={props.error(path())}
              mask={props.masks?.[field.name]}
              required={props.required?.includes(field.name) ?? false}
            />
          </div>
        )
      }}
    </For>
  </div>
)
