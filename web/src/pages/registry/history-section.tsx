import { createAsync } from '@solidjs/router'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import type { Words } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { api, type HistoryEntry, type HouseholdView, history } from './api.ts'
import style from './history.module.css'
import { h } from './household-messages.ts'
import { pathLabel } from './path-label.ts'
import { meaningOf, needIn } from './paths.ts'
import { show } from './show.ts'

type Props = { household: HouseholdView; words: Words }

const titles = h.messages as Record<string, unknown>
const titleOf = (name: string) =>
  `event.${name}` in titles ? h(`event.${name}` as 'event.household.added') : name

/** A value of the history in words: by its field, or as it stands. */
function valueText(words: Words, path: string, value: unknown): string {
  if (value === undefined || value === null) return '–'
  const meaning = meaningOf(path)
  if (meaning) return show(words, meaning.field, value) || '–'
  if (needIn(path)) return h(value === true ? 'needs.met' : 'needs.unmet')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const Changes = (props: Props & { changes: HistoryEntry['changes'] }) => {
  const rows = () =>
    props.changes
      .map((change) => ({ ...change, label: pathLabel(props.words, props.household, change.path) }))
      .filter((change) => change.label !== '')
  return (
    <Show when={rows().length > 0}>
      <table class={style.changes}>
        <caption class={style.spoken}>{h('history.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{h('history.field')}</th>
            <th scope="col">{h('history.before')}</th>
            <th scope="col">{h('history.after')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <th scope="row">{row.label}</th>
                <td>{valueText(props.words, row.path, row.before)}</td>
                <td>{valueText(props.words, row.path, row.after)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

const Detail = (props: Props & { entry: HistoryEntry }) => (
  <>
    <Show when={props.entry.reason}>
      {(reason) => <p>{h('history.reason', { reason: reason() })}</p>}
    </Show>
    <Show
      when={props.entry.name === 'household.revealed'}
      fallback={<Changes {...props} changes={props.entry.changes} />}
    >
      <p class={style.soft}>
        {h('history.looked', {
          what: props.entry.changes
            .map((change) => pathLabel(props.words, props.household, change.path))
            .join(', '),
        })}
      </p>
    </Show>
  </>
)

/** Every change: who, when, why, and what stood there before. */
export const HistorySection = (props: Props) => {
  const first = createAsync(() => history(props.household.household))
  const [older, setOlder] = createSignal<readonly HistoryEntry[]>([])
  const [next, setNext] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(first, (page) => {
      setOlder([])
      setNext(page?.next)
    }),
  )
  const load = async () => {
    const cursor = next()
    if (!cursor) return
    setBusy(true)
    try {
      const { household } = props.household
      const page = await api('GET /households/{household}/history', { household, cursor })
      setOlder([...older(), ...page.items])
      setNext(page.next)
    } finally {
      setBusy(false)
    }
  }
  return (
    <View
      of={first}
      skeleton={<Skeleton rows={6} />}
      again={() => void refresh('household-history')}
    >
      {(page) => (
        <>
          <Timeline
            items={[...page().items, ...older()].map((entry) => ({
              id: entry.event,
              at: entry.at,
              title: titleOf(entry.name),
              by: entry.by.name,
              detail: <Detail {...props} entry={entry} />,
            }))}
          />
          <Show when={next()}>
            <div>
              <Button busy={busy()} onClick={() => void load()}>
                {h('history.more')}
              </Button>
            </div>
          </Show>
        </>
      )}
    </View>
  )
}
