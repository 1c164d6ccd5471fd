import { For, Show } from 'solid-js'
import { dayNow } from '../../api/clock.ts'
import { lang } from '../../i18n/language.ts'
import { words } from '../words.ts'
import { Field, FieldGroup, type FieldProps, fieldId, inputProps } from './field.tsx'
import style from './form.module.css'

export interface Option {
  value: string
  label: string
  hint?: string
  disabled?: boolean
}

/** One yes or no. The label stands beside the box. */
export const Checkbox = (props: Omit<FieldProps<boolean>, 'optional'>) => (
  <div class={style.field} classList={{ [style.wrong ?? '']: Boolean(props.error) }}>
    <Show when={props.error}>
      <div class={style.error} id={`${fieldId(props.name)}-error`}>
        {props.error}
      </div>
    </Show>
    <label class={style.option} for={fieldId(props.name)}>
      <input
        {...inputProps({ ...props, hint: undefined, optional: true })}
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        <Show when={props.hint}>
          <span class={style.optionHint}>{props.hint}</span>
        </Show>
      </span>
    </label>
  </div>
)

/** One of a few, all visible. */
export const RadioField = (
  props: FieldProps<string> & { options: readonly Option[]; inline?: boolean },
) => (
  <FieldGroup {...props}>
    <div class={props.inline ? style.inline : style.options}>
      <For each={props.options}>
        {(option) => (
          <label class={style.option}>
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              disabled={props.disabled || option.disabled}
              onChange={() => props.onChange(option.value)}
            />
            <span>
              {option.label}
              <Show when={option.hint}>
                <span class={style.optionHint}>{option.hint}</span>
              </Show>
            </span>
          </label>
        )}
      </For>
    </div>
  </FieldGroup>
)

/** Any number of a few, all visible. For long lists take `MultiSelect`. */
export const CheckboxGroup = (
  props: FieldProps<readonly string[]> & { options: readonly Option[]; inline?: boolean },
) => {
  const toggle = (value: string, on: boolean) =>
    props.onChange(on ? [...props.value, value] : props.value.filter((one) => one !== value))
  return (
    <FieldGroup {...props}>
      <div class={props.inline ? style.inline : style.options}>
        <For each={props.options}>
          {(option) => (
            <label class={style.option}>
              <input
                type="checkbox"
                name={props.name}
                value={option.value}
                checked={props.value.includes(option.value)}
                disabled={props.disabled || option.disabled}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              <span>
                {option.label}
                <Show when={option.hint}>
                  <span class={style.optionHint}>{option.hint}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </FieldGroup>
  )
}

/**
 * One of a list, as the device's own list (it is the best on phones and for screen readers). For
 * more than some twenty take `ComboboxField`.
 */
export const SelectField = (
  props: FieldProps<string> & {
    options: readonly Option[]
    placeholder?: string
    narrow?: boolean
  },
) => (
  <Field {...props}>
    <select
      {...inputProps(props)}
      class={style.input}
      classList={{ [style.narrow ?? '']: Boolean(props.narrow) }}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <option value="" selected={props.value === ''}>
        {props.placeholder ?? words('field.choose')}
      </option>
      <For each={props.options}>
        {(option) => (
          <option
            value={option.value}
            disabled={option.disabled}
            selected={props.value === option.value}
          >
            {option.label}
          </option>
        )}
      </For>
    </select>
  </Field>
)

/** A code of a tenant's list, with its label in each language and the days it is good for. */
export interface Code {
  code: string
  label: { en?: string; zh?: string } | string
  /** Days; outside of them the code is shown only where it already stands. */
  from?: string
  until?: string
}

export const codeLabel = (code: Code): string =>
  typeof code.label === 'string'
    ? code.label
    : (code.label[lang()] ?? code.label.en ?? code.label.zh ?? code.code)

/** The options of a code list: valid today, and always the one that is chosen. */
export function codeOptions(codes: readonly Code[], chosen: string, day: string): Option[] {
  return codes
    .filter(
      (code) =>
        code.code === chosen ||
        ((!code.from || code.from <= day) && (!code.until || day <= code.until)),
    )
    .map((code) => ({ value: code.code, label: `${codeLabel(code)} (${code.code})` }))
}

/** A select over a code list. */
export const CodeListField = (
  props: FieldProps<string> & { codes: readonly Code[]; day?: string; narrow?: boolean },
) => (
  <SelectField {...props} options={codeOptions(props.codes, props.value, props.day ?? dayNow())} />
)
