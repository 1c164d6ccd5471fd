import { useSettings } from '../../api/settings.ts'
import { createForm, DateField, NumberField, TextField } from '../../ui/form/index.ts'
import { CaseForm, type CaseFormProps, draftOf, needed } from './act-form.tsx'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import { PhotoField } from './photo-field.tsx'

interface Values {
  day: string
  present: number | undefined
  score: number | undefined
  opinion: string
  minutes: string[]
}

/** What the village group's meeting said of a household. */
export const AppraisalForm = (props: CaseFormProps) => {
  const settings = useSettings()
  const form = createForm<Values>(
    { day: settings.today(), present: undefined, score: undefined, opinion: '', minutes: [] },
    draftOf(props),
  )
  return (
    <CaseForm
      {...props}
      form={form}
      lead={f('appraisal.lead')}
      action={f('appraisal.save')}
      rename={(path) => path.replace(/^evidence$/, 'minutes')}
      asked={(v) => [
        needed('day', v.day),
        needed('present', v.present),
        needed('opinion', v.opinion),
        ['minutes', v.minutes, f('photo.missing')],
      ]}
      record={(v) => ({
        appraisal: {
          day: v.day,
          present: v.present ?? 0,
          ...(v.score === undefined ? {} : { score: v.score }),
          opinion: v.opinion.trim(),
          minutes: v.minutes,
        },
      })}
    >
      <DateField label={t('appraisal.day')} max={settings.today()} {...form.bind('day')} />
      <NumberField label={t('appraisal.present')} integer {...form.bind('present')} />
      <TextField
        label={t('appraisal.opinion')}
        rows={4}
        maxlength={2000}
        {...form.bind('opinion')}
      />
      <NumberField
        label={t('appraisal.score')}
        hint={f('appraisal.score.hint')}
        integer
        optional
        {...form.bind('score')}
      />
      <PhotoField
        label={t('appraisal.minutes')}
        area={props.view.area}
        {...form.bind('minutes')}
        value={form.values.minutes}
        error={form.error('minutes')}
      />
    </CaseForm>
  )
}
