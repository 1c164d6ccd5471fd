import { PLACES } from '@terrace/registry/whose'
import { For, type JSX, Show } from 'solid-js'
import { lang } from '../../i18n/language.ts'
import type { FieldView, Nature, Unit } from './api.ts'
import style from './intake.module.css'
import { choosable, groupOf, groups } from './sketch.ts'
import { w } from './wizard-messages.ts'

/** One of all fields, under their groups: the device's own list, since a file has many columns. */
export const FieldSelect = (props: {
  label: string
  fields: readonly FieldView[]
  value: string
  none: string
  wrong?: boolean
  id?: string
  onChange: (field: string) => void
}): JSX.Element => (
  <select
    class={style.pick}
    id={props.id}
    aria-label={props.label}
    aria-invalid={props.wrong ? 'true' : undefined}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  >
    <option value="" selected={props.value === ''}>
      {props.none}
    </option>
    <For each={groups}>
      {(group) => {
        const own = () => choosable(props.fields).filter((one) => groupOf(one.field) === group)
        return (
          <Show when={own().length > 0}>
            <optgroup label={w(`group.${group}`)}>
              <For each={own()}>
                {(one) => (
                  <option value={one.field} selected={props.value === one.field}>
                    {one.label[lang()]}
                  </option>
                )}
              </For>
            </optgroup>
          </Show>
        )
      }}
    </For>
  </select>
)

const units: readonly Unit[] = ['major', 'ten-thousand', 'minor']
const natures: readonly Nature[] = ['person', 'household']

const places = Array.from({ length: PLACES }, (_, i) => i + 1)

/** Whose a field of a person is, in a row that tells several: fifteen choices, not fifteen lists. */
export const WhoseSelect = (props: {
  label: string
  value: number
  onChange: (place: number) => void
}): JSX.Element => (
  <select
    class={style.pick}
    aria-label={props.label}
    onChange={(event) => props.onChange(Number(event.currentTarget.value))}
  >
    <For each={places}>
      {(place) => (
        <option value={place} selected={props.value === place}>
          {place === 1 ? w('whose.head') : w('whose.member', { place })}
        </option>
      )}
    </For>
  </select>
)

export const UnitSelect = (props: {
  label: string
  value: Unit
  onChange: (unit: Unit) => void
}): JSX.Element => (
  <select
    class={style.pick}
    aria-label={props.label}
    onChange={(event) => {
      const unit = units.find((one) => one === event.currentTarget.value)
      if (unit) props.onChange(unit)
    }}
  >
    <For each={units}>
      {(unit) => (
        <option value={unit} selected={props.value === unit}>
          {w(`unit.${unit}`)}
        </option>
      )}
    </For>
  </select>
)

export const NatureSelect = (props: {
  label: string
  value: Nature
  onChange: (nature: Nature) => void
}): JSX.Element => (
  <select
    class={style.pick}
    aria-label={props.label}
    onChange={(event) => {
      const nature = natures.find((one) => one === event.currentTarget.value)
      if (nature) props.onChange(nature)
    }}
  >
    <For each={natures}>
      {(nature) => (
        <option value={nature} selected={props.value === nature}>
          {w(`nature.${nature}`)}
        </option>
      )}
    </For>
  </select>
)
