import { onCleanup, onMount } from 'solid-js'

/** Keys without a modifier, outside fields, menus and dialogs. */
export function onKey(handle: (key: string, event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target as HTMLElement | null
    if (target?.closest('input:not([type=checkbox]), textarea, select, [role=menu], [role=dialog]'))
      return
    handle(event.key, event)
  }
  onMount(() => document.addEventListener('keydown', listen))
  onCleanup(() => document.removeEventListener('keydown', listen))
}

/** `j` and `k` move focus among the `[data-row]` elements of a list; Enter is the row's own link. */
export function rowKeys(list: () => HTMLElement | undefined): void {
  onKey((key, event) => {
    if (key !== 'j' && key !== 'k') return
    const rows = [...(list()?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const next = rows[key === 'j' ? at + 1 : Math.max(at - 1, 0)]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  })
}
