import { createAsync } from '@solidjs/router'
import { area } from '../../api/areas.ts'
import type { Words } from '../../api/settings.ts'
import { formatMoney } from '../../i18n/format.ts'
import type { FormState } from '../../ui/form/index.ts'
import { type WizardStep, WizardSummary } from '../../ui/kind/wizard.tsx'
import type { BudgetLine } from './api.ts'
import { type StepId, wrongOf } from './checks.ts'
import { asksScore, type Draft } from './draft.ts'
import { AmountStep, AreaStep, BenefitStep, LimitsStep, LineStep } from './money-steps.tsx'
import { RulesStep, ScoreStep, WhoStep } from './rule-steps.tsx'
import { w } from './wizard-messages.ts'
import { ruleText } from './words.ts'

/** Answers of a step that the form itself refuses; the summary on top says which. */
export class Incomplete extends Error {}

interface Making {
  form: FormState<Draft>
  words: Words
  line: () => BudgetLine | undefined
  start: () => Promise<unknown>
}

/** Every step whose questions are asked: the whole of a new proposal, or only what may still change. */
export function stepsOf(made: Making, which: readonly StepId[]): WizardStep[] {
  const { form, words, line } = made
  const content: Record<StepId, WizardStep['content']> = {
    line: () => <LineStep form={form} year={Number(words.today().slice(0, 4))} />,
    benefit: () => <BenefitStep form={form} />,
    area: () => <AreaStep form={form} />,
    amount: () => <AmountStep form={form} line={line()} />,
    limits: () => <LimitsStep form={form} line={line()} />,
    who: () => <WhoStep form={form} words={words} />,
    rules: () => <RulesStep form={form} />,
    score: () => <ScoreStep form={form} />,
  }
  const save = async (id: StepId) => {
    const wrong = wrongOf(id, form.values, line())
    form.setErrors(wrong)
    if (wrong.length > 0) throw new Incomplete()
  }
  const asked = () => which.filter((id) => id !== 'score' || asksScore(form.values))
  return [
    ...asked().map((id) => ({
      ...{ id, title: w(`step.${id}`), content: content[id] },
      save: () => save(id),
    })),
    {
      id: 'summary',
      title: w('step.summary'),
      action: w('start'),
      content: () => <Summary {...made} asked={asked()} />,
      save: made.start,
    },
  ]
}

const Summary = (props: Making & { asked: readonly StepId[] }) => {
  const { values } = props.form
  const place = createAsync(async () =>
    values.area
      ? area(values.area).then(
          ({ name }) => name,
          () => values.area,
        )
      : undefined,
  )
  const money = (minor: number | undefined) =>
    formatMoney(minor ?? 0, props.line()?.currency ?? 'CNY')
  const listed = (items: readonly string[]) => items.join(w('comma'))
  const limits = () =>
    listed([
      w('sum.unit', { amount: money(values.unit) }),
      ...(values.floor === undefined
        ? []
        : [w('sum.floor', { amount: money(values.floor), per: w(`sum.${values.floorPer}`) })]),
      ...(values.cap === undefined
        ? []
        : [w('sum.cap', { amount: money(values.cap), per: w(`sum.${values.capPer}`) })]),
      ...(values.minimum === undefined
        ? []
        : [w('sum.minimum', { amount: money(values.minimum) })]),
    ])
  const labels = (list: 'status' | 'householdType' | 'cause', codes: readonly string[]) =>
    codes.map((code) => props.words.label(list, code))
  const who = () =>
    listed([
      ...labels('status', values.statuses),
      ...labels('householdType', values.types),
      ...labels('cause', values.causes),
      ...values.lines.map((code) => props.words.lineName(code) ?? code),
    ])
  const said: Record<StepId, () => string> = {
    line: () => props.line()?.name ?? '',
    benefit: () => listed([values.name, values.benefit, values.cycle]),
    area: () => listed([place() ?? w('area.line'), w(`over.${values.over}`)]),
    amount: () => money(values.amount),
    limits,
    who,
    rules: () => listed(values.rules.map(ruleText)),
    score: () => values.formula,
  }
  return (
    <WizardSummary
      rows={props.asked.map((id) => ({ label: w(`step.${id}`), value: said[id](), step: id }))}
    />
  )
}
