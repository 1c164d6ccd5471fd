import { createAsync, useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import {
  createForm,
  DateField,
  Form,
  FormActions,
  MoneyField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete } from '../registry/deed.tsx'
import { type AllocationLine, api, booked, type FundLine, fundsOf } from './api.ts'
import { t } from './messages.ts'
import { b } from './office-messages.ts'
import { PaperField } from './paper-field.tsx'

const levels = ['central', 'province', 'prefecture', 'county'] as const
type Level = AllocationLine['level']

/** Enters a notice document and takes its money into a fund. */
export default function NewAllocation(): JSX.Element {
  const found = createAsync(() => fundsOf())
  return (
    <Page>
      <PageHeader
        title={b('alloc.new')}
        crumbs={[
          { label: b('alloc.title'), href: href('/allocations') },
          { label: b('alloc.new') },
        ]}
      />
      <View of={found} skeleton={<Skeleton rows={5} />} again={() => void refresh('giving-funds')}>
        {(page) => <Notice funds={page().items} />}
      </View>
    </Page>
  )
}

const empty = {
  ...{ number: '', issuer: '', level: '', date: '', deadline: '', received: '', fund: '' },
  ...{ purpose: '', paper: '' },
  amount: undefined as number | undefined,
}

const askedOf = (values: typeof empty): [string, unknown, string][] => [
  ['number', values.number.trim().length > 1, b('missing')],
  ['issuer', values.issuer.trim().length > 1, b('missing')],
  ['level', values.level, b('choose')],
  ['date', values.date, b('missing')],
  ['deadline', values.deadline, b('missing')],
  ['fund', values.fund, t('pledge.fund.missing')],
  ['amount', (values.amount ?? 0) > 0, t('pledge.amount.missing')],
  ['received', values.received, b('missing')],
  ['paper', values.paper, b('paper.missing')],
]

const Notice = (props: { funds: readonly FundLine[] }) => {
  const navigate = useNavigate()
  const words = useSettings()
  const form = createForm({ ...empty, received: words.today() })
  const funds = () =>
    props.funds.filter(({ medium, state }) => medium === 'money' && state === 'open')
  const currency = () =>
    funds().find(({ fund }) => fund === form.values.fund)?.currency ?? words.currency()
  const save = async () => {
    if (!complete(form, askedOf(form.values))) return
    const made = await form.submit(({ purpose, amount, level, ...values }, action) => {
      const said = purpose.trim() ? { purpose } : {}
      const money = { amount: amount ?? 0, currency: currency(), level: level as Level }
      return api('POST /allocations', { ...values, ...money, ...said }, { action })
    })
    if (!made) return
    await booked()
    toast(b('alloc.done'), 'good')
    navigate(href(`/allocations/${made.allocation}`))
  }
  return (
    <Form form={form} label={b('alloc.new')} onSubmit={() => void save()}>
      <TextField label={b('alloc.number')} maxlength={80} {...form.bind('number')} />
      <TextField label={b('alloc.issuer')} maxlength={200} {...form.bind('issuer')} />
      <SelectField
        label={b('alloc.level')}
        options={levels.map((value) => ({ value, label: b(`level.${value}`) }))}
        {...form.bind('level')}
      />
      <DateField label={b('alloc.date')} max={words.today()} {...form.bind('date')} />
      <DateField label={b('alloc.deadline')} min={form.values.date} {...form.bind('deadline')} />
      <SelectField
        label={b('fund')}
        options={funds().map(({ fund, name }) => ({ value: fund, label: name }))}
        {...form.bind('fund')}
      />
      <MoneyField label={b('alloc.amount')} currency={currency()} {...form.bind('amount')} />
      <DateField label={b('alloc.received')} max={words.today()} {...form.bind('received')} />
      <TextField
        label={b('alloc.purpose')}
        optional
        rows={2}
        maxlength={500}
        {...form.bind('purpose')}
      />
      <PaperField label={b('paper.notice')} {...form.bind('paper')} />
      <FormActions>
        <Button type="submit" look="main" busy={form.busy()}>
          {b('new.save')}
        </Button>
      </FormActions>
    </Form>
  )
}
