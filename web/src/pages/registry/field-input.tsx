import { type JSX, Match, Show, Switch } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import {
  Checkbox,
  ComboboxField,
  DateField,
  MoneyField,
  MultiSelect,
  NumberField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { e } from './edit-messages.ts'
import { labelOf } from './field-label.ts'
import type { FieldSpec } from './fields.ts'
import type { FormValue } from './form-values.ts'
import { t } from './messages.ts'
import { unitOf } from './show.ts'

/** From here on a list is typed into rather than rolled through. */
const LONG = 20

interface Props {
  field: FieldSpec
  words: Words
  /** The path in the request, so that problems find the part. */
  name: string
  value: FormValue
  onChange: (value: FormValue) => void
  error?: string | undefined
  /** The mask of what is recorded, for a secret. */
  mask?: string | undefined
  required?: boolean
}

const text = (value: FormValue) => (typeof value === 'string' ? value : '')
const number = (value: FormValue) => (typeof value === 'number' ? value : undefined)

const SecretInput = (props: Props & { common: Common }) => (
  <>
    <TextField
      {...props.common}
      hint={props.mask ? e('secret.known', { mask: props.mask }) : undefined}
      disabled={props.value === null}
      value={text(props.value)}
      onChange={props.onChange}
    />
    <Show when={props.mask}>
      <Checkbox
        name={`${props.name}-remove`}
        label={e('secret.remove')}
        value={props.value === null}
        onChange={(on) => props.onChange(on ? null : '')}
      />
    </Show>
  </>
)

interface Common {
  name: string
  label: string
  optional: boolean
  error: string | undefined
}

const Choice = (props: Props & { common: Common; options: { value: string; label: string }[] }) => (
  <Show
    when={props.options.length > LONG}
    fallback={
      <SelectField
        {...props.common}
        placeholder={props.required ? undefined : t('unknown')}
        options={props.options}
        value={text(props.value)}
        onChange={props.onChange}
      />
    }
  >
    <ComboboxField
      {...props.common}
      options={props.options}
      value={text(props.value)}
      onChange={props.onChange}
    />
  </Show>
)

/** The part that fits what a field holds. Everything may stay empty, unless it is `required`. */
export const FieldInput = (props: Props): JSX.Element => {
  const is = () => props.field.holds.is
  const common = (): Common => ({
    name: props.name,
    label: labelOf(props.field),
    optional: !props.required,
    error: props.error,
  })
  const unit = () => {
    const { holds } = props.field
    return holds.is === 'number' ? unitOf(props.words, holds.unit) : ''
  }
  const options = () => {
    const { holds } = props.field
    if (holds.is === 'flag')
      return (['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))
    if (holds.is === 'idType') {
      const types = props.words.known()?.identity.types ?? []
      return types.map((type) => ({ value: type.code, label: type.label[lang()] }))
    }
    if (holds.is !== 'code' && holds.is !== 'codes') return []
    const chosen = Array.isArray(props.value) ? props.value : [text(props.value)]
    return props.words.options(holds.list, chosen)
  }
  const chosen = () => (Array.isArray(props.value) ? (props.value as readonly string[]) : [])
  return (
    <Switch
      fallback={<TextField {...common()} value={text(props.value)} onChange={props.onChange} />}
    >
      <Match when={is() === 'code' || is() === 'flag' || is() === 'idType'}>
        <Choice {...props} common={common()} options={options()} />
      </Match>
      <Match when={is() === 'codes'}>
        <MultiSelect {...common()} options={options()} value={chosen()} onChange={props.onChange} />
      </Match>
      <Match when={is() === 'money'}>
        <MoneyField
          {...common()}
          currency={props.words.currency()}
          value={number(props.value)}
          onChange={props.onChange}
        />
      </Match>
      <Match when={is() === 'number' || is() === 'year'}>
        <NumberField
          {...common()}
          unit={unit()}
          value={number(props.value)}
          onChange={props.onChange}
        />
      </Match>
      <Match when={is() === 'day'}>
        <DateField
          {...common()}
          max={props.words.today()}
          value={text(props.value)}
          onChange={props.onChange}
        />
      </Match>
      <Match when={is() === 'secret'}>
        <SecretInput {...props} common={common()} />
      </Match>
    </Switch>
  )
}
