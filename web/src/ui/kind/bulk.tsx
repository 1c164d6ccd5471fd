import { type Accessor, createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { words } from '../words.ts'
import style from './list.module.css'

/** What was chosen in a list. */
export interface Chosen<T> {
  rows: readonly T[]
  /** Everything that the filters find, on other pages too. */
  whole: boolean
  /** Once it was acted on. */
  clear: () => void
}

/** Something that can be done with what is chosen. */
export interface Bulk<T> {
  label: string
  run: (chosen: Chosen<T>) => void
  /** Can be done with the whole list too, however many pages it has. */
  whole?: boolean
}

/** The rows that are chosen: they stay so from page to page, since nobody chooses many on one. */
export function createSelection<T>(
  rowKey: (row: T) => string,
  page: Accessor<{ rows: readonly T[]; isAll: boolean }>,
) {
  const [rows, setRows] = createSignal<ReadonlyMap<string, T>>(new Map())
  const [whole, setWhole] = createSignal(false)
  const keys = createMemo<ReadonlySet<string>>(
    () => new Set([...rows().keys(), ...(whole() ? page().rows.map(rowKey) : [])]),
  )
  const clear = () => {
    setRows(new Map())
    setWhole(false)
  }
  const set = (next: ReadonlySet<string>) => {
    const known = new Map([...rows(), ...page().rows.map((row) => [rowKey(row), row] as const)])
    setWhole(false)
    setRows(new Map([...known].filter(([key]) => next.has(key))))
  }
  /** Whoever chose a whole page may mean the whole list. */
  const mayMeanWhole = () =>
    !page().isAll && !whole() && page().rows.every((row) => rows().has(rowKey(row)))
  const chosen = (): Chosen<T> => ({ rows: [...rows().values()], whole: whole(), clear })
  return { keys, set, whole, setWhole, mayMeanWhole, clear, chosen }
}
export type Selection<T> = ReturnType<typeof createSelection<T>>

/** How many are chosen, and what can be done with them. */
export function BulkBar<T>(props: {
  bulk: readonly Bulk<T>[]
  selection: Selection<T>
  total: number | undefined
}): JSX.Element {
  const { selection } = props
  const offered = () => props.bulk.filter((one) => one.whole || !selection.whole())
  const said = () => {
    if (!selection.whole()) return words('list.selected', { count: selection.keys().size })
    const { total } = props
    return total === undefined ? words('list.whole') : words('list.selected', { count: total })
  }
  return (
    <Show when={selection.keys().size > 0}>
      <div class={style.bulk}>
        <strong role="status">{said()}</strong>
        <For each={offered()}>
          {(one) => (
            <Button small data-bulk onClick={() => one.run(selection.chosen())}>
              {one.label}
            </Button>
          )}
        </For>
        <Show when={selection.mayMeanWhole() && props.bulk.some((one) => one.whole)}>
          <Button small look="quiet" onClick={() => selection.setWhole(true)}>
            {words('list.select-whole')}
          </Button>
        </Show>
        <Button small look="quiet" onClick={selection.clear}>
          {words('list.unselect')}
        </Button>
      </div>
    </Show>
  )
}
