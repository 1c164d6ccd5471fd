import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions } from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { api } from './api.ts'
import { act, complete } from './deed.tsx'
import { e } from './edit-messages.ts'
import {
  askedOfPeople,
  blankEntry,
  type Entry,
  inputOf,
  ownPath,
  People,
  Place,
  Year,
} from './entry.tsx'
import { incomeFields, livingFields } from './fields.ts'
import style from './form.module.css'
import { t } from './messages.ts'

const DRAFT = 'terrace.draft.household.new'

/** A household enters the register as a candidate. What is typed survives a reload of the tab. */
export default function NewHousehold() {
  const words = useSettings()
  const navigate = useNavigate()
  const kept = sessionStorage.getItem(DRAFT)
  const form = createForm<Entry>(blankEntry(), DRAFT)
  const restored = kept !== null && kept !== JSON.stringify(blankEntry())
  const save = async () => {
    const people = askedOfPeople(form.values.members)
    if (!complete(form, [['area', form.values.area, e('new.area.missing')], ...people])) return
    const done = await form.submit((values, action) =>
      act(() => api('POST /households', inputOf(values), { action }), ownPath),
    )
    if (!done) return
    toast(e('new.done'))
    navigate(href(`/households/${done.household}`))
  }
  const discard = () => {
    form.set(blankEntry())
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
