import { createAsync } from '@solidjs/router'
import { createEffect, on, Show } from 'solid-js'
import { formatMoney } from '../../i18n/format.ts'
import {
  type FormState,
  MoneyField,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { AreaField } from '../intake/area-field.tsx'
import { type BudgetLine, fundsOf, linesOf } from './api.ts'
import type { Draft } from './draft.ts'
import style from './sharing.module.css'
import { w } from './wizard-messages.ts'

export interface StepProps {
  form: FormState<Draft>
}
interface WithLine extends StepProps {
  line: BudgetLine | undefined
}

/** Of which fund and budget line the money is. */
export const LineStep = (props: StepProps & { year: number }) => {
  const { values, set, bind } = props.form
  const year = () => Number(values.year || props.year)
  const years = () => [0, 1, 2].map((n) => String(props.year - n))
  const funds = createAsync(() => fundsOf(year()))
  const lines = createAsync(async () => (values.fund ? linesOf(values.fund) : []))
  const found = () => (lines() ?? []).filter(({ use }) => use === 'benefit')
  createEffect(on(year, () => set({ fund: '', line: '' }), { defer: true }))
  createEffect(
    on(
      () => values.fund,
      () => set('line', ''),
      { defer: true },
    ),
  )
  return (
    <>
      <SelectField
        {...bind('year')}
        label={w('year')}
        value={String(year())}
        options={years().map((value) => ({ value, label: value }))}
        narrow
      />
      <Show
        when={(funds() ?? []).length > 0}
        fallback={<p>{w('fund.none', { year: String(year()) })}</p>}
      >
        <SelectField
          {...bind('fund')}
          label={w('fund')}
          options={(funds() ?? [])
            .filter(({ medium }) => medium === 'money')
            .map(({ fund, name }) => ({ value: fund, label: name }))}
        />
      </Show>
      <Show when={values.fund}>
        <Show when={found().length > 0} fallback={<p>{w('line.none')}</p>}>
          <RadioField
            {...bind('line')}
            label={w('line')}
            options={found().map(({ line, name, areaName, currency, money }) => ({
              value: line,
              label: w('line.option', {
                ...{ name, area: areaName },
                left: formatMoney(money.balance, currency),
              }),
            }))}
          />
        </Show>
      </Show>
    </>
  )
}

export const BenefitStep = ({ form }: StepProps) => (
  <>
    <TextField {...form.bind('name')} label={w('name')} hint={w('name.hint')} maxlength={120} />
    <TextField
      {...form.bind('benefit')}
      label={w('benefit')}
      hint={w('benefit.hint')}
      maxlength={40}
      narrow
    />
    <TextField
      {...form.bind('cycle')}
      label={w('cycle')}
      hint={w('cycle.hint')}
      maxlength={20}
      narrow
    />
  </>
)

export const AreaStep = ({ form }: StepProps) => (
  <>
    <AreaField
      {...form.bind('area')}
      label={w('area')}
      hint={w('area.hint')}
      none={w('area.line')}
      optional
    />
    <RadioField
      {...form.bind('over')}
      label={w('over')}
      onChange={(over) => form.set('over', over as Draft['over'])}
      options={(['households', 'villages'] as const).map((value) => ({
        value,
        label: w(`over.${value}`),
        hint: w(`over.${value}.hint`),
      }))}
    />
  </>
)

/** How much; what stands in the budget line is said beside it. */
export const AmountStep = (props: WithLine) => (
  <MoneyField
    {...props.form.bind('amount')}
    label={w('amount')}
    currency={props.line?.currency ?? 'CNY'}
    hint={
      props.line &&
      w('amount.there', {
        name: props.line.name,
        amount: formatMoney(props.line.money.balance, props.line.currency),
      })
    }
  />
)

const Bound = (props: WithLine & { name: 'floor' | 'cap' }) => (
  <div class={style.pair}>
    <MoneyField
      {...props.form.bind(props.name)}
      label={w(props.name)}
      hint={w(`${props.name}.hint`)}
      currency={props.line?.currency ?? 'CNY'}
      optional
    />
    <RadioField
      {...props.form.bind(`${props.name}Per`)}
      label={`${w(props.name)}: ${w('per')}`}
      inline
      onChange={(per) => props.form.set(`${props.name}Per`, per as Draft['capPer'])}
      options={(['household', 'head'] as const).map((value) => ({
        value,
        label: w(`per.${value}`),
      }))}
    />
  </div>
)

export const LimitsStep = (props: WithLine) => (
  <>
    <MoneyField
      {...props.form.bind('unit')}
      label={w('unit')}
      hint={w('unit.hint')}
      currency={props.line?.currency ?? 'CNY'}
    />
    <Bound {...props} name="floor" />
    <Bound {...props} name="cap" />
    <MoneyField
      {...props.form.bind('minimum')}
      label={w('minimum')}
      hint={w('minimum.hint')}
      currency={props.line?.currency ?? 'CNY'}
      optional
    />
  </>
)
