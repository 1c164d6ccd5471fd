import { createAsync } from '@solidjs/router'
import { createForm, SelectField, TextField } from '../../ui/form/index.ts'
import { CaseForm, type CaseFormProps, draftOf, needed } from './act-form.tsx'
import { cases } from './api.ts'
import { f } from './form-messages.ts'

/** Which other case of the village goes on for this household, and why. */
export const MergeForm = (props: CaseFormProps) => {
  const form = createForm({ into: '', reason: '' }, draftOf(props))
  const page = createAsync(() => cases({ area: props.view.area, template: props.view.template }))
  const others = () =>
    (page()?.items ?? [])
      .filter(({ id }) => id !== props.view.case)
      .map(({ id, head = '', number = '' }) => ({ value: id, label: `${head} · ${number}` }))
  return (
    <CaseForm
      {...props}
      form={form}
      lead={f('merge.lead')}
      action={f('merge.save')}
      rename={(path) => path.replace(/^merge\./, '')}
      asked={(v) => [needed('into', v.into), needed('reason', v.reason)]}
      record={({ into, reason }) => ({ merge: { into }, reason: reason.trim() })}
    >
      <SelectField label={f('merge.into')} options={others()} {...form.bind('into')} />
      <TextField label={f('merge.reason')} rows={3} maxlength={1000} {...form.bind('reason')} />
    </CaseForm>
  )
}
