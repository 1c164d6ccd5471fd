import { For, Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import { Section } from '../../ui/page.tsx'
import type { HouseholdView } from './api.ts'
import { fieldWords } from './field-messages.ts'
import { costField, incomeSources, screeningFields } from './fields.ts'
import style from './household.module.css'
import { h } from './household-messages.ts'
import { EditLink, type PartProps } from './household-parts.tsx'
import { incomeRows, totalOf } from './income.ts'

type Income = HouseholdView['snapshot']['income']

/** The sources of a year with their lines, the cost and the net income. */
export const IncomeTable = (props: { income: Income; words: Words; caption: string }) => {
  const gross = () =>
    totalOf(
      props.income,
      incomeSources.flatMap((one) => [...one.lines]),
    )
  const cost = () => props.income.operatingCost
  const net = () => {
    const all = gross()
    return all === undefined ? undefined : all - (cost() ?? 0)
  }
  const money = (minor: number | undefined) => props.words.money(minor) || '–'
  return (
    <table class={style.income}>
      <caption class={style.spoken}>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{h('income.source')}</th>
          <th scope="col" class={style.amount}>
            {h('income.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={incomeRows(props.income)}>
          {(row) => (
            <tr data-kind={row.kind}>
              <th scope="row">{fieldWords(row.label as Parameters<typeof fieldWords>[0])}</th>
              <td class={style.amount}>{money(row.minor)}</td>
            </tr>
          )}
        </For>
        <tr data-kind="sum">
          <th scope="row">{h('income.gross')}</th>
          <td class={style.amount}>{money(gross())}</td>
        </tr>
        <tr>
          <th scope="row">− {fieldWords(costField.label)}</th>
          <td class={style.amount}>{money(cost())}</td>
        </tr>
        <tr data-kind="sum">
          <th scope="row">{h('income.net')}</th>
          <td class={style.amount}>{money(net())}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** Which line the household is below, in words and with its amount. */
export function lineSentence(words: Words, household: HouseholdView): string {
  const { line } = household.income
  const { year } = household.snapshot
  if (line === 'unknown') return ''
  if (line === 'above') return h('income.above', { year: String(year) })
  const found = words.line(line)
  // A line of this year is often set late: until then the latest one before it is held against.
  const set = Object.keys(found?.amounts ?? {}).filter((one) => Number(one) <= year)
  const of = set.toSorted().at(-1) ?? String(year)
  const amount = words.money(found?.amounts[of])
  return h('income.below', { name: found?.name[lang()] ?? line, year: of, amount })
}

/** The year's income: the table, how the figure for each person comes about, and the line. */
export const IncomeSection = (props: PartProps) => {
  const income = () => props.household.snapshot.income
  const year = () => String(props.household.snapshot.year)
  const sums = () => props.household.income
  const money = (minor: number | undefined) => props.words.money(minor)
  const title = () => h('income.title', { year: year() })
  const formula = () => {
    const { net, perCapita } = sums()
    const cost = income().operatingCost ?? 0
    return h('income.formula', {
      gross: money(net + cost),
      cost: money(cost),
      net: money(net),
      people: props.household.people,
      each: money(perCapita),
    })
  }
  const screened = () => screeningFields.filter((f) => income()[f.name as keyof Income])
  return (
    <Section
      title={title()}
      id="income"
      actions={
        <Show when={props.editable}>
          <EditLink household={props.household.household} part="income" what={title()} />
        </Show>
      }
    >
      <Show
        when={sums().perCapita !== undefined}
        fallback={<p class={style.soft}>{h('income.none', { year: year() })}</p>}
      >
        <IncomeTable income={income()} words={props.words} caption={title()} />
        <p>{formula()}</p>
        <p>
          <strong>{lineSentence(props.words, props.household)}</strong>
        </p>
        <Show when={screened().length > 0}>
          <p class={style.soft}>
            {h('income.screening')}:{' '}
            {screened()
              .map((f) => `${fieldWords(f.label)} ${money(income()[f.name as keyof Income])}`)
              .join(' · ')}
            . {h('income.adjusted', { each: money(sums().adjustedPerCapita) })}
          </p>
        </Show>
      </Show>
    </Section>
  )
}
