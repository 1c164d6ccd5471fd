import { createEffect, type JSX, on } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { Checkbox, createForm, SelectField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'

import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, moved } from './api.ts'
import { AreaTreeField } from './area-tree-field.tsx'
import { k } from './bank-messages.ts'
import { t } from './messages.ts'

const formats = ['pain.001', 'csv'] as const

/** Writes down an account of the programme at a bank. */
export const BankDialog = (props: {
  open: boolean
  onClose: () => void
  onOpened: (bank: string) => void
}): JSX.Element => {
  const words = useSettings()
  const empty = () => ({
    ...{ name: '', holder: '', account: '', bic: '', area: '', latin: false },
    ...{ format: 'pain.001', currency: words.currency() },
  })
  const form = createForm(empty())
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set(empty()),
    ),
  )
  const save = async () => {
    const { name, holder, account, area } = form.values
    const asked: [string, unknown, string][] = [
      ['name', name.trim(), k('bank.missing')],
      ['holder', holder.trim(), k('bank.missing')],
      ['account', account.trim(), k('bank.missing')],
      ['area', area, t('choose.area')],
    ]
    if (!complete(form, asked)) return
    const made = await form.submit(({ latin, bic, ...values }, action) =>
      api(
        'POST /banks',
        {
          ...values,
          account: values.account.replaceAll(/\s/g, ''),
          format: values.format as 'csv',
          characters: latin ? 'latin' : 'any',
          ...(bic.trim() ? { bic } : {}),
        },
        { action },
      ),
    )
    if (!made) return
    await moved()
    toast(k('bank.done'), 'good')
    props.onClose()
    props.onOpened(made.bank)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={k('bank.add')}
      action={k('bank.action')}
      onSubmit={() => void save()}
    >
      <TextField label={k('bank.name')} maxlength={70} {...form.bind('name')} />
      <TextField label={k('bank.holder')} maxlength={70} {...form.bind('holder')} />
      <TextField label={k('bank.account')} maxlength={44} {...form.bind('account')} />
      <TextField label={k('bank.bic')} narrow optional {...form.bind('bic')} />
      <TextField label={k('bank.currency')} narrow {...form.bind('currency')} />
      <AreaTreeField {...form.bind('area')} />
      <SelectField
        label={k('bank.format')}
        options={formats.map((value) => ({ value, label: k(`bank.format.${value}`) }))}
        {...form.bind('format')}
      />
      <Checkbox label={k('bank.latin')} {...form.bind('latin')} />
    </DeedDialog>
  )
}
