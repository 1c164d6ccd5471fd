import { decimalsOf, formatAmount, parseAmount } from '@terrace/platform/money'
import { batch, createSignal, Show } from 'solid-js'
import { formatMoney } from '../../i18n/format.ts'
import { Field, type FieldProps, inputProps } from './field.tsx'
import style from './form.module.css'

/**
 * Text in, number out: what was typed stays as typed, the value follows when it can be read.
 * What cannot be read becomes `undefined`, and the text stays for the person to correct.
 */
function typed(
  value: () => number | undefined,
  read: (text: string) => number | undefined,
  write: (value: number) => string,
) {
  const [text, setText] = createSignal<string>()
  return {
    text: () => {
      const now = text()
      if (now !== undefined && read(now) === value()) return now
      const current = value()
      return current === undefined ? (now ?? '') : write(current)
    },
    setText,
  }
}

const readNumber = (text: string): number | undefined => {
  const clean = text.trim().replaceAll(/[,\s\u00a0，]/g, '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(clean)) return undefined
  return Number(clean)
}

/** A number with its unit. `undefined` is "not filled in", which is not zero. */
export const NumberField = (
  props: FieldProps<number | undefined> & { unit?: string; integer?: boolean },
) => {
  const state = typed(
    () => props.value,
    readNumber,
    (value) => String(value),
  )
  return (
    <Field {...props}>
      <div class={style.affixed}>
        <input
          {...inputProps(props)}
          class={`${style.input} ${style.narrow} ${style.number}`}
          inputmode={props.integer ? 'numeric' : 'decimal'}
          autocomplete="off"
          value={state.text()}
          onInput={(event) => {
            const text = event.currentTarget.value
            // Together: between the two the old number would be written over what was typed.
            batch(() => {
              state.setText(text)
              props.onChange(readNumber(text))
            })
          }}
        />
        <Show when={props.unit}>
          <span class={style.affix}>{props.unit}</span>
        </Show>
      </div>
    </Field>
  )
}

/** Money: minor units in and out, an amount on the screen; what it reads as stands beside it. */
export const MoneyField = (props: FieldProps<number | undefined> & { currency: string }) => {
  const digits = () => decimalsOf(props.currency)
  const read = (text: string) => parseAmount(text, digits())
  const state = typed(
    () => props.value,
    read,
    (value) => formatAmount(value, digits()),
  )
  return (
    <Field {...props}>
      <div class={style.affixed}>
        <input
          {...inputProps(props)}
          class={`${style.input} ${style.narrow} ${style.number}`}
          inputmode="decimal"
          autocomplete="off"
          value={state.text()}
          onInput={(event) => {
            const text = event.currentTarget.value
            batch(() => {
              state.setText(text)
              props.onChange(read(text))
            })
          }}
        />
        <span class={style.affix}>
          {props.value === undefined ? props.currency : formatMoney(props.value, props.currency)}
        </span>
      </div>
    </Field>
  )
}

/** A day, `YYYY-MM-DD`, in the device's own date control; `''` is none. */
export const DateField = (props: FieldProps<string> & { min?: string; max?: string }) => (
  <Field {...props}>
    <input
      {...inputProps(props)}
      class={`${style.input} ${style.narrow}`}
      type="date"
      min={props.min}
      max={props.max}
      value={props.value}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  </Field>
)
