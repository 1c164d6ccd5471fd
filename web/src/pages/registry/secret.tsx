import { createSignal, onCleanup, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { api } from './api.ts'
import style from './household.module.css'
import { h } from './household-messages.ts'
import type { Deed } from './roles.ts'

/** How long a shown value stays. Seconds. */
const SHOWN = 30

/** A masked value; who may see it says why, sees it for a short time, and is recorded. */
export const Secret = (props: {
  household: string
  field: Extract<Deed, 'idNumber' | 'phone' | 'bankAccount'>
  member?: string
  mask: string
  what: string
  /** What the reader is offered. */
  may: (deed: Deed) => boolean
  /** On a view of the past the present value would be the wrong one. */
  locked?: boolean
}) => {
  const [asking, setAsking] = createSignal(false)
  const [value, setValue] = createSignal<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => {
    clearTimeout(timer)
    setValue(undefined)
  }
  onCleanup(hide)
  const reveal = async (reason: string) => {
    const { household, field, member } = props
    const input = { household, field, reason, ...(member ? { member } : {}) }
    const answer = await api('POST /households/{household}/reveal', input)
    setValue(answer.value)
    timer = setTimeout(hide, SHOWN * 1000)
  }
  return (
    <span class={style.secret}>
      <span class={style.figures} aria-live="polite">
        {value() ?? props.mask}
      </span>
      <Show when={props.may(props.field) && !props.locked}>
        <Show
          when={value() === undefined}
          fallback={
            <Button look="quiet" small onClick={hide}>
              {h('reveal.hide')}
            </Button>
          }
        >
          <Button
            look="quiet"
            small
            aria-label={h('reveal.show-of', { what: props.what })}
            onClick={() => setAsking(true)}
          >
            {h('reveal.show')}
          </Button>
        </Show>
        <Confirm
          open={asking()}
          onClose={() => setAsking(false)}
          title={h('reveal.title', { what: props.what })}
          action={h('reveal.action')}
          reason
          onConfirm={reveal}
        >
          <p>{h('reveal.text', { seconds: SHOWN })}</p>
        </Confirm>
      </Show>
    </span>
  )
}
