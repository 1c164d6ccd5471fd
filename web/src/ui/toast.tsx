import { createSignal, For } from 'solid-js'
import { Icon } from './icon.tsx'
import style from './toast.module.css'
import { words } from './words.ts'

interface Shown {
  id: number
  text: string
  tone: 'good' | 'late'
}
const [shown, setShown] = createSignal<readonly Shown[]>([])
let last = 0
const drop = (id: number) => setShown((all) => all.filter((one) => one.id !== id))

/**
 * Says briefly that something was done (spoken politely, gone after six seconds). What went wrong
 * (`late`) stays until it is closed; what needs an answer is a dialog, never a toast.
 */
export function toast(text: string, tone: Shown['tone'] = 'good'): void {
  const id = ++last
  setShown((all) => [...all.slice(-2), { id, text, tone }])
  if (tone === 'good') setTimeout(() => drop(id), 6_000)
}

/** Where toasts appear; the frame has one. */
export const ToastRegion = () => (
  <div class={style.region} role="status" aria-live="polite">
    <For each={shown()}>
      {(one) => (
        <div class={style.toast} data-tone={one.tone}>
          <Icon name={one.tone === 'good' ? 'check' : 'alert'} />
          <span>{one.text}</span>
          <button type="button" aria-label={words('action.close')} onClick={() => drop(one.id)}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </For>
  </div>
)
