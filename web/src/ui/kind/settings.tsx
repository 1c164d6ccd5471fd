import type { ParentComponent } from 'solid-js'
import { For } from 'solid-js'
import style from './settings.module.css'

/** Settings: groups at the side lead to sections on one page; every section saves by itself. */
export const Settings: ParentComponent<{
  label: string
  /** The `id` and title of each `Section` inside. */
  groups: readonly { id: string; title: string }[]
}> = (props) => (
  <div class={style.settings}>
    <nav class={style.groups} aria-label={props.label}>
      <For each={props.groups}>
        {(group) => (
          <a href={`#${group.id}`} target="_self">
            {group.title}
          </a>
        )}
      </For>
    </nav>
    <div class={style.content}>{props.children}</div>
  </div>
)
