import { type Component, type JSX, Show } from 'solid-js'
import { Field, type FieldProps, inputProps } from './field.tsx'
import style from './form.module.css'

export interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'url'
  autocomplete?: JSX.HTMLAutocomplete | 'one-time-code webauthn' | 'username webauthn'
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'
  maxlength?: number
  narrow?: boolean
  /** Rows; more than one makes it a text area. */
  rows?: number
  autofocus?: boolean
  placeholder?: string
  /** Enter does this in place of sending the form: looking something up inside one. */
  onEnter?: () => void
}

/** One line of text, or several with `rows`. */
export const TextField: Component<TextFieldProps> = (props) => (
  <Field {...props}>
    <Show
      when={(props.rows ?? 1) > 1}
      fallback={
        <input
          {...inputProps(props)}
          class={style.input}
          classList={{ [style.narrow ?? '']: Boolean(props.narrow) }}
          type={props.type ?? 'text'}
          autocomplete={props.autocomplete ?? 'off'}
          inputmode={props.inputmode}
          maxlength={props.maxlength}
          placeholder={props.placeholder}
          autofocus={props.autofocus}
          value={props.value}
          onInput={(event) => props.onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !props.onEnter) return
            event.preventDefault()
            props.onEnter()
          }}
        />
      }
    >
      <textarea
        {...inputProps(props)}
        class={`${style.input} ${style.area}`}
        rows={props.rows}
        maxlength={props.maxlength}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </Show>
  </Field>
)

/** A one-time code of six digits, from an app or an e-mail. */
export const CodeField: Component<FieldProps<string> & { autofocus?: boolean }> = (props) => (
  <div class={style.code}>
    <TextField
      {...props}
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength={8}
      onChange={(value) => props.onChange(value.replaceAll(/\s/g, ''))}
    />
  </div>
)
