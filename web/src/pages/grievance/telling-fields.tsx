import { createSignal, type JSX, Show } from 'solid-js'
import { AreaPicker, type AreaSource } from '../../ui/area-picker.tsx'
import { Checkbox, FieldGroup, type FormState, RadioField, TextField } from '../../ui/form/index.ts'
import { type Telling, types } from './api.ts'
import style from './grievance.module.css'
import { t, wordOf } from './messages.ts'

/** What a form of a complaint holds, as it is typed. */
export interface Typed {
  type: string
  area: string
  place: string
  text: string
  number: string
  persons: string
  name: string
  contact: string
  sensitive: boolean
}
export const nothing: Typed = {
  type: '',
  area: '',
  place: '',
  text: '',
  number: '',
  persons: '',
  name: '',
  contact: '',
  sensitive: false,
}

/** One name a line, or with a comma between. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n,，、;；]/)
    .map((name) => name.trim())
    .filter(Boolean)

/** What is sent: a field left empty is left out. */
export function tellingOf({ type, text, sensitive, persons, ...rest }: Typed): Telling {
  const filled = Object.entries(rest).filter(([, value]) => value.trim() !== '')
  return {
    ...Object.fromEntries(filled),
    type: type as Telling['type'],
    text,
    sensitive,
    persons: namesIn(persons),
  }
}

/** What is missing before it is worth sending. */
export const missingIn = ({ type, text }: Typed) => [
  ...(type === '' ? [{ path: 'type', text: t('tell.type.missing') }] : []),
  ...(text.trim().length < 10 ? [{ path: 'text', text: t('tell.length') }] : []),
]

/** The fields of a complaint, for everybody and for whoever enters one. */
export function TellingFields<T extends Typed>(props: {
  form: FormState<T>
  areas: AreaSource
  /** Where a household is looked up, in place of its number. */
  household?: JSX.Element
  /** What is handed in with it. */
  children?: JSX.Element
}): JSX.Element {
  const form = () => props.form as unknown as FormState<Typed>
  const [chosen, setChosen] = createSignal('')
  return (
    <>
      <RadioField
        label={t('tell.type')}
        options={types.map((type) => ({ value: type, label: wordOf('type', type) }))}
        {...form().bind('type')}
      />
      <FieldGroup name="area" label={t('tell.where')} hint={t('tell.where.hint')} optional>
        <AreaPicker
          source={props.areas}
          class={style.area ?? ''}
          value={form().values.area}
          name={form().values.area ? chosen() : t('tell.where.none')}
          onChange={(area) => {
            setChosen(area?.name ?? '')
            form().set('area', area?.area ?? '')
          }}
        />
      </FieldGroup>
      <TextField label={t('tell.place')} optional maxlength={200} {...form().bind('place')} />
      <TextField
        label={t('tell.text')}
        hint={t('tell.text.hint')}
        rows={6}
        maxlength={4000}
        {...form().bind('text')}
      />
      {props.children}
      <Show
        when={props.household}
        fallback={
          <TextField
            label={t('tell.number')}
            hint={t('tell.number.hint')}
            optional
            narrow
            maxlength={40}
            {...form().bind('number')}
          />
        }
      >
        {props.household}
      </Show>
      <TextField
        label={t('tell.persons')}
        hint={t('tell.persons.hint')}
        optional
        rows={2}
        {...form().bind('persons')}
      />
      <Checkbox
        label={t('tell.sensitive')}
        hint={t('tell.sensitive.hint')}
        {...form().bind('sensitive')}
      />
      <h2>{t('tell.you')}</h2>
      <TextField label={t('tell.name')} optional maxlength={100} {...form().bind('name')} />
      <TextField
        label={t('tell.contact')}
        hint={t('tell.contact.hint')}
        optional
        maxlength={200}
        {...form().bind('contact')}
      />
    </>
  )
}
