import { Tabs as Kobalte } from '@kobalte/core/tabs'
import { useSearchParams } from '@solidjs/router'
import { For, type JSX, untrack } from 'solid-js'
import style from './tabs.module.css'

export interface Tab {
  id: string
  label: string
  content: () => JSX.Element
}

/** Tabs whose choice is in the address (`?tab=`), so that it survives a reload and can be shared. */
export const Tabs = (props: { tabs: readonly Tab[]; label: string; param?: string }) => {
  const [search, setSearch] = useSearchParams()
  const param = () => props.param ?? 'tab'
  // By id, and read once: a label that changes must not make the content (and its input) anew.
  const ids = () => props.tabs.map((tab) => tab.id)
  const first = () => props.tabs[0]?.id ?? ''
  const chosen = () => {
    const wanted = search[param()]
    return props.tabs.some((tab) => tab.id === wanted) ? String(wanted) : first()
  }
  return (
    <Kobalte
      class={style.tabs}
      value={chosen()}
      activationMode="manual"
      onChange={(id) => id !== chosen() && setSearch({ [param()]: id === first() ? null : id })}
    >
      <Kobalte.List class={style.list} aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class={style.tab} value={tab.id}>
              {tab.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={ids()}>
        {(id) => (
          <Kobalte.Content class={style.content} value={id}>
            {untrack(() => props.tabs.find((tab) => tab.id === id)?.content())}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte>
  )
}
