import { For, type JSX, Show } from 'solid-js'
import { areas } from '../../api/areas.ts'
import type { Words } from '../../api/settings.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { Button } from '../../ui/button.tsx'
import { FieldGroup, type FormState, TextField } from '../../ui/form/index.ts'
import type { Input } from './api.ts'
import { d } from './dialog-messages.ts'
import { e } from './edit-messages.ts'
import { FieldRows } from './field-group.tsx'
import { fieldWords } from './field-messages.ts'
import { type FieldSpec, factFields, incomeFields, livingFields, memberFields } from './fields.ts'
import style from './form.module.css'
import { type FormValues, formValues, toInput } from './form-values.ts'
import { NewPerson } from './new-person.tsx'

/*
 * The parts of the form by which a household enters: on its own page, and in an application.
 */

/** Asked when a household enters; what comes later (exit, relapse) belongs to its page. */
const entry = new Set([
  'address',
  'phone',
  'type',
  'standard',
  'causeMain',
  'causesOther',
  'bankName',
  'bankAccount',
  'military',
  'noLabourFallback',
])
export const entryFields = factFields.filter((field) => entry.has(field.name))
/** Of these, what a household says of itself; the rest is for the office to find. */
const told = new Set(['address', 'phone', 'causeMain', 'causesOther'])
const toldFields = entryFields.filter((field) => told.has(field.name))

export interface Entry {
  area: string
  areaName: string
  number: string
  facts: FormValues
  members: FormValues[]
  income: FormValues
  living: FormValues
}

export const blankEntry = (): Entry => ({
  area: '',
  areaName: '',
  number: '',
  facts: formValues(entryFields, {}),
  members: [formValues(memberFields, { relation: 'head' })],
  income: formValues(incomeFields, {}),
  living: formValues(livingFields, {}),
})

/** The household as the API takes it. */
export function inputOf(values: Entry): Input<'POST /households'> {
  const income = toInput(incomeFields, values.income)
  const living = toInput(livingFields, values.living)
  return {
    area: values.area,
    ...(values.number.trim() ? { number: values.number.trim() } : {}),
    ...toInput(entryFields, values.facts),
    members: values.members.map((person) => toInput(memberFields, person)),
    ...(Object.keys(income).length > 0 ? { income } : {}),
    ...(Object.keys(living).length > 0 ? { living } : {}),
  } as Input<'POST /households'>
}

/** A list of codes is one part: a fault of its third code is shown there. */
export const ownPath = (path: string) => path.replace(/^((?:members\.\d+\.)?[a-zA-Z]+)\.\d+$/, '$1')

/** What of a form these parts ask; a form may hold more. */
export type EntryForm = Pick<FormState<Entry>, 'values' | 'set' | 'error' | 'bind'>

/** What must be there before it can be sent, with the words for what is not. */
export const askedOfPeople = (members: readonly FormValues[]): [string, unknown, string][] =>
  members.map((person, at) => [`members.${at}.relation`, person.relation, d('choose')])

/** A group of the form; `bare` where the page has already said what it is about. */
const Group = (props: {
  title: string
  bare?: boolean | undefined
  id?: string
  children: JSX.Element
}) => (
  <fieldset
    class={style.group}
    {...(props.id ? { id: props.id, tabindex: -1 } : {})}
    {...(props.bare ? { 'aria-label': props.title } : {})}
  >
    <Show when={!props.bare}>
      <legend>
        <h2>{props.title}</h2>
      </legend>
    </Show>
    {props.children}
  </fieldset>
)

interface PartProps {
  form: EntryForm
  words: Words
  bare?: boolean
}

/** Where it lives, and what is known of the household as a whole. */
export const Place = (props: PartProps & { own?: boolean }) => (
  <Group title={e('new.place')} bare={props.bare}>
    <FieldGroup
      name="area"
      label={e('new.area')}
      hint={
        props.form.values.areaName
          ? e('new.area.chosen', { name: props.form.values.areaName })
          : undefined
      }
      error={props.form.error('area')}
    >
      <div class={style.tree}>
        <AreaTree
          source={areas}
          value={props.form.values.area}
          onPick={({ area, name }) => props.form.set({ area, areaName: name })}
        />
      </div>
    </FieldGroup>
    <Show when={!props.own}>
      <TextField
        label={fieldWords('number')}
        hint={e('new.number.hint')}
        optional
        narrow
        maxlength={40}
        {...props.form.bind('number')}
      />
    </Show>
    <FieldRows
      fields={props.own ? toldFields : entryFields}
      words={props.words}
      values={props.form.values.facts}
      set={(name, value) => props.form.set('facts', name, value)}
      error={props.form.error}
    />
  </Group>
)

/** Everybody who lives there. */
export const People = (props: PartProps & { required?: readonly string[] }) => (
  <Group title={e('new.members')} bare={props.bare} id="field-members">
    <ul class={style.people}>
      <For each={props.form.values.members}>
        {(person, at) => (
          <NewPerson
            at={at()}
            words={props.words}
            values={person}
            set={(name, value) => props.form.set('members', at(), name, value)}
            error={props.form.error}
            {...(props.required ? { required: props.required } : {})}
            {...(props.form.values.members.length > 1
              ? {
                  remove: () =>
                    props.form.set('members', (all) => all.filter((_, i) => i !== at())),
                }
              : {})}
          />
        )}
      </For>
    </ul>
    <div>
      <Button
        icon="add"
        onClick={() => props.form.set('members', (all) => [...all, formValues(memberFields, {})])}
      >
        {e('new.add')}
      </Button>
    </div>
  </Group>
)

/** Income, or land, home and water, of the year. */
export const Year = (props: {
  form: EntryForm
  words: Words
  part: 'income' | 'living'
  fields: readonly FieldSpec[]
}): JSX.Element => (
  <Group
    title={props.part === 'income' ? e('new.income', props.words.incomeYear()) : e('new.living')}
  >
    <FieldRows
      fields={props.fields}
      words={props.words}
      values={props.form.values[props.part]}
      set={(name, value) => props.form.set(props.part, name, value)}
      error={props.form.error}
      prefix={`${props.part}.`}
    />
  </Group>
)
