import { For, type JSX, Show } from 'solid-js'
import { formatInstant } from '../i18n/format.ts'
import style from './timeline.module.css'
import { words } from './words.ts'

/** One thing that happened. */
export interface Happening {
  id: string
  /** Instant (ISO) or day. */
  at: string
  title: string
  by?: string
  detail?: JSX.Element
}

/** What happened to a thing, newest first. */
export const Timeline = (props: { items: readonly Happening[] }) => (
  <ol class={style.timeline}>
    <For each={props.items}>
      {(item) => (
        <li class={style.item}>
          <time class={style.when} datetime={item.at}>
            {item.at.includes('T') ? formatInstant(item.at) : item.at}
          </time>
          <div class={style.what}>
            <strong>{item.title}</strong>
            <Show when={item.by}>
              {(name) => <span class={style.by}> {words('timeline.by', { name: name() })}</span>}
            </Show>
            <Show when={item.detail}>
              <div>{item.detail}</div>
            </Show>
          </div>
        </li>
      )}
    </For>
  </ol>
)
