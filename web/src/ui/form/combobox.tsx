import { Combobox } from '@kobalte/core/combobox'
import { For, type JSX, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import { layer } from '../layer.ts'
import menu from '../menu.module.css'
import { words } from '../words.ts'
import type { Option } from './choice.tsx'
import { Field, type FieldProps, fieldId, inputProps } from './field.tsx'
import style from './form.module.css'

const item = (props: { item: { rawValue: Option } & Record<string, unknown> }): JSX.Element => (
  <Combobox.Item item={props.item as never} class={menu.item ?? ''}>
    <Combobox.ItemLabel class={menu.words ?? ''}>{props.item.rawValue.label}</Combobox.ItemLabel>
    <Combobox.ItemIndicator>
      <Icon name="check" />
    </Combobox.ItemIndicator>
  </Combobox.Item>
)

const List = () => (
  <Combobox.Portal mount={layer()}>
    <Combobox.Content class={menu.content ?? ''}>
      <Combobox.Listbox />
    </Combobox.Content>
  </Combobox.Portal>
)

const Control = (
  props: FieldProps<never> | (FieldProps<string> | FieldProps<readonly string[]>),
) => (
  <Combobox.Control class={style.combo} aria-label={props.label}>
    <Combobox.Input
      {...inputProps(props)}
      aria-labelledby={`${fieldId(props.name)}-label`}
      class={style.input}
    />
    <Combobox.Trigger
      class={style.comboButton}
      aria-label={`${words('field.open')}: ${props.label}`}
      aria-labelledby={undefined}
    >
      <Icon name="down" />
    </Combobox.Trigger>
  </Combobox.Control>
)

/** One of a long list: type to narrow it. With `onSearch` the options come from the server. */
export const ComboboxField = (
  props: FieldProps<string> & { options: readonly Option[]; onSearch?: (text: string) => void },
) => (
  <Field {...props}>
    <Combobox<Option>
      class={style.combo}
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      optionDisabled="disabled"
      value={props.options.find((one) => one.value === props.value) ?? null}
      onChange={(one) => props.onChange(one?.value ?? '')}
      onInputChange={(text) => props.onSearch?.(text)}
      {...(props.onSearch ? { defaultFilter: () => true } : {})}
      disabled={props.disabled ?? false}
      gutter={4}
      sameWidth
      itemComponent={item as never}
    >
      <Control {...props} />
      <List />
    </Combobox>
  </Field>
)

/** Several of a long list; what is chosen stands above as tags that can be taken away. */
export const MultiSelect = (
  props: FieldProps<readonly string[]> & { options: readonly Option[] },
) => {
  const chosen = () =>
    props.value.map(
      (value) => props.options.find((one) => one.value === value) ?? { value, label: value },
    )
  return (
    <Field {...props}>
      <Show when={chosen().length > 0}>
        <ul class={style.tags} aria-label={props.label}>
          <For each={chosen()}>
            {(one) => (
              <li class={style.tag}>
                {one.label}
                <button
                  type="button"
                  aria-label={words('field.remove', { name: one.label })}
                  onClick={() => props.onChange(props.value.filter((value) => value !== one.value))}
                >
                  <Icon name="close" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox<Option>
        class={style.combo}
        multiple
        options={[...props.options]}
        optionValue="value"
        optionTextValue="label"
        optionLabel="label"
        optionDisabled="disabled"
        value={chosen()}
        onChange={(all) => props.onChange(all.map((one) => one.value))}
        disabled={props.disabled ?? false}
        gutter={4}
        sameWidth
        itemComponent={item as never}
      >
        <Control {...props} />
        <List />
      </Combobox>
    </Field>
  )
}
