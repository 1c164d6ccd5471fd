import { Dialog as Kobalte } from '@kobalte/core/dialog'
import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  type ParentComponent,
  Show,
} from 'solid-js'
import { isProblem } from '../api/problem.ts'
import { Button } from './button.tsx'
import style from './dialog.module.css'
import { TextField } from './form/text.tsx'
import { fieldText, problemText } from './problem.ts'
import { words } from './words.ts'

/** Who has the focus; for an entry of a menu, which goes away, the button that opened the menu. */
function holder(): Element | null {
  const at = document.activeElement
  const opener = at?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  return (opener && document.getElementById(opener)) || at
}

/** A dialog over the page: keeps focus inside, closes with Escape, gives focus back. */
export const Dialog: ParentComponent<{
  open: boolean
  onClose: () => void
  title: string
  /** Buttons at the foot. */
  actions?: JSX.Element
  wide?: boolean
}> = (props) => {
  // Opened by a signal, not by a trigger of its own: remember who had the focus.
  const before = createMemo(() => (props.open ? holder() : undefined))
  let opener: Element | undefined
  createEffect(() => {
    opener = before() ?? opener
  })
  const giveBack = (event: Event) => {
    event.preventDefault()
    if (opener instanceof HTMLElement) opener.focus()
  }
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class={style.scrim} />
        <div class={style.place}>
          <Kobalte.Content
            onCloseAutoFocus={giveBack}
            class={style.dialog}
            classList={{ [style.wide ?? '']: Boolean(props.wide) }}
          >
            <div class={style.head}>
              <Kobalte.Title class={style.title}>{props.title}</Kobalte.Title>
              <Button
                look="quiet"
                small
                icon="close"
                label={words('action.close')}
                onClick={() => props.onClose()}
              />
            </div>
            <div class={style.body}>{props.children}</div>
            <Show when={props.actions}>
              <div class={style.foot}>{props.actions}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}

/**
 * Asks before something that matters. The verb on the button says what will happen. With `reason`
 * a sentence is asked for and recorded. The dialog stays open while the server works, and says why
 * when it refuses.
 */
export const Confirm: ParentComponent<{
  open: boolean
  onClose: () => void
  title: string
  /** The verb: "Revoke card", never "OK". */
  action: string
  danger?: boolean
  reason?: boolean
  onConfirm: (reason: string) => Promise<unknown>
}> = (props) => {
  const [reason, setReason] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const go = async () => {
    if (props.reason && reason().trim() === '') {
      setError(words('confirm.reason.missing'))
      return
    }
    setBusy(true)
    setError(undefined)
    try {
      await props.onConfirm(reason().trim())
      setReason('')
      props.onClose()
    } catch (refused) {
      const field = isProblem(refused) ? refused.fields[0] : undefined
      setError(field ? fieldText(field) : problemText(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button look={props.danger ? 'danger' : 'main'} busy={busy()} onClick={() => void go()}>
            {props.action}
          </Button>
          <Button onClick={() => props.onClose()}>{words('action.cancel')}</Button>
        </>
      }
    >
      {props.children}
      <Show
        when={props.reason}
        fallback={
          <Show when={error()}>
            <p role="alert" class={style.error}>
              {error()}
            </p>
          </Show>
        }
      >
        <TextField
          name="reason"
          label={words('confirm.reason')}
          hint={words('confirm.reason.hint')}
          rows={3}
          value={reason()}
          onChange={setReason}
          error={error()}
        />
      </Show>
    </Dialog>
  )
}
