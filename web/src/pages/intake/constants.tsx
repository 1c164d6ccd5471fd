import { createSignal, For, type JSX, Show } from 'solid-js'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Field, fieldId } from '../../ui/form/index.ts'
import { words } from '../../ui/words.ts'
import type { FieldView } from './api.ts'
import { type Desk, fieldLabel, fieldOf } from './desk.ts'
import { FieldSelect } from './field-select.tsx'
import style from './intake.module.css'
import { choosable } from './sketch.ts'
import { w } from './wizard-messages.ts'

/** What is the same for all rows. The year stands among the ways of reading, a step later. */
export const Constants = (props: { desk: Desk }): JSX.Element => {
  const { mapping, set, fields } = props.desk
  const [adding, setAdding] = createSignal(false)
  const given = () => Object.entries(mapping().constants).filter(([field]) => field !== 'year')
  const free = () => {
    const { columns, sums, constants } = mapping()
    const taken = new Set([
      ...columns.map((one) => one.field),
      ...sums.map((one) => one.field),
      ...Object.keys(constants),
      'year',
    ])
    return choosable(fields()).filter(({ field, kind }) => kind !== 'amount' && !taken.has(field))
  }
  const put = (field: string, value: string) =>
    set({ constants: { ...mapping().constants, [field]: value } })
  const drop = (field: string) => {
    const { [field]: _gone, ...constants } = mapping().constants
    set({ constants })
  }
  return (
    <section class={style.close} aria-label={w('constants.title')}>
      <h3>{w('constants.title')}</h3>
      <p class={style.soft}>{w('constants.lead')}</p>
      <For each={given().map(([field]) => field)}>
        {(field) => (
          <div class={style.row}>
            <Field name={`constants.${field}`} label={fieldLabel(fields(), field)}>
              <ConstantInput
                id={fieldId(`constants.${field}`)}
                field={fieldOf(fields(), field)}
                value={mapping().constants[field] ?? ''}
                onChange={(value) => put(field, value)}
              />
            </Field>
            <Button
              look="quiet"
              icon="close"
              label={`${w('constants.remove')}: ${fieldLabel(fields(), field)}`}
              onClick={() => drop(field)}
            />
          </div>
        )}
      </For>
      <Show
        when={adding()}
        fallback={
          <div>
            <Button icon="add" onClick={() => setAdding(true)}>
              {w('constants.add')}
            </Button>
          </div>
        }
      >
        <div class={style.narrow}>
          <FieldSelect
            label={w('constants.field')}
            fields={free()}
            value=""
            none={words('field.choose')}
            onChange={(field) => {
              if (field) put(field, '')
              setAdding(false)
            }}
          />
        </div>
      </Show>
    </section>
  )
}

const ConstantInput = (props: {
  id: string
  field: FieldView | undefined
  value: string
  onChange: (value: string) => void
}) => {
  const options = () => {
    if (props.field?.kind === 'flag') {
      return [
        { code: 'yes', label: w('yes') },
        { code: 'no', label: w('no') },
      ]
    }
    return props.field?.codes?.map(({ code, label }) => ({ code, label: label[lang()] }))
  }
  return (
    <Show
      when={options()}
      fallback={
        <input
          id={props.id}
          class={style.pick}
          value={props.value}
          maxlength={200}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      }
    >
      {(all) => (
        <select
          id={props.id}
          class={style.pick}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <option value="" selected={props.value === ''}>
            {words('field.choose')}
          </option>
          <For each={all()}>
            {({ code, label }) => (
              <option value={code} selected={props.value === code}>
                {label}
              </option>
            )}
          </For>
        </select>
      )}
    </Show>
  )
}
