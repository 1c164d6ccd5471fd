import { Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, DateField, MoneyField, NumberField, TextField } from '../../ui/form/index.ts'
import { CaseForm, type CaseFormProps, draftOf, needed } from './act-form.tsx'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import { PhotoField } from './photo-field.tsx'
import style from './procedures.module.css'

const looks = ['house', 'grain', 'labour', 'student'] as const
type Look = (typeof looks)[number]

interface Values {
  day: string
  first: string
  second: string
  more: string
  year: number | undefined
  total: number | undefined
  perCapita: number | undefined
  scores: Partial<Record<Look, number>>
  findings: string
  signature: string[]
  photos: string[]
}

const namesOf = ({ first, second, more }: Values): string[] =>
  [first, second, ...more.split(/[,，、;；\n]/)].map((name) => name.trim()).filter(Boolean)

/** The request's path of a wrong field, as this sheet names it. */
const rename = (path: string): string =>
  path
    .replace(/^income\./, '')
    .replace(/^surveyors(\.0)?$/, 'first')
    .replace(/^surveyors\.1$/, 'second')
    .replace(/^surveyors\.\d+$/, 'more')
    .replace(/^evidence$/, 'signature')

/** The survey sheet: two people were at the home, and the household signed its income. */
export const SurveyForm = (props: CaseFormProps) => {
  const settings = useSettings()
  const { income, snapshot } = props.home
  const form = createForm<Values>(
    {
      day: settings.today(),
      first: '',
      second: '',
      more: '',
      year: snapshot.year,
      total: income.net,
      perCapita: income.perCapita,
      scores: {},
      findings: '',
      signature: [],
      photos: [],
    },
    draftOf(props),
  )
  const each = () => {
    const { total } = form.values
    return total === undefined ? undefined : Math.round(total / Math.max(1, props.view.size))
  }
  return (
    <CaseForm
      {...props}
      form={form}
      lead={f('survey.lead')}
      action={f('survey.save')}
      rename={rename}
      asked={(v) => [
        needed('day', v.day),
        needed('first', v.first),
        needed('second', v.second),
        needed('year', v.year),
        needed('total', v.total !== undefined),
        needed('perCapita', v.perCapita !== undefined),
        needed('findings', v.findings),
        ['signature', v.signature, f('photo.missing')],
      ]}
      record={(v) => ({
        survey: {
          day: v.day,
          surveyors: namesOf(v),
          income: { year: v.year ?? 0, total: v.total ?? 0, perCapita: v.perCapita ?? 0 },
          signature: v.signature[0] ?? '',
          ...(Object.values(v.scores).some((score) => score !== undefined)
            ? { scores: v.scores }
            : {}),
          findings: v.findings.trim(),
          photos: v.photos,
        },
      })}
    >
      <DateField label={t('survey.day')} max={settings.today()} {...form.bind('day')} />
      <TextField label={f('survey.first')} {...form.bind('first')} />
      <TextField label={f('survey.second')} {...form.bind('second')} />
      <TextField
        label={f('survey.more')}
        hint={f('survey.more.hint')}
        optional
        {...form.bind('more')}
      />
      <fieldset class={style.group}>
        <legend>{f('survey.income')}</legend>
        <p class={style.soft}>{f('survey.income.hint')}</p>
        <NumberField
          label={f('survey.year')}
          integer
          hint={
            form.values.year === undefined
              ? undefined
              : f('survey.year.is', settings.incomeYear(form.values.year))
          }
          {...form.bind('year')}
        />
        <MoneyField
          label={f('survey.total')}
          currency={settings.currency()}
          {...form.bind('total')}
        />
        <MoneyField
          label={f('survey.per-capita')}
          currency={settings.currency()}
          {...form.bind('perCapita')}
        />
        <Show when={each() !== undefined && each() !== form.values.perCapita}>
          <p class={style.row}>
            {f('survey.per-capita.is', {
              people: props.view.size,
              amount: settings.money(each()),
            })}
            <Button small onClick={() => form.set('perCapita', each())}>
              {f('survey.use')}
            </Button>
          </p>
        </Show>
      </fieldset>
      <TextField
        label={t('survey.findings')}
        rows={5}
        maxlength={4000}
        {...form.bind('findings')}
      />
      <PhotoField
        label={t('survey.signature')}
        hint={f('survey.signature.hint')}
        area={props.view.area}
        single
        {...form.bind('signature')}
        value={form.values.signature}
        error={form.error('signature')}
      />
      <PhotoField
        label={t('application.photos')}
        area={props.view.area}
        optional
        {...form.bind('photos')}
        value={form.values.photos}
        error={form.error('photos')}
      />
      <fieldset class={style.group}>
        <legend>{f('survey.scores')}</legend>
        <p class={style.soft}>{f('survey.scores.hint')}</p>
        <div class={style.pair}>
          {looks.map((look) => (
            <NumberField
              name={`scores.${look}`}
              label={t(`score.${look}`)}
              integer
              optional
              value={form.values.scores[look]}
              onChange={(value) => form.set('scores', look, value)}
              error={form.error(`scores.${look}`)}
            />
          ))}
        </div>
      </fieldset>
    </CaseForm>
  )
}
