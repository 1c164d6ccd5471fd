import { For, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { type FormState, SelectField, TextField } from '../../ui/form/index.ts'
import type { Entry } from './api.ts'
import { passes, type Recusal, sumOf, type Votes, votersOf } from './assembly-count.ts'
import { l } from './list-messages.ts'
import style from './procedures.module.css'
import { VoteFields } from './vote-fields.tsx'

export interface Exception extends Votes {
  case: string
  reason: string
}

/** What an assembly's form holds. */
export interface AssemblyValues {
  day: string
  representatives: number | undefined
  present: number | undefined
  votes: Votes
  reason: string
  recusals: Recusal[]
  exceptions: Exception[]
  readOut: boolean
  minutes: string[]
  board: string[]
}

interface Props {
  form: FormState<AssemblyValues>
  entries: readonly Entry[]
}

const optionsOf = (entries: readonly Entry[]) =>
  entries.map(({ case: value, head, number }) => ({ value, label: `${head} ${number}` }))

/** Representatives who left the room: for everything, or for one household. */
export const RecusalFields = (props: Props) => (
  <fieldset class={style.group}>
    <legend>{l('form.recusals')}</legend>
    <p class={style.soft}>{l('form.recusals.hint')}</p>
    <For each={props.form.values.recusals}>
      {(one, at) => (
        <div class={style.pick}>
          <TextField
            name={`recusals.${at()}.name`}
            label={l('form.recusal.name')}
            value={one.name}
            onChange={(value) => props.form.set('recusals', at(), 'name', value)}
            error={props.form.error(`recusals.${at()}.name`)}
          />
          <SelectField
            name={`recusals.${at()}.case`}
            label={l('form.recusal.case')}
            placeholder={l('form.recusal.all')}
            options={optionsOf(props.entries)}
            optional
            value={one.case}
            onChange={(value) => props.form.set('recusals', at(), 'case', value)}
            error={props.form.error(`recusals.${at()}.case`)}
          />
          <Button
            icon="close"
            label={l('form.recusal.remove', { name: one.name || String(at() + 1) })}
            onClick={() =>
              props.form.set('recusals', (all) => all.filter((_other, i) => i !== at()))
            }
          />
        </div>
      )}
    </For>
    <div>
      <Button
        small
        icon="add"
        onClick={() => props.form.set('recusals', (all) => [...all, { name: '', case: '' }])}
      >
        {l('form.recusal.add')}
      </Button>
    </div>
  </fieldset>
)

const blank: Exception = {
  case: '',
  reason: '',
  for: undefined,
  against: undefined,
  abstain: undefined,
}

/** Households on which it voted by themselves, with the reason when it went against one. */
export const ExceptionFields = (props: Props) => {
  const v = () => props.form.values
  const voters = (id: string) => votersOf(v().present, v().recusals, id)
  const against = (one: Exception) =>
    sumOf(one) > 0 && sumOf(one) === voters(one.case) && !passes(one, voters(one.case))
  const nameOf = (id: string, at: number) =>
    props.entries.find((entry) => entry.case === id)?.head ?? String(at + 1)
  return (
    <fieldset class={style.group}>
      <legend>{l('form.exceptions')}</legend>
      <p class={style.soft}>{l('form.exceptions.hint')}</p>
      <For each={v().exceptions}>
        {(one, at) => (
          <div class={style.group}>
            <SelectField
              name={`exceptions.${at()}.case`}
              label={l('form.exception.who')}
              options={optionsOf(props.entries)}
              value={one.case}
              onChange={(value) => props.form.set('exceptions', at(), 'case', value)}
              error={props.form.error(`exceptions.${at()}.case`)}
            />
            <VoteFields
              name={`exceptions.${at()}`}
              votes={one}
              voters={voters(one.case)}
              set={(side, value) => props.form.set('exceptions', at(), side, value)}
              error={props.form.error}
            />
            <Show when={against(one) || props.form.error(`exceptions.${at()}.reason`)}>
              <TextField
                name={`exceptions.${at()}.reason`}
                label={l('form.exception.reason')}
                rows={2}
                maxlength={500}
                value={one.reason}
                onChange={(value) => props.form.set('exceptions', at(), 'reason', value)}
                error={props.form.error(`exceptions.${at()}.reason`)}
              />
            </Show>
            <div>
              <Button
                small
                icon="close"
                onClick={() =>
                  props.form.set('exceptions', (all) => all.filter((_other, i) => i !== at()))
                }
              >
                {l('form.exception.remove', { name: nameOf(one.case, at()) })}
              </Button>
            </div>
          </div>
        )}
      </For>
      <div>
        <Button
          small
          icon="add"
          onClick={() => props.form.set('exceptions', (all) => [...all, { ...blank }])}
        >
          {l('form.exception.add')}
        </Button>
      </div>
    </fieldset>
  )
}
