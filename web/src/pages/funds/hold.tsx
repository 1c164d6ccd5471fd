import { createEffect, type JSX, on } from 'solid-js'
import { createForm, RadioField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, moved } from './api.ts'
import { b } from './batch-messages.ts'

interface Due {
  entitlement: string
  number: string
  payee?: string | undefined
  hold?: unknown
}

/** A person decides about a payment that is held, and says why. */
export const HoldDialog = (props: { due: Due | undefined; onClose: () => void }): JSX.Element => {
  const form = createForm({ decision: '', note: '' })
  createEffect(
    on(
      () => props.due,
      (due) => due && form.set({ decision: '', note: '' }),
    ),
  )
  const save = async () => {
    const { decision, note } = form.values
    const asked: [string, unknown, string][] = [
      ['decision', decision, b('hold.choose')],
      ['note', note.trim(), b('hold.note.missing')],
    ]
    const entitlement = props.due?.entitlement
    if (!complete(form, asked) || !entitlement) return
    const done = await form.submit((values, action) =>
      api(
        'POST /entitlements/{entitlement}/hold',
        { entitlement, decision: values.decision as 'pay', note: values.note },
        { action },
      ),
    )
    if (!done) return
    await moved()
    toast(b('hold.done'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.due !== undefined, onClose: props.onClose, form }}
      title={b('hold.title', { name: props.due?.payee ?? props.due?.number ?? '' })}
      action={b('hold.action')}
      onSubmit={() => void save()}
    >
      <RadioField
        label={b('hold.decision')}
        options={(['pay', 'cancel'] as const).map((value) => ({
          value,
          label: b(`hold.${value}`),
        }))}
        {...form.bind('decision')}
      />
      <TextField
        label={b('hold.note')}
        hint={b('hold.note.hint')}
        rows={3}
        maxlength={300}
        {...form.bind('note')}
      />
    </DeedDialog>
  )
}
