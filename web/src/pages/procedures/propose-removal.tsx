import { createAsync } from '@solidjs/router'
import { Show } from 'solid-js'
import { me } from '../../api/me.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Checkbox, createForm, DateField, TextField } from '../../ui/form/index.ts'
import { Empty } from '../../ui/state.tsx'
import type { HouseholdView } from '../registry/api.ts'
import { FormPage } from '../registry/form-page.tsx'
import { headOf } from '../registry/people.ts'
import { ActForm, needed } from './act-form.tsx'
import { api } from './api.ts'
import {
  type ApplicationForm,
  applicationPath,
  askedOfKin,
  blankApplication,
  KinFields,
  kinOf,
} from './application-fields.tsx'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import { PhotoField } from './photo-field.tsx'
import { openers } from './roles.ts'
import { useMine, useTemplates } from './use-procedures.ts'

const paths = (path: string): string =>
  ({ identity: 'certificate', reason: 'statement' })[path] ?? path

/** Why, on which papers, and that the household was told: what begins a removal. */
const Proposal = (props: { home: HouseholdView; by: string }) => {
  const settings = useSettings()
  const form = createForm(
    blankApplication(settings.today()),
    `terrace.draft.removal.${props.home.household}`,
  )
  const back = () => href(`/households/${props.home.household}`)
  const head = () => headOf(props.home)
  return (
    <ActForm
      form={form}
      label={f('remove.title')}
      lead={f('remove.form')}
      action={f('remove.send')}
      done={f('remove.sent')}
      back={back()}
      rename={(path) => paths(applicationPath(path))}
      asked={(v) => [
        needed('statement', v.statement),
        ['certificate', v.certificate, f('photo.missing')],
        ['consent', v.consent, f('remove.told.missing')],
        needed('consentDay', v.consentDay),
        ...askedOfKin(v),
      ]}
      send={(v, action) =>
        api(
          'POST /cases',
          {
            template: 'removal',
            household: props.home.household,
            reason: v.statement.trim().slice(0, 1000),
            kin: kinOf(v),
            application: {
              by: 'nomination',
              applicant: {
                name: head()?.name ?? props.home.number,
                ...(head() ? { member: head()?.member ?? '' } : {}),
              },
              filedBy: props.by,
              consent: true,
              consentDay: v.consentDay,
              statement: v.statement.trim(),
              proofs: v.certificate.map((evidence) => ({ kind: 'certificate' as const, evidence })),
            },
          },
          { action },
        )
      }
      onward={(made) => href(`/cases/${made.case}`)}
    >
      <TextField
        label={f('remove.why')}
        hint={f('remove.why.hint')}
        rows={5}
        maxlength={1000}
        {...form.bind('statement')}
      />
      <PhotoField
        name="certificate"
        label={f('remove.papers')}
        hint={f('apply.proof.hint')}
        area={props.home.area}
        value={form.values.certificate}
        error={form.error('certificate')}
        onChange={(ids) => form.set('certificate', ids)}
      />
      <Checkbox label={f('remove.told')} hint={f('remove.told.hint')} {...form.bind('consent')} />
      <DateField label={f('remove.told.day')} max={settings.today()} {...form.bind('consentDay')} />
      <KinFields form={form as ApplicationForm} />
    </ActForm>
  )
}

/** A household is proposed to leave the register; whether it does, its people and offices decide. */
export default function ProposeRemoval() {
  const words = useTemplates()
  const mine = useMine()
  const person = createAsync(() => me())
  const isOpen = (home: HouseholdView) =>
    mine.may(openers) && words.of('removal')?.households.includes(home.status)
  return (
    <FormPage title={() => f('remove.title')} lead={f('remove.lead')}>
      {(home) => (
        <Show when={words.of('removal') && person()}>
          {(by) => (
            <Show
              when={isOpen(home)}
              fallback={
                <Empty icon="clock" title={t('act.closed')} text={f('remove.closed')}>
                  <ButtonLink href={href(`/households/${home.household}`)}>
                    {f('remove.back')}
                  </ButtonLink>
                </Empty>
              }
            >
              <Proposal home={home} by={by().user.name} />
            </Show>
          )}
        </Show>
      )}
    </FormPage>
  )
}
