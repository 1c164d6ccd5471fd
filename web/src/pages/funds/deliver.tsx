import { createEffect, type JSX, on } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { createForm, DateField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, moved } from './api.ts'
import { b } from './batch-messages.ts'

/** Cash or goods were handed over, and two people saw it. */
export const DeliverDialog = (props: {
  open: boolean
  onClose: () => void
  entitlement: string
}): JSX.Element => {
  const words = useSettings()
  const form = createForm({ day: '', first: '', second: '' })
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set({ day: words.today(), first: '', second: '' }),
    ),
  )
  const save = async () => {
    const { first, second } = form.values
    const asked: [string, unknown, string][] = [
      ['first', first.trim(), b('deliver.missing')],
      ['second', second.trim(), b('deliver.missing')],
    ]
    if (!complete(form, asked)) return
    const { entitlement } = props
    const done = await form.submit(({ day, ...names }, action) =>
      api(
        'POST /entitlements/{entitlement}/delivery',
        { entitlement, day, witnesses: [names.first, names.second] },
        { action },
      ),
    )
    if (!done) return
    await moved()
    toast(b('deliver.done'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={b('deliver.title')}
      action={b('deliver.action')}
      onSubmit={() => void save()}
    >
      <p>{b('deliver.text')}</p>
      <DateField label={b('deliver.day')} max={words.today()} {...form.bind('day')} />
      <TextField label={b('deliver.first')} {...form.bind('first')} />
      <TextField label={b('deliver.second')} {...form.bind('second')} />
    </DeedDialog>
  )
}
