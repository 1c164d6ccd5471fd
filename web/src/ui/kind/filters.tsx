import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { Button } from '../button.tsx'
import type { Option } from '../form/choice.tsx'
import { words } from '../words.ts'
import style from './list.module.css'

/** One filter of a list; its value stands in the address under `id`. */
export interface Filter {
  /** `search` is the search field of the page: `/` puts the cursor into it. */
  id: string
  label: string
  /** A list to choose from; without it, a text. */
  options?: readonly Option[]
}

/** How long typing rests before the list follows. Milliseconds. */
const REST = 250

const TextFilter = (props: { filter: Filter; value: string; set: (value: string) => void }) => {
  const [text, setText] = createSignal(props.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(() => setText(props.value))
  onCleanup(() => clearTimeout(timer))
  return (
    <input
      class={style.input}
      type="search"
      id={`filter-${props.filter.id}`}
      {...(props.filter.id === 'search' ? { 'data-search': '' } : {})}
      value={text()}
      onInput={(event) => {
        const value = event.currentTarget.value
        setText(value)
        clearTimeout(timer)
        timer = setTimeout(() => props.set(value.trim()), REST)
      }}
    />
  )
}

/** The filters of a list, in the address: they survive a reload and can be shared. */
export const Filters = (props: { filters: readonly Filter[] }) => {
  const [search, setSearch] = useSearchParams()
  const value = (id: string) => String(search[id] ?? '')
  // A filter starts the list anew: the cursor belonged to another question.
  const set = (id: string, to: string) =>
    to !== value(id) && setSearch({ [id]: to || null, cursor: null }, { replace: true })
  const clear = () =>
    setSearch(Object.fromEntries([...props.filters.map((one) => [one.id, null]), ['cursor', null]]))
  return (
    <Show when={props.filters.length > 0}>
      <fieldset class={style.filters}>
        <legend class={style.spoken}>{words('list.filters')}</legend>
        <For each={props.filters}>
          {(filter) => (
            <label class={style.filter} for={`filter-${filter.id}`}>
              <span>{filter.label}</span>
              <Show
                when={filter.options}
                fallback={
                  <TextFilter
                    filter={filter}
                    value={value(filter.id)}
                    set={(to) => set(filter.id, to)}
                  />
                }
              >
                {(options) => (
                  <select
                    id={`filter-${filter.id}`}
                    class={style.input}
                    onChange={(event) => set(filter.id, event.currentTarget.value)}
                  >
                    <option value="" selected={value(filter.id) === ''}>
                      {words('list.any')}
                    </option>
                    <For each={options()}>
                      {(option) => (
                        <option value={option.value} selected={value(filter.id) === option.value}>
                          {option.label}
                        </option>
                      )}
                    </For>
                  </select>
                )}
              </Show>
            </label>
          )}
        </For>
        <Show when={props.filters.some((one) => value(one.id) !== '')}>
          <Button look="quiet" icon="close" onClick={clear}>
            {words('list.clear')}
          </Button>
        </Show>
      </fieldset>
    </Show>
  )
}
