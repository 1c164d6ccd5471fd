import { useNavigate } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { Button } from '../../ui/button.tsx'
import { createForm, FieldGroup, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type Input } from './api.ts'
import { act, complete } from './deed.tsx'
import { d } from './dialog-messages.ts'
import { e } from './edit-messages.ts'
import { FieldRows } from './field-group.tsx'
import { fieldWords } from './field-messages.ts'
import { type FieldSpec, factFields, incomeFields, livingFields, memberFields } from './fields.ts'
import style from './form.module.css'
import { type FormValues, formValues, toInput } from './form-values.ts'
import { t } from './messages.ts'
import { NewPerson } from './new-person.tsx'

const DRAFT = 'terrace.draft.household.new'
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
const entryFields = factFields.filter((field) => entry.has(field.name))

interface Entry {
  area: string
  areaName: string
  number: string
  facts: FormValues
  members: FormValues[]
  income: FormValues
  living: FormValues
}

const blank = (): Entry => ({
  area: '',
  areaName: '',
  number: '',
  facts: formValues(entryFields, {}),
  members: [formValues(memberFields, { relation: 'head' })],
  income: formValues(incomeFields, {}),
  living: formValues(livingFields, {}),
})

function inputOf(values: Entry): Input<'POST /households'> {
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
const ownPath = (path: string) => path.replace(/^((?:members\.\d+\.)?[a-zA-Z]+)\.\d+$/, '$1')

type EntryForm = ReturnType<typeof createForm<Entry>>

const Place = (props: { form: EntryForm; words: Words }) => (
  <fieldset class={style.group}>
    <legend>
      <h2>{e('new.place')}</h2>
    </legend>
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
    <TextField
      label={fieldWords('number')}
      hint={e('new.number.hint')}
      optional
      narrow
      maxlength={40}
      {...props.form.bind('number')}
    />
    <FieldRows
      fields={entryFields}
      words={props.words}
      values={props.form.values.facts}
      set={(name, value) => props.form.set('facts', name, value)}
      error={props.form.error}
    />
  </fieldset>
)

const People = (props: { form: EntryForm; words: Words }) => (
  <fieldset class={style.group} id="field-members" tabindex={-1}>
    <legend>
      <h2>{e('new.members')}</h2>
    </legend>
    <ul class={style.people}>
      <For each={props.form.values.members}>
        {(person, at) => (
          <NewPerson
            at={at()}
            words={props.words}
            values={person}
            set={(name, value) => props.form.set('members', at(), name, value)}
            error={props.form.error}
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
  </fieldset>
)

const Year = (props: {
  form: EntryForm
  words: Words
  part: 'income' | 'living'
  fields: readonly FieldSpec[]
}): JSX.Element => (
  <fieldset class={style.group}>
    <legend>
      <h2>{e(`new.${props.part}`)}</h2>
    </legend>
    <FieldRows
      fields={props.fields}
      words={props.words}
      values={props.form.values[props.part]}
      set={(name, value) => props.form.set(props.part, name, value)}
      error={props.form.error}
      prefix={`${props.part}.`}
    />
  </fieldset>
)

/** A household enters the register as a candidate. What is typed survives a reload of the tab. */
export default function NewHousehold() {
  const words = useSettings()
  const navigate = useNavigate()
  const kept = sessionStorage.getItem(DRAFT)
  const form = createForm<Entry>(blank(), DRAFT)
  const restored = kept !== null && kept !== JSON.stringify(blank())
  const save = async () => {
    const people = form.values.members.map((person, at): [string, unknown, string] => [
      `members.${at}.relation`,
      person.relation,
      d('choose'),
    ])
    if (!complete(form, [['area', form.values.area, e('new.area.missing')], ...people])) return
    const done = await form.submit((values, action) =>
      act(() => api('POST /households', inputOf(values), { action }), ownPath),
    )
    if (!done) return
    toast(e('new.done'))
    navigate(href(`/households/${done.household}`))
  }
  const discard = () => {
    form.set(blank())
    form.setErrors([])
  }
  return (
    <Page>
      <PageHeader
        title={e('new.title')}
        lead={e('new.lead')}
        crumbs={[{ label: t('list.title'), href: href('/households') }, { label: e('new.title') }]}
      />
      <Show when={restored}>
        <p class={style.draft} role="status">
          {e('edit.draft')}
        </p>
      </Show>
      <Form form={form} onSubmit={() => void save()} label={e('new.title')}>
        <Place form={form} words={words} />
        <People form={form} words={words} />
        <Year form={form} words={words} part="income" fields={incomeFields} />
        <Year form={form} words={words} part="living" fields={livingFields} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {e('new.save')}
          </Button>
          <Button onClick={discard}>{e('edit.discard')}</Button>
        </FormActions>
      </Form>
    </Page>
  )
}
