import { createSignal, For, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { api } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'

/** Photos and papers by name: one is fetched when it is asked for, since it may show a person. */
export const Files = (props: {
  ids: readonly string[]
  label?: string | ((at: number) => string)
}) => {
  const [busy, setBusy] = createSignal('')
  const open = async (evidence: string) => {
    setBusy(evidence)
    try {
      const { url, name } = await api('GET /evidence/{evidence}', { evidence })
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.rel = 'external'
      document.body.append(link)
      link.click()
      link.remove()
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy('')
    }
  }
  const labelOf = (at: number): string => {
    if (typeof props.label === 'function') return props.label(at)
    return props.label ?? t('file.one', { count: at + 1 })
  }
  return (
    <Show when={props.ids.length > 0}>
      <ul class={style.files}>
        <For each={props.ids}>
          {(id, at) => (
            <li>
              <Button
                look="quiet"
                small
                icon="file"
                busy={busy() === id}
                onClick={() => void open(id)}
              >
                {labelOf(at())}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
