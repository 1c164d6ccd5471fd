import { createEffect, type JSX, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { createForm, DateField, MoneyField, RadioField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import type { Outcome } from './api.ts'
import { c } from './messages.ts'

export interface Said {
  outcome: Outcome
  amount?: number
  note?: string
  day?: string
}

/** What a recipient says: as an office writes it down, or the household itself. */
export const AnswerDialog = (props: {
  open: boolean
  onClose: () => void
  title: string
  outcomes: readonly Outcome[]
  currency: string
  /** Whether a day is asked for: an office may write down what it heard before. */
  dated?: boolean
  done: string
  /** Whoever answers is the recipient, not an office. */
  own?: boolean
  save: (said: Said, action: string) => Promise<unknown>
}): JSX.Element => {
  const words = useSettings()
  const blank = () => ({
    ...{ outcome: '', note: '', day: words.today() },
    amount: undefined as number | undefined,
  })
  const form = createForm(blank())
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set(blank()),
    ),
  )
  const less = () => form.values.outcome === 'received-less'
  const send = async () => {
    const { outcome, amount } = form.values
    const asked: [string, unknown, string][] = [['outcome', outcome, c('answer.choose')]]
    if (less()) asked.push(['amount', amount, c('answer.amount')])
    if (!complete(form, asked)) return
    const said = await form.submit((values, action) => {
      const { note, day } = values
      const more = { ...(note.trim() ? { note } : {}), ...(props.dated ? { day } : {}) }
      const came = less() && values.amount !== undefined ? { amount: values.amount } : {}
      return props.save({ outcome: values.outcome as Outcome, ...came, ...more }, action)
    })
    if (!said) return
    toast(props.done, 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={props.title}
      action={c('answer.save')}
      onSubmit={() => void send()}
    >
      <RadioField
        label={c('answer.outcome')}
        options={props.outcomes.map((value) => ({ value, label: c(`outcome.${value}`) }))}
        {...form.bind('outcome')}
      />
      <Show when={less()}>
        <MoneyField label={c('answer.came')} currency={props.currency} {...form.bind('amount')} />
      </Show>
      <Show when={props.dated}>
        <DateField label={c('answer.day')} max={words.today()} {...form.bind('day')} />
      </Show>
      <TextField
        label={c(props.own ? 'own.note' : 'answer.note')}
        optional
        rows={3}
        maxlength={300}
        {...form.bind('note')}
      />
    </DeedDialog>
  )
}
