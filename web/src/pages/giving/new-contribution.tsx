import { createAsync, useNavigate } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import {
  Checkbox,
  createForm,
  DateField,
  Form,
  FormActions,
  type FormState,
  MoneyField,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete } from '../registry/deed.tsx'
import { api, booked, type FundLine, fundsOf, type Kind } from './api.ts'
import { NameFields } from './gift-fields.tsx'
import { t } from './messages.ts'
import { b } from './office-messages.ts'
import { PaperField } from './paper-field.tsx'

const ways = ['cash', 'cheque', 'transfer', 'goods'] as const
const bases = ['invoice', 'market-price', 'appraisal', 'donor-statement'] as const

const empty = {
  means: 'cash',
  fund: '',
  amount: undefined as number | undefined,
  day: '',
  bank: '',
  name: '',
  kind: 'person',
  email: '',
  anonymous: true,
  'goods.what': '',
  'goods.valuedBy': '',
  'goods.basis': '',
  'goods.paper': '',
}
type Typed = typeof empty

/** What is sent: an optional field left empty is left out. */
function slipOf(values: Typed) {
  const { means, fund, amount, day, name, kind, anonymous } = values
  const goods = {
    what: values['goods.what'],
    valuedBy: values['goods.valuedBy'],
    basis: values['goods.basis'] as (typeof bases)[number],
    paper: values['goods.paper'],
  }
  return {
    ...{ fund, day, name, anonymous, amount: amount ?? 0, kind: kind as Kind },
    means: means as (typeof ways)[number],
    ...(values.bank.trim() ? { bank: values.bank } : {}),
    ...(values.email.trim() ? { email: values.email } : {}),
    ...(means === 'goods' ? { goods } : {}),
  }
}

const askedOf = (values: Typed): [string, unknown, string][] => [
  ['fund', values.fund, t('pledge.fund.missing')],
  ['amount', (values.amount ?? 0) > 0, t('pledge.amount.missing')],
  ['day', values.day, b('missing')],
  ['name', values.name.trim(), t('pledge.name.missing')],
  ...(values.means === 'goods'
    ? ([
        ['goods.what', values['goods.what'].trim(), b('missing')],
        ['goods.valuedBy', values['goods.valuedBy'].trim(), b('missing')],
        ['goods.basis', values['goods.basis'], b('choose')],
        ['goods.paper', values['goods.paper'], b('paper.missing')],
      ] satisfies [string, unknown, string][])
    : []),
]

/** Records what was given over a counter: cash, a cheque, goods at their stated value. */
export default function NewContribution(): JSX.Element {
  const found = createAsync(() => fundsOf())
  return (
    <Page>
      <PageHeader
        title={b('new.title')}
        crumbs={[
          { label: b('all.title'), href: href('/contributions') },
          { label: b('new.title') },
        ]}
      />
      <View of={found} skeleton={<Skeleton rows={5} />} again={() => void refresh('giving-funds')}>
        {(page) => <Slip funds={page().items} />}
      </View>
    </Page>
  )
}

const Slip = (props: { funds: readonly FundLine[] }) => {
  const navigate = useNavigate()
  const words = useSettings()
  const form = createForm({ ...empty, day: words.today() })
  const goods = () => form.values.means === 'goods'
  const funds = () =>
    props.funds.filter(({ medium, state }) => state === 'open' && (medium === 'goods') === goods())
  const currency = () => funds().find(({ fund }) => fund === form.values.fund)?.currency
  const save = async () => {
    if (!complete(form, askedOf(form.values))) return
    const made = await form.submit((values, action) =>
      api('POST /contributions', slipOf(values), { action }),
    )
    if (!made) return
    await booked()
    toast(b('pay.done'), 'good')
    navigate(href(`/contributions/${made.contribution}`))
  }
  return (
    <Form form={form} label={b('new.title')} onSubmit={() => void save()}>
      <RadioField
        label={b('new.means')}
        inline
        options={ways.map((value) => ({ value, label: t(`means.${value}`) }))}
        {...form.bind('means')}
        // A fund of money takes no goods: what was chosen for the other kind is chosen no more.
        onChange={(means) => form.set({ means, fund: '' })}
      />
      <Show when={funds().length > 0} fallback={<p>{b('new.fund.none')}</p>}>
        <SelectField
          label={b('fund')}
          options={funds().map(({ fund, name }) => ({ value: fund, label: name }))}
          {...form.bind('fund')}
        />
      </Show>
      <MoneyField
        label={goods() ? b('new.value') : b('pays.amount')}
        currency={currency() ?? words.currency()}
        {...form.bind('amount')}
      />
      <Show when={goods()}>
        <GoodsFields form={form} />
      </Show>
      <DateField label={b('new.day')} max={words.today()} {...form.bind('day')} />
      <TextField label={b('new.slip')} optional maxlength={140} {...form.bind('bank')} />
      <NameFields form={form} />
      <TextField
        type="email"
        label={b('new.email')}
        hint={b('new.email.hint')}
        optional
        maxlength={254}
        {...form.bind('email')}
      />
      <Checkbox
        label={b('new.anonymous')}
        hint={b('new.anonymous.hint')}
        {...form.bind('anonymous')}
      />
      <FormActions>
        <Button type="submit" look="main" busy={form.busy()}>
          {b('new.save')}
        </Button>
      </FormActions>
    </Form>
  )
}

const GoodsFields = (props: { form: FormState<Typed> }) => (
  <>
    <TextField label={b('goods.what')} maxlength={300} {...props.form.bind('goods.what')} />
    <TextField label={b('goods.by')} maxlength={120} {...props.form.bind('goods.valuedBy')} />
    <SelectField
      label={b('goods.basis')}
      options={bases.map((value) => ({ value, label: b(`basis.${value}`) }))}
      {...props.form.bind('goods.basis')}
    />
    <PaperField label={b('paper.valuation')} {...props.form.bind('goods.paper')} />
  </>
)
