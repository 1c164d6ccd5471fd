import { useSearchParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { onKey } from '../keys.ts'
import { Empty } from '../state.tsx'
import { words } from '../words.ts'
import style from './desk.module.css'

export interface DeskItem {
  id: string
  title: string
  about?: string
}

/**
 * Decide one after another: the queue at the left, the item at the right. `j` and `k` move, `a`
 * presses the first `[data-act]` button of the item. The open item stands in the address (`?item=`).
 */
export function Desk<T extends DeskItem>(props: {
  items: readonly T[]
  children: (item: T) => JSX.Element
  empty?: JSX.Element
}): JSX.Element {
  const [search, setSearch] = useSearchParams()
  let item: HTMLElement | undefined
  const at = () => {
    const found = props.items.findIndex((one) => one.id === search.item)
    return found < 0 ? 0 : found
  }
  const open = () => props.items[at()]
  const go = (to: number) => {
    const next = props.items[Math.min(Math.max(to, 0), props.items.length - 1)]
    if (next) setSearch({ item: next.id }, { replace: true })
  }
  onKey((key) => {
    if (key === 'j') go(at() + 1)
    if (key === 'k') go(at() - 1)
    if (key === 'a') item?.querySelector<HTMLButtonElement>('[data-act]')?.click()
  })
  return (
    <Show when={open()} fallback={props.empty ?? <Empty icon="check" title={words('desk.done')} />}>
      {(found) => (
        <div class={style.desk}>
          <nav class={style.queue} aria-label={words('desk.queue')}>
            <For each={props.items}>
              {(one, index) => (
                <button
                  type="button"
                  class={style.entry}
                  aria-current={one.id === found().id ? 'true' : undefined}
                  onClick={() => go(index())}
                >
                  <strong>{one.title}</strong>
                  <span>{one.about}</span>
                </button>
              )}
            </For>
            <p class={style.keys}>{words('desk.keys')}</p>
          </nav>
          <section class={style.item} ref={item} aria-label={found().title}>
            {props.children(found())}
          </section>
        </div>
      )}
    </Show>
  )
}
