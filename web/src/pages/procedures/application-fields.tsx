import { For, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import type { Option } from '../../ui/form/choice.tsx'
import {
  Checkbox,
  DateField,
  type FormState,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import type { Asked } from './act-form.tsx'
import type { Input } from './api.ts'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import { PhotoField } from './photo-field.tsx'
import style from './procedures.module.css'

/** What an application says, as a form holds it. */
export interface ApplicationValues {
  by: string
  applicant: string
  filedBy: string
  consent: boolean
  consentDay: string
  statement: string
  identity: string[]
  book: string[]
  certificate: string[]
  photos: string[]
  kinAnswer: string
  kin: { name: string; relation: string; office: string }[]
}
export type ApplicationForm = Pick<
  FormState<ApplicationValues>,
  'values' | 'set' | 'error' | 'bind'
>

export const blankApplication = (today: string): ApplicationValues => ({
  by: 'applicant',
  applicant: '',
  filedBy: '',
  consent: false,
  consentDay: today,
  statement: '',
  identity: [],
  book: [],
  certificate: [],
  photos: [],
  kinAnswer: '',
  kin: [],
})

export const askedOfConsent = (v: ApplicationValues): Asked => [
  ['by', v.by, f('missing.choose')],
  ['applicant', v.applicant, f('missing.choose')],
  ['filedBy', v.by === 'applicant' || v.filedBy.trim(), f('missing')],
  ['consent', v.consent, f('apply.agree.missing')],
  ['consentDay', v.consentDay, f('missing')],
]
export const askedOfProofs = (v: ApplicationValues): Asked => [
  ['identity', v.identity, f('photo.missing')],
  ['book', v.book, f('photo.missing')],
]
export const askedOfKin = (v: ApplicationValues): Asked => [
  ['kinAnswer', v.kinAnswer, f('missing.choose')],
  ...(v.kinAnswer === 'some'
    ? v.kin.flatMap(
        (one, at): Asked => [
          [`kin.${at}.name`, one.name.trim(), f('missing')],
          [`kin.${at}.relation`, one.relation.trim(), f('missing')],
        ],
      )
    : []),
]

/** The application as the API takes it. */
export function applicationOf(
  v: ApplicationValues,
  member?: string,
): NonNullable<Input<'POST /cases'>['application']> {
  const proofs = (['identity', 'book', 'certificate'] as const).flatMap((name) =>
    v[name].map((evidence) => ({
      kind: name === 'book' ? ('household-book' as const) : name,
      evidence,
    })),
  )
  return {
    by: v.by as 'applicant',
    applicant: { name: v.applicant, ...(member ? { member } : {}) },
    ...(v.by !== 'applicant' && v.filedBy.trim() ? { filedBy: v.filedBy.trim() } : {}),
    consent: true,
    consentDay: v.consentDay,
    ...(v.statement.trim() ? { statement: v.statement.trim() } : {}),
    proofs,
    photos: v.photos,
  }
}

export const kinOf = (v: ApplicationValues) =>
  v.kinAnswer === 'some'
    ? v.kin.map(({ name, relation, office }) => ({
        name: name.trim(),
        relation: relation.trim(),
        ...(office.trim() ? { office: office.trim() } : {}),
      }))
    : []

/** The form's own name for a path of the request. */
export const applicationPath = (path: string): string =>
  path
    .replace(/^application\./, '')
    .replace(/^applicant\..*/, 'applicant')
    .replace(/^proofs\b.*/, 'identity')

const ways = ['applicant', 'proxy', 'nomination'] as const

/** Who asks, and that they agree to be checked. */
export const ConsentFields = (props: {
  form: ApplicationForm
  people: readonly Option[]
  /** The household itself is signed in: nobody files for it. */
  own?: boolean
}) => (
  <>
    <Show when={!props.own}>
      <RadioField
        label={f('apply.by')}
        options={ways.map((value) => ({ value, label: t(`by.${value}`) }))}
        {...props.form.bind('by')}
      />
    </Show>
    <SelectField
      label={f('apply.applicant')}
      hint={f('apply.applicant.hint')}
      options={props.people}
      {...props.form.bind('applicant')}
    />
    <Show when={props.form.values.by !== 'applicant'}>
      <TextField
        label={f(
          props.form.values.by === 'proxy' ? 'apply.filed-by.proxy' : 'apply.filed-by.nomination',
        )}
        {...props.form.bind('filedBy')}
      />
    </Show>
    <Checkbox
      label={f(props.own ? 'apply.agree.own' : 'apply.agree')}
      hint={f('apply.agree.hint')}
      {...props.form.bind('consent')}
    />
    <Show when={!props.own}>
      <DateField label={f('apply.consent-day')} {...props.form.bind('consentDay')} />
    </Show>
    <TextField
      label={f(props.own ? 'apply.statement.own' : 'apply.statement')}
      rows={4}
      maxlength={4000}
      optional
      {...props.form.bind('statement')}
    />
  </>
)

type Proof = 'identity' | 'book' | 'certificate' | 'photos'

/** The three intake proofs, and photos of the home. */
export const ProofFields = (props: { form: ApplicationForm; area: string }) => {
  const One = (own: { name: Proof; label: string; hint?: string; optional?: boolean }) => (
    <PhotoField
      name={own.name}
      label={own.label}
      {...(own.hint ? { hint: own.hint } : {})}
      {...(own.optional ? { optional: true } : {})}
      area={props.area}
      value={props.form.values[own.name]}
      error={props.form.error(own.name)}
      onChange={(ids) => props.form.set(own.name, ids)}
    />
  )
  return (
    <>
      <One name="identity" label={t('proof.identity')} hint={f('apply.proof.hint')} />
      <One name="book" label={t('proof.household-book')} />
      <One name="certificate" label={f('apply.proof.other')} optional />
      <One name="photos" label={f('apply.photos')} optional />
    </>
  )
}

const nobody = { name: '', relation: '', office: '' }

/** Who of the officials is related. */
export const KinFields = (props: { form: ApplicationForm }) => {
  const answer = (value: string) => {
    props.form.set('kinAnswer', value)
    if (value === 'some' && props.form.values.kin.length === 0) props.form.set('kin', [nobody])
  }
  const field = (at: number, name: keyof typeof nobody) => ({
    name: `kin.${at}.${name}`,
    value: props.form.values.kin[at]?.[name] ?? '',
    error: props.form.error(`kin.${at}.${name}`),
    onChange: (value: string) => props.form.set('kin', at, name, value),
  })
  return (
    <>
      <RadioField
        label={f('apply.kin.ask')}
        hint={f('apply.kin.hint')}
        options={[
          { value: 'none', label: f('apply.kin.none') },
          { value: 'some', label: f('apply.kin.some') },
        ]}
        {...props.form.bind('kinAnswer')}
        value={props.form.values.kinAnswer}
        onChange={answer}
      />
      <Show when={props.form.values.kinAnswer === 'some'}>
        <For each={props.form.values.kin}>
          {(_, at) => (
            <fieldset class={style.group}>
              <legend>{f('apply.kin.one', { count: at() + 1 })}</legend>
              <TextField label={t('kin.name')} {...field(at(), 'name')} />
              <TextField label={t('kin.relation')} {...field(at(), 'relation')} />
              <TextField label={t('kin.office')} optional {...field(at(), 'office')} />
              <Show when={props.form.values.kin.length > 1}>
                <div>
                  <Button
                    small
                    icon="close"
                    onClick={() =>
                      props.form.set('kin', (all) => all.filter((_one, i) => i !== at()))
                    }
                  >
                    {f('apply.kin.remove', { count: at() + 1 })}
                  </Button>
                </div>
              </Show>
            </fieldset>
          )}
        </For>
        <div>
          <Button
            icon="add"
            onClick={() => props.form.set('kin', (all) => [...all, { ...nobody }])}
          >
            {f('apply.kin.add')}
          </Button>
        </div>
      </Show>
    </>
  )
}
