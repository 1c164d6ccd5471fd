import { Tabs as Kobalte } from '@kobalte/core/tabs'
import { useSearchParams } from '@solidjs/router'
import { For, type JSX } from 'solid-js'
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
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content class={style.content} value={tab.id}>
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte>
  )
}
