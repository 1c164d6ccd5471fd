import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { words } from '../words.ts'
import style from './table.module.css'
import type { Column } from './tsv.ts'

export interface TableProps<T> {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Where a row leads; the first column becomes the link. */
  rowHref?: (row: T) => string
  /** What a row is called by a screen reader when it is chosen. */
  rowName?: (row: T) => string
  dense?: boolean
  selected?: ReadonlySet<string>
  onSelect?: (keys: ReadonlySet<string>) => void
}

/** A table with a sticky head, right-aligned numbers, totals and optional selection. */
export function Table<T>(props: TableProps<T>): JSX.Element {
  const toggle = (key: string, on: boolean) => {
    const next = new Set(props.selected)
    if (on) next.add(key)
    else next.delete(key)
    props.onSelect?.(next)
  }
  const toggleAll = (on: boolean) => {
    const next = new Set(props.selected)
    for (const key of props.rows.map(props.rowKey)) {
      if (on) next.add(key)
      else next.delete(key)
    }
    props.onSelect?.(next)
  }
  const all = () =>
    props.rows.length > 0 && props.rows.every((row) => props.selected?.has(props.rowKey(row)))
  const name = (row: T) => props.rowName?.(row) ?? props.rowKey(row)
  const align = (column: Column<T>) => (column.numeric ? style.numeric : undefined)
  return (
    // Focusable, since what scrolls must be reachable by keyboard.
    <section class={style.scroll} aria-label={props.caption} tabindex="0">
      <table class={style.table} data-dense={props.dense || undefined}>
        <caption class={style.caption}>{props.caption}</caption>
        <thead>
          <tr>
            <Show when={props.onSelect}>
              <th scope="col" class={style.box}>
                <input
                  type="checkbox"
                  aria-label={words('list.select-all')}
                  checked={all()}
                  onChange={(event) => toggleAll(event.currentTarget.checked)}
                />
              </th>
            </Show>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={align(column)}>
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr data-chosen={props.selected?.has(props.rowKey(row)) || undefined}>
                <Show when={props.onSelect}>
                  <td class={style.box}>
                    <input
                      type="checkbox"
                      data-select
                      aria-label={words('list.select', { name: name(row) })}
                      checked={props.selected?.has(props.rowKey(row)) ?? false}
                      onChange={(event) => toggle(props.rowKey(row), event.currentTarget.checked)}
                    />
                  </td>
                </Show>
                <For each={props.columns}>
                  {(column, at) => (
                    <td class={align(column)}>
                      <Show when={at() === 0 && props.rowHref} fallback={column.cell(row)}>
                        {(to) => (
                          <A href={to()(row)} class={style.open} data-row>
                            {column.cell(row)}
                          </A>
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
        <Show when={props.columns.some((column) => column.total !== undefined)}>
          <tfoot>
            <tr>
              <Show when={props.onSelect}>
                <td />
              </Show>
              <For each={props.columns}>
                {(column) => <td class={align(column)}>{column.total}</td>}
              </For>
            </tr>
          </tfoot>
        </Show>
      </table>
    </section>
  )
}
