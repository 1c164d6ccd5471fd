import { createSignal, For, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { api, type Found } from '../registry/api.ts'
import { f } from './form-messages.ts'
import style from './procedures.module.css'

/** One line a household, although several of its people may have been found. */
const once = (all: readonly Found[]): Found[] =>
  all.filter((one, at) => all.findIndex(({ household }) => household === one.household) === at)

/** Looks a household up and takes it, when it may be put forward. */
export const HouseholdPick = (props: {
  chosen: string
  /** States in which a household may be put forward; every one when left out. */
  states?: readonly string[]
  onPick: (household: string) => void
  error?: string | undefined
}) => {
  const settings = useSettings()
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<readonly Found[]>()
  const [busy, setBusy] = createSignal(false)
  const look = async () => {
    const q = text().trim()
    if (!q || busy()) return
    setBusy(true)
    try {
      setFound(once((await api('POST /households/search', { q })).items))
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class={style.stack}>
      <div class={style.pick}>
        <TextField
          name="household"
          type="search"
          label={f('apply.search')}
          value={text()}
          onChange={setText}
          onEnter={() => void look()}
          error={props.error}
        />
        <Button icon="search" busy={busy()} onClick={() => void look()}>
          {f('apply.search.go')}
        </Button>
      </div>
      <Show when={found()}>
        {(all) => (
          <Show when={all().length > 0} fallback={<p role="status">{f('apply.search.none')}</p>}>
            <ul class={style.rows}>
              <For each={all()}>
                {(one) => (
                  <li classList={{ [style.chosen ?? '']: props.chosen === one.household }}>
                    <span class={style.grow}>
                      <strong>{one.name || one.number}</strong>{' '}
                      <span class={style.soft}>
                        {one.number} · {one.areaName}
                      </span>
                    </span>
                    <Show
                      when={!props.states || props.states.includes(one.status)}
                      fallback={
                        <span class={style.soft}>
                          {f('apply.not-open', { state: settings.label('status', one.status) })}
                        </span>
                      }
                    >
                      <Show
                        when={props.chosen !== one.household}
                        fallback={<Badge tone="good">{f('apply.chosen')}</Badge>}
                      >
                        <Button
                          small
                          aria-label={f('apply.choose.name', { name: one.name || one.number })}
                          onClick={() => props.onPick(one.household)}
                        >
                          {f('apply.choose')}
                        </Button>
                      </Show>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
    </div>
  )
}
