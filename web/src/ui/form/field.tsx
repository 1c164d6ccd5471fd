import { type JSX, type ParentComponent, Show } from 'solid-js'
import { words } from '../words.ts'
import style from './form.module.css'

/** What every form part takes. `name` is the path in the request, so that problems find it. */
export interface FieldProps<V> {
  name: string
  label: string
  hint?: JSX.Element
  /** A sentence that says what to do; shown above the input and linked to it. */
  error?: string | undefined
  value: V
  onChange: (value: V) => void
  /** Fields are required unless they say so: the word "optional" stands beside the label. */
  optional?: boolean
  disabled?: boolean
}

export const fieldId = (name: string): string => `field-${name.replaceAll(/[^\w-]/g, '-')}`

/** The attributes that tie an input to its label, hint and error. */
export function inputProps(props: {
  name: string
  hint?: JSX.Element
  error?: string | undefined
  optional?: boolean
  disabled?: boolean
}) {
  const id = fieldId(props.name)
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '']
  return {
    id,
    name: props.name,
    disabled: props.disabled,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-required': props.optional ? undefined : ('true' as const),
  }
}

type FrameProps = Pick<FieldProps<unknown>, 'name' | 'label' | 'hint' | 'error' | 'optional'>

const Notes: ParentComponent<FrameProps> = (props) => (
  <>
    <Show when={props.hint}>
      <div class={style.hint} id={`${fieldId(props.name)}-hint`}>
        {props.hint}
      </div>
    </Show>
    <Show when={props.error}>
      <div class={style.error} id={`${fieldId(props.name)}-error`}>
        {props.error}
      </div>
    </Show>
  </>
)

const Optional = (props: { when?: boolean | undefined }) => (
  <Show when={props.when}>
    <span class={style.optional}> {words('field.optional')}</span>
  </Show>
)

/** Label, hint and error around one input whose id is `fieldId(name)`. */
export const Field: ParentComponent<FrameProps> = (props) => (
  <div class={style.field} classList={{ [style.wrong ?? '']: Boolean(props.error) }}>
    <label class={style.label} id={`${fieldId(props.name)}-label`} for={fieldId(props.name)}>
      {props.label}
      <Optional when={props.optional} />
    </label>
    <Notes {...props} />
    {props.children}
  </div>
)

/** The same around a group of inputs (radios, checkboxes, a date in parts). */
export const FieldGroup: ParentComponent<FrameProps> = (props) => (
  <fieldset
    class={style.field}
    classList={{ [style.wrong ?? '']: Boolean(props.error) }}
    id={fieldId(props.name)}
    tabindex={-1}
    aria-describedby={inputProps(props)['aria-describedby']}
  >
    <legend class={style.label}>
      {props.label}
      <Optional when={props.optional} />
    </legend>
    <Notes {...props} />
    {props.children}
  </fieldset>
)
