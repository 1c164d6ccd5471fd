import { createEffect, on } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { createForm, DateField, MoneyField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, booked, type Contribution } from './api.ts'
import { t } from './messages.ts'
import { b } from './office-messages.ts'

export interface DeedProps {
  of: Contribution
  open: boolean
  onClose: () => void
}

const fresh = (open: () => boolean, clear: () => void) =>
  createEffect(on(open, (isOpen) => isOpen && clear()))

const finish = async (text: string, close: () => void) => {
  await booked()
  toast(text, 'good')
  close()
}

/** Money of a pledge that is there. */
export const PaymentDialog = (props: DeedProps) => {
  const words = useSettings()
  const form = createForm({ amount: undefined as number | undefined, bank: '', day: '' })
  fresh(
    () => props.open,
    () => form.set({ amount: props.of.amount - props.of.received, bank: '', day: words.today() }),
  )
  const save = async () => {
    const { amount, bank, day } = form.values
    const asked: [string, unknown, string][] = [
      ['amount', amount && amount > 0, t('pledge.amount.missing')],
      ['bank', bank.trim().length > 2, b('missing')],
      ['day', day, b('missing')],
    ]
    if (!complete(form, asked)) return
    const done = await form.submit((values, action) => {
      const { contribution, currency } = props.of
      const came = { ...values, amount: values.amount ?? 0, bank: values.bank.trim() }
      const input = { contribution, currency, ...came }
      return api('POST /contributions/{contribution}/payments', input, { action })
    })
    if (done) await finish(b('pay.done'), props.onClose)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={b('pay.title')}
      action={b('new.save')}
      onSubmit={() => void save()}
    >
      <MoneyField label={b('pays.amount')} currency={props.of.currency} {...form.bind('amount')} />
      <TextField
        label={b('pays.bank')}
        hint={b('pays.bank.hint')}
        maxlength={140}
        {...form.bind('bank')}
      />
      <DateField label={b('pays.day')} max={words.today()} {...form.bind('day')} />
    </DeedDialog>
  )
}

/** Asks that money of a gift go back; somebody else decides. */
export const RefundDialog = (props: DeedProps) => {
  const form = createForm({ amount: undefined as number | undefined, reason: '' })
  fresh(
    () => props.open,
    () => form.set({ amount: props.of.received - props.of.refunded, reason: '' }),
  )
  const save = async () => {
    const { amount, reason } = form.values
    const asked: [string, unknown, string][] = [
      ['amount', amount && amount > 0, t('pledge.amount.missing')],
      ['reason', reason.trim().length > 4, b('reason.short')],
    ]
    if (!complete(form, asked)) return
    const done = await form.submit((values, action) => {
      const { contribution } = props.of
      const input = { contribution, amount: values.amount ?? 0, reason: values.reason }
      return api('POST /refunds', input, { action })
    })
    if (done) await finish(b('refund.asked'), props.onClose)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={b('refund.ask')}
      action={b('refund.ask')}
      onSubmit={() => void save()}
    >
      <p>{b('refund.text')}</p>
      <MoneyField
        label={b('refund.amount')}
        currency={props.of.currency}
        {...form.bind('amount')}
      />
      <TextField label={b('reason')} rows={3} maxlength={300} {...form.bind('reason')} />
    </DeedDialog>
  )
}
