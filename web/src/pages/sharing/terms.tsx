import { Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { formatMoney } from '../../i18n/format.ts'
import { type Fact, Facts, Section } from '../../ui/page.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { Proposal } from './api.ts'
import { t } from './messages.ts'
import style from './sharing.module.css'
import { w } from './wizard-messages.ts'

const bound = (one: Proposal['limits']['floor'], currency: string) =>
  one && `${formatMoney(one.amount, currency)} (${w(`per.${one.per}`)})`

/** What happened to a proposal, and who did it with which reason; the latest first. */
function happened(proposal: Proposal) {
  const { prepared, choice, decision, granted, withdrawn, rules, currency, over } = proposal
  const items = [
    { id: 'opened', at: prepared.at, title: t('opened.text', { name: prepared.name }) },
    choice && {
      ...{ id: 'choice', at: choice.at, detail: choice.why },
      title: t('choice.text', { name: choice.name, rule: rules[choice.rule]?.name ?? '' }),
    },
    decision && {
      ...{ id: 'decision', at: decision.at, detail: decision.why },
      title: t(decision.approved ? 'decision.approved' : 'decision.rejected', {
        name: decision.name,
      }),
    },
    granted && {
      ...{ id: 'granted', at: granted.at },
      title: t(over === 'villages' ? 'granted.villages' : 'granted.text', {
        ...{ count: granted.households, amount: formatMoney(granted.amount, currency) },
      }),
    },
    withdrawn && {
      ...{ id: 'withdrawn', at: withdrawn.at, detail: withdrawn.why },
      title: t('withdrawn.text', { name: withdrawn.name }),
    },
  ]
  return items.filter((one) => one !== undefined).reverse()
}

/** On what terms the money is shared out, and what happened to the proposal. */
export const Terms = (props: { proposal: Proposal }) => {
  const words = useSettings()
  const { limits, filter, currency, scoring, rules, benefit, cycle } = props.proposal
  const labels = (list: 'status' | 'householdType' | 'cause', codes: readonly string[] = []) =>
    codes.map((code) => words.label(list, code)).join(w('comma'))
  const facts = (): Fact[] =>
    [
      { label: w('benefit'), value: benefit },
      { label: w('cycle'), value: cycle },
      { label: w('unit'), value: formatMoney(limits.unit, currency) },
      { label: w('floor'), value: bound(limits.floor, currency) },
      { label: w('cap'), value: bound(limits.cap, currency) },
      {
        label: w('minimum'),
        value: limits.minimum === undefined ? '' : formatMoney(limits.minimum, currency),
      },
      { label: w('statuses'), value: labels('status', filter.statuses) },
      { label: w('types'), value: labels('householdType', filter.types) },
      { label: w('causes'), value: labels('cause', filter.causes) },
      {
        label: w('lines'),
        value: (filter.lines ?? []).map((code) => words.lineName(code) ?? code).join(w('comma')),
      },
      { label: w('income'), value: w(`income.${filter.withoutIncome}`) },
      { label: w('formula'), value: formulaOf(rules) ?? scoring?.formula },
    ].filter(({ value }) => value)
  return (
    <div class={style.parts}>
      <Section title={t('tab.about')}>
        <Facts facts={facts()} />
        <Show when={props.proposal.frozen}>
          {(frozen) => <p>{t('desk.frozen', { day: frozen().day, ...frozen().leftOut })}</p>}
        </Show>
        <Show when={props.proposal.decision}>
          {(decision) => (
            <Facts
              facts={[
                {
                  label: t('decision.hash'),
                  value: <code class={style.hash}>{decision().list}</code>,
                },
                {
                  label: t('decision.inputs'),
                  value: <code class={style.hash}>{decision().inputs}</code>,
                },
              ]}
            />
          )}
        </Show>
      </Section>
      <Timeline items={happened(props.proposal)} />
    </div>
  )
}

const formulaOf = (rules: Proposal['rules']): string | undefined =>
  rules.flatMap(({ rule }) => (rule.kind === 'score' ? [rule.formula] : []))[0]
