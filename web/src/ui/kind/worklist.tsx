import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { dayNow } from '../../api/clock.ts'
import { spellDay } from '../../i18n/format.ts'
import { Badge } from '../badge.tsx'
import { rowKeys } from '../keys.ts'
import { Empty } from '../state.tsx'
import { words } from '../words.ts'
import style from './worklist.module.css'

/** One duty: what, about whom, by when. */
export interface WorkItem {
  id: string
  title: string
  /** Whom or what it is about, in a line. */
  about?: JSX.Element
  href: string
  /** Day (`YYYY-MM-DD`) by which it must be done. */
  due?: string
  kind?: string
}

/** Duties of one source, and how to ask for those after them. */
export interface WorkPage {
  items: readonly WorkItem[]
  more?: () => Promise<WorkPage>
}

/** Duties by due day, overdue first; `j`, `k` and Enter work. */
export const Worklist = (props: { items: readonly WorkItem[]; empty?: JSX.Element }) => {
  let list: HTMLUListElement | undefined
  const sorted = () =>
    [...props.items].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  rowKeys(() => list)
  return (
    <Show
      when={props.items.length > 0}
      fallback={
        props.empty ?? (
          <Empty icon="check" title={words('work.none')} text={words('work.none.text')} />
        )
      }
    >
      <ul class={style.list} ref={list}>
        <For each={sorted()}>
          {(item) => (
            <li>
              <A href={item.href} class={style.item} data-row>
                <span class={style.what}>
                  <strong>{item.title}</strong>
                  <span class={style.about}>{item.about}</span>
                </span>
                <Show when={item.kind}>
                  <Badge>{item.kind}</Badge>
                </Show>
                <Show when={item.due}>
                  {(due) => (
                    <Badge tone={due() < dayNow() ? 'late' : 'soon'}>
                      {words(due() < dayNow() ? 'work.overdue' : 'work.due', {
                        day: spellDay(due()),
                      })}
                    </Badge>
                  )}
                </Show>
              </A>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
