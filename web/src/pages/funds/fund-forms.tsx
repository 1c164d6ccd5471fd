import { useNavigate } from '@solidjs/router'
import { origins } from '@terrace/funds/origins'
import { createEffect, type JSX, on } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import {
  Checkbox,
  createForm,
  MoneyField,
  NumberField,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'

import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type EarmarkLine, type FundView, moved } from './api.ts'
import { AreaTreeField } from './area-tree-field.tsx'
import { families } from './families.ts'
import { t } from './messages.ts'

interface Opened {
  open: boolean
  onClose: () => void
}

/** A form that is empty each time it is opened. */
const fresh = (props: Opened, clear: () => void) =>
  createEffect(
    on(
      () => props.open,
      (open) => open && clear(),
    ),
  )

export const FundDialog = (props: Opened & { year: number; currency: string }): JSX.Element => {
  const navigate = useNavigate()
  const empty = () => ({
    ...{ name: '', origin: '', area: '', purpose: '', open: false },
    year: props.year as number | undefined,
  })
  const form = createForm(empty())
  fresh(props, () => form.set(empty()))
  const save = async () => {
    const { name, origin, area } = form.values
    const asked: [string, unknown, string][] = [
      ['name', name.trim(), t('choose.name')],
      ['origin', origin, t('choose')],
      ['area', area, t('choose.area')],
    ]
    if (!complete(form, asked)) return
    const made = await form.submit(({ purpose, year = props.year, ...values }, action) =>
      api(
        'POST /funds',
        {
          ...values,
          year,
          origin: values.origin as 'county',
          ...(purpose.trim() ? { purpose } : {}),
        },
        { action },
      ),
    )
    if (!made) return
    await moved()
    toast(t('fund.done'), 'good')
    props.onClose()
    navigate(href(`/funds/${made.fund}`))
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t('fund.open')}
      action={t('fund.action')}
      onSubmit={() => void save()}
    >
      <TextField label={t('name')} maxlength={120} {...form.bind('name')} />
      <SelectField
        label={t('origin')}
        options={origins.map((value) => ({ value, label: t(`origin.${value}`) }))}
        {...form.bind('origin')}
      />
      <NumberField label={t('year')} integer {...form.bind('year')} />
      <AreaTreeField {...form.bind('area')} />
      <TextField
        label={t('fund.purpose')}
        hint={t('fund.purpose.hint')}
        rows={2}
        optional
        {...form.bind('purpose')}
      />
      <Checkbox label={t('fund.giving')} {...form.bind('open')} />
    </DeedDialog>
  )
}

/** Binds an amount of a fund to an area, measures and people. */
export const EarmarkDialog = (props: Opened & { fund: FundView }): JSX.Element => {
  const empty = () => ({
    ...{ name: '', family: '', group: '', area: props.fund.area },
    amount: undefined as number | undefined,
  })
  const form = createForm(empty())
  fresh(props, () => form.set(empty()))
  const save = async () => {
    const { name, area, amount } = form.values
    const asked: [string, unknown, string][] = [
      ['name', name.trim(), t('choose.name')],
      ['area', area, t('choose.area')],
      ['amount', amount, t('choose.amount')],
    ]
    if (!complete(form, asked)) return
    const made = await form.submit(({ family, group, amount: bound = 0, ...values }, action) =>
      api(
        'POST /earmarks',
        {
          ...values,
          fund: props.fund.fund,
          amount: bound,
          ...(family ? { family: family as 'industry' } : {}),
          ...(group.trim() ? { group } : {}),
        },
        { action },
      ),
    )
    if (!made) return
    await moved()
    toast(t('earmark.done'), 'good')
    props.onClose()
  }
  const there = () => formatMoney(props.fund.money.balance, props.fund.currency)
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t('earmark.make')}
      action={t('earmark.action')}
      onSubmit={() => void save()}
    >
      <p>{t('earmark.there', { amount: there() })}</p>
      <TextField label={t('name')} maxlength={120} {...form.bind('name')} />
      <MoneyField label={t('amount')} currency={props.fund.currency} {...form.bind('amount')} />
      <AreaTreeField {...form.bind('area')} />
      <SelectField
        label={t('earmark.family')}
        optional
        options={families.map((value) => ({ value, label: t(`family.${value}`) }))}
        {...form.bind('family')}
      />
      <TextField
        label={t('earmark.group')}
        hint={t('earmark.group.hint')}
        optional
        maxlength={200}
        {...form.bind('group')}
      />
    </DeedDialog>
  )
}

/** Gives a benefit or a project its budget out of an earmark. */
export const LineDialog = (props: Opened & { earmark: EarmarkLine }): JSX.Element => {
  const empty = () => ({ name: '', use: 'benefit', amount: undefined as number | undefined })
  const form = createForm(empty())
  fresh(props, () => form.set(empty()))
  const save = async () => {
    const { name, amount } = form.values
    const asked: [string, unknown, string][] = [
      ['name', name.trim(), t('choose.name')],
      ['amount', amount, t('choose.amount')],
    ]
    if (!complete(form, asked)) return
    const { earmark } = props.earmark
    const made = await form.submit(({ name: called, use, amount: budget = 0 }, action) =>
      api(
        'POST /lines',
        { earmark, name: called, use: use as 'benefit', amount: budget },
        { action },
      ),
    )
    if (!made) return
    await moved()
    toast(t('line.done'), 'good')
    props.onClose()
  }
  const there = () => formatMoney(props.earmark.money.balance, props.earmark.currency)
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t('line.open')}
      action={t('line.action')}
      onSubmit={() => void save()}
    >
      <p>{t('line.there', { amount: there() })}</p>
      <TextField label={t('name')} maxlength={120} {...form.bind('name')} />
      <RadioField
        label={t('line.use')}
        options={(['benefit', 'project'] as const).map((value) => ({
          value,
          label: t(`line.use.${value}`),
        }))}
        {...form.bind('use')}
      />
      <MoneyField label={t('amount')} currency={props.earmark.currency} {...form.bind('amount')} />
    </DeedDialog>
  )
}
