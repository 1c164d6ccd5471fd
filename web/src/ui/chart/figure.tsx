import { A } from '@solidjs/router'
import type { ParentComponent } from 'solid-js'
import { For, Show } from 'solid-js'
import { words } from '../words.ts'
import style from './chart.module.css'

/**
 * A picture with its sentence above (number, unit and period: "Households under watch rose to 214
 * in October") and its table below.
 */
export const Figure: ParentComponent<{
  title: string
  head: readonly [string, ...string[]]
  rows: readonly (readonly [string, ...string[]])[]
  /** Where each row leads, in the order of `rows`. */
  hrefs?: readonly (string | undefined)[]
}> = (props) => (
  <figure class={style.figure}>
    <figcaption class={style.title}>{props.title}</figcaption>
    {props.children}
    <details class={style.table}>
      <summary>{words('chart.table')}</summary>
      <table>
        <thead>
          <tr>
            <For each={props.head}>{(text) => <th scope="col">{text}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row, at) => (
              <tr>
                <th scope="row">
                  <Show when={props.hrefs?.[at()]} fallback={row[0]}>
                    {(to) => <A href={to()}>{row[0]}</A>}
                  </Show>
                </th>
                <For each={row.slice(1)}>{(text) => <td>{text}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </details>
  </figure>
)
