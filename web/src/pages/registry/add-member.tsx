import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, DateField, Form, FormActions, SelectField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { api, type HouseholdView, type Input } from './api.ts'
import { act, complete } from './deed.tsx'
import { d } from './dialog-messages.ts'
import { e } from './edit-messages.ts'
import { FieldRows } from './field-group.tsx'
import { memberFields } from './fields.ts'
import style from './form.module.css'
import { FormPage } from './form-page.tsx'
import { formValues, toInput } from './form-values.ts'
import { memberGroups } from './member-groups.ts'

const ownPath = (path: string) => path.replace(/^members\.\d+\./, '').replace(/(?<=\w)\.\d+$/, '')

const AddForm = (props: { household: HouseholdView; words: Words }) => {
  const navigate = useNavigate()
  const draft = `terrace.draft.${props.household.household}.new`
  const form = createForm(
    { person: formValues(memberFields, {}), day: props.words.today(), why: '' },
    draft,
  )
  const back = () => {
    sessionStorage.removeItem(draft)
    navigate(href(`/households/${props.household.household}`))
  }
  const groups = () => memberGroups(undefined, props.words.known()?.optionalFields)
  const save = async () => {
    const { day, why, person } = form.values
    const asked: [string, unknown, string][] = [
      ['relation', person.relation, d('choose')],
      ['joined.reason', why, d('choose')],
      ['joined.day', day, d('choose.day')],
    ]
    if (!complete(form, asked)) return
    const { household, version } = props.household
    const done = await form.submit((values, action) => {
      const input = {
        household,
        ...toInput(memberFields, values.person),
        joined: { day: values.day, reason: values.why },
      } as Input<'POST /households/{household}/members'>
      const key = 'POST /households/{household}/members'
      return act(() => api(key, input, { action, ifMatch: version }), ownPath)
    })
    if (!done) return
    toast(e('edit.saved'))
    back()
  }
  return (
    <Form form={form} onSubmit={() => void save()} label={e('member.title')}>
      <fieldset class={style.group}>
        <legend>
          <h2>{e('member.joined')}</h2>
        </legend>
        <div class={style.pair}>
          <SelectField
            label={e('member.why')}
            options={props.words.options('joinReason')}
            {...form.bind('why')}
            name="joined.reason"
            error={form.error('joined.reason')}
          />
          <DateField
            label={e('member.day')}
            max={props.words.today()}
            {...form.bind('day')}
            name="joined.day"
            error={form.error('joined.day')}
          />
        </div>
      </fieldset>
      <For each={groups()}>
        {(group) => (
          <fieldset class={style.group}>
            <Show when={group.title}>
              <legend>
                <h2>{group.title}</h2>
              </legend>
            </Show>
            <FieldRows
              fields={group.fields}
              words={props.words}
              values={form.values.person}
              set={(name, value) => form.set('person', name, value)}
              error={form.error}
              required={['relation']}
            />
          </fieldset>
        )}
      </For>
      <FormActions>
        <Button type="submit" look="main" busy={form.busy()}>
          {e('member.save')}
        </Button>
        <Button onClick={back}>{e('edit.cancel')}</Button>
      </FormActions>
    </Form>
  )
}

/** Somebody joins a household, on a day and for a reason. */
export default function AddMember() {
  return (
    <FormPage title={() => e('member.title')}>
      {(household, words) => <AddForm household={household} words={words} />}
    </FormPage>
  )
}
