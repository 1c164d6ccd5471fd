import { For, Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import {
  Checkbox,
  CheckboxGroup,
  fieldId,
  MultiSelect,
  NumberField,
  RadioField,
  TextField,
} from '../../ui/form/index.ts'
import { fieldText } from '../../ui/problem.ts'
import { type Draft, wrongIn } from './draft.ts'
import type { StepProps } from './money-steps.tsx'
import style from './sharing.module.css'
import { meanings, variableNames } from './variables.ts'
import { w } from './wizard-messages.ts'
import { type RuleKind, ruleKinds, ruleText } from './words.ts'

const EXAMPLE = 'gap / 1000 + if(disabled > 0, 20, 0)'
/** Who has left the register, or the programme, is not shared out to. */
const ended = new Set(['removed', 'closed', 'exited', 'stable', 'risk-cleared'])

/** Who is eligible; what is left out asks nothing. */
export const WhoStep = (props: StepProps & { words: Words }) => {
  const { bind, set, values } = props.form
  const lines = () =>
    (props.words.known()?.lines ?? []).map(({ code, name }) => ({
      value: code,
      label: name[lang()],
    }))
  const statuses = () =>
    props.words.options('status', values.statuses).filter(({ value }) => !ended.has(value))
  return (
    <>
      <CheckboxGroup {...bind('statuses')} label={w('statuses')} options={statuses()} />
      <MultiSelect
        {...bind('types')}
        label={w('types')}
        hint={w('any.hint')}
        options={props.words.options('householdType', values.types)}
        optional
      />
      <MultiSelect
        {...bind('causes')}
        label={w('causes')}
        hint={w('any.hint')}
        options={props.words.options('cause', values.causes)}
        optional
      />
      <CheckboxGroup
        {...bind('lines')}
        label={w('lines')}
        hint={w('any.hint')}
        options={lines()}
        optional
      />
      <RadioField
        {...bind('withoutIncome')}
        label={w('income')}
        onChange={(how) => set('withoutIncome', how as Draft['withoutIncome'])}
        options={(['leave-out', 'as-none'] as const).map((value) => ({
          value,
          label: w(`income.${value}`),
        }))}
      />
    </>
  )
}

export const RulesStep = ({ form }: StepProps) => (
  <>
    <CheckboxGroup
      {...form.bind('rules')}
      label={w('rules')}
      hint={w('rules.hint')}
      // In one order, however they were ticked: it is that of the columns.
      onChange={(chosen) =>
        form.set(
          'rules',
          ruleKinds.filter((kind) => (chosen as readonly RuleKind[]).includes(kind)),
        )
      }
      options={ruleKinds.map((value) => ({
        value,
        label: ruleText(value),
        hint: w(`rule.${value}.hint`),
      }))}
    />
    <Checkbox {...form.bind('targeting')} label={w('targeting')} />
  </>
)

/** Where a formula goes wrong, marked in the formula itself. */
const Wrong = (props: { formula: string }) => {
  const wrong = () => (props.formula.trim() ? wrongIn(props.formula, variableNames) : undefined)
  const at = () => Number(wrong()?.params?.at ?? 0)
  /** The word or sign that begins there; a blank where something is missing at the end. */
  const word = () => /^(?:[\p{L}\p{N}_]+|.)/u.exec(props.formula.slice(at() - 1))?.[0] ?? ''
  return (
    <div aria-live="polite">
      <Show when={wrong()} fallback={<Show when={props.formula.trim()}>{w('formula.right')}</Show>}>
        {(found) => (
          <>
            <p class={style.wrong}>{fieldText(found())}</p>
            <Show when={at() > 0}>
              <code class={style.marked}>
                {props.formula.slice(0, at() - 1)}
                <mark title={w('formula.here')}>{word() || '␣'}</mark>
                {props.formula.slice(at() - 1 + word().length)}
              </code>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

const Variables = (props: { insert: (name: string) => void }) => (
  <table class={style.variables}>
    <caption>{w('variables')}</caption>
    <thead>
      <tr>
        <th scope="col">{w('variables.name')}</th>
        <th scope="col">{w('variables.means')}</th>
      </tr>
    </thead>
    <tbody>
      <For each={variableNames}>
        {(name) => (
          <tr>
            <td>
              <Button
                small
                look="quiet"
                aria-label={w('variables.insert', { name })}
                onClick={() => props.insert(name)}
              >
                <code>{name}</code>
              </Button>
            </td>
            <td>{w(meanings[name])}</td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)

/** A formula with its variables; what is wrong is said as it is typed, by its place. */
export const ScoreStep = ({ form }: StepProps) => {
  const insert = (name: string) => {
    const field = document.getElementById(fieldId('formula'))
    if (!(field instanceof HTMLTextAreaElement)) return
    const { selectionStart: from, selectionEnd: to, value } = field
    form.set('formula', value.slice(0, from) + name + value.slice(to))
    field.focus()
    field.setSelectionRange(from + name.length, from + name.length)
  }
  return (
    <>
      <div class={style.formula}>
        <TextField
          {...form.bind('formula')}
          label={w('formula')}
          hint={w('formula.hint', { example: EXAMPLE })}
          rows={3}
          maxlength={1000}
        />
      </div>
      <Wrong formula={form.values.formula} />
      <Variables insert={insert} />
      <Show when={form.values.targeting}>
        <NumberField {...form.bind('top')} label={w('top')} hint={w('top.hint')} integer optional />
      </Show>
    </>
  )
}
