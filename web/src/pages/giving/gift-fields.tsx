import { createSignal, For, type JSX, Show } from 'solid-js'
import { AreaPicker } from '../../ui/area-picker.tsx'
import {
  Checkbox,
  FieldGroup,
  type FormState,
  MoneyField,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { families } from '../funds/families.ts'
import { publicAreas } from '../grievance/api.ts'
import type { Giving, Kind, PublicFund, Wish } from './api.ts'
import style from './giving.module.css'
import { t } from './messages.ts'

/** What a form of a gift holds, as it is typed. */
export interface Typed {
  fund: string
  amount: number | undefined
  means: string
  anonymous: boolean
  family: string
  area: string
}
export const nothing = ({ funds, bank }: Giving): Typed => ({
  fund: funds.length === 1 ? (funds[0]?.fund ?? '') : '',
  amount: undefined,
  means: bank ? 'transfer' : 'card',
  anonymous: false,
  family: '',
  area: '',
})

/** What is sent of it; a wish that says nothing is left out. */
export const giftOf = ({ fund, amount, means, anonymous, family, area }: Typed) => ({
  fund,
  amount: amount ?? 0,
  means: means as 'transfer' | 'card',
  anonymous,
  ...(family || area
    ? {
        wish: {
          ...(area ? { area } : {}),
          ...(family ? { family: family as NonNullable<Wish['family']> } : {}),
        },
      }
    : {}),
})

/** What is missing before it is worth sending. */
export const missingIn = ({ fund, amount }: Pick<Typed, 'fund' | 'amount'>) => [
  ...(fund ? [] : [{ path: 'fund', text: t('pledge.fund.missing') }]),
  ...(amount && amount > 0 ? [] : [{ path: 'amount', text: t('pledge.amount.missing') }]),
]

const currencyOf = (giving: Giving, fund: string) =>
  giving.funds.find((one) => one.fund === fund)?.currency ?? giving.currency

/** How much to which fund, how it is paid, and a wish. */
export function GiftFields<T extends Typed>(props: {
  form: FormState<T>
  giving: Giving
  tenant: string
  /** A gift of every month is paid by transfer. */
  monthly?: boolean
  /** Between the amount and the wish: who gives. */
  children?: JSX.Element
}): JSX.Element {
  const form = () => props.form as unknown as FormState<Typed>
  const [area, setArea] = createSignal('')
  return (
    <>
      <Show when={props.giving.funds.length > 1}>
        <RadioField
          label={t('pledge.fund')}
          options={props.giving.funds.map(({ fund, name }) => ({ value: fund, label: name }))}
          {...form().bind('fund')}
        />
      </Show>
      <MoneyField
        label={t('pledge.amount')}
        currency={currencyOf(props.giving, form().values.fund)}
        {...form().bind('amount')}
      />
      {props.children}
      <Checkbox
        label={t('pledge.anonymous')}
        hint={t('pledge.anonymous.hint')}
        {...form().bind('anonymous')}
      />
      <SelectField
        label={t('pledge.wish')}
        hint={t('pledge.wish.hint')}
        optional
        options={families.map((value) => ({ value, label: t(`family.${value}`) }))}
        {...form().bind('family')}
      />
      <FieldGroup name="area" label={t('wish.area')} optional>
        <AreaPicker
          source={publicAreas(props.tenant)}
          class={style.area ?? ''}
          value={form().values.area}
          name={form().values.area ? area() : t('wish.anywhere')}
          onChange={(chosen) => {
            setArea(chosen?.name ?? '')
            form().set('area', chosen?.area ?? '')
          }}
        />
      </FieldGroup>
      <Show when={!props.monthly && props.giving.cards && props.giving.bank}>
        <RadioField
          label={t('pledge.means')}
          options={(['transfer', 'card'] as const).map((value) => ({
            value,
            label: t(`means.${value}`),
          }))}
          {...form().bind('means')}
        />
      </Show>
    </>
  )
}

/** Under which name one gives. */
export function NameFields<T extends { name: string; kind: string }>(props: {
  form: FormState<T>
}): JSX.Element {
  const form = () => props.form as unknown as FormState<{ name: string; kind: string }>
  return (
    <>
      <RadioField
        label={t('pledge.kind')}
        inline
        options={(['person', 'organisation'] as const satisfies readonly Kind[]).map((value) => ({
          value,
          label: t(`kind.${value}`),
        }))}
        {...form().bind('kind')}
      />
      <TextField label={t('pledge.name')} maxlength={120} {...form().bind('name')} />
    </>
  )
}

export const FundList = (props: {
  funds: readonly PublicFund[]
  children: (fund: PublicFund) => JSX.Element
}): JSX.Element => (
  <ul class={style.funds}>
    <For each={props.funds}>{(fund) => <li class={style.fund}>{props.children(fund)}</li>}</For>
  </ul>
)
