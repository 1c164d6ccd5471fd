import { createAsync, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { createForm } from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { ActForm } from '../procedures/act-form.tsx'
import { api, type OwnCase } from '../procedures/api.ts'
import {
  type ApplicationForm,
  type ApplicationValues,
  applicationOf,
  applicationPath,
  askedOfConsent,
  askedOfProofs,
  ConsentFields,
  ProofFields,
} from '../procedures/application-fields.tsx'
import { f } from '../procedures/form-messages.ts'
import { t as words } from '../procedures/messages.ts'
import { knownOf } from '../procedures/resubmit-form.tsx'
import { type HouseholdView, ownHousehold } from '../registry/api.ts'
import { present } from '../registry/people.ts'
import { t } from './messages.ts'

const Complete = (props: { view: OwnCase; home: HouseholdView }) => {
  const settings = useSettings()
  const { case: id, version, state } = props.view
  const form = createForm<ApplicationValues>(
    knownOf(props.view, settings.today()),
    `terrace.draft.own.${id}.${version}`,
  )
  const people = () => present(props.home).flatMap(({ name }) => name ?? [])
  const back = () => href(`/own/cases/${id}`)
  return (
    <ActForm
      form={form}
      label={t('complete.title')}
      {...(props.view.returned && state === 'returned'
        ? { lead: t('case.returned', { text: props.view.returned }) }
        : {})}
      action={f('apply.save')}
      done={f('apply.sent')}
      back={back()}
      rename={applicationPath}
      asked={(v) => [...askedOfConsent(v), ...askedOfProofs(v)]}
      send={(v, action) => {
        const member = present(props.home).find(({ name }) => name === v.applicant)?.member
        const { by: _b, filedBy: _f, ...application } = applicationOf(v, member)
        const input = { case: id, move: 'submit', application }
        return api('POST /own-cases/{case}/moves/{move}', input, { action, ifMatch: version })
      }}
      onward={back}
    >
      <ConsentFields
        form={form as ApplicationForm}
        people={people().map((name) => ({ value: name, label: name }))}
        own
      />
      <ProofFields form={form as ApplicationForm} area={props.view.area} />
    </ActForm>
  )
}

/** A household's draft, or its application that came back: completed, and handed in. */
export default function OwnComplete() {
  const params = useParams<{ own: string }>()
  const found = createAsync(async () => {
    // Read anew: an old version would only be refused.
    const [view, { household }] = await Promise.all([
      api('GET /own-cases/{case}', { case: params.own }),
      ownHousehold(),
    ])
    return { view, household }
  })
  return (
    <Page>
      <View
        of={found}
        whole
        skeleton={<Skeleton whole rows={8} />}
        again={() => void refresh('own-household')}
      >
        {(value) => (
          <>
            <PageHeader
              title={t('complete.title')}
              crumbs={[
                { label: t('home.title'), href: href() },
                { label: t('apply.title'), href: href(`/own/cases/${params.own}`) },
                { label: t('complete.title') },
              ]}
            />
            <Show
              when={
                value().view.next.some(({ record }) => record === 'application') &&
                value().household
              }
              fallback={
                <Empty icon="clock" title={words('act.closed')} text={words('act.closed.text')}>
                  <ButtonLink href={href(`/own/cases/${params.own}`)}>
                    {words('act.back')}
                  </ButtonLink>
                </Empty>
              }
            >
              {(home) => <Complete view={value().view} home={home()} />}
            </Show>
          </>
        )}
      </View>
    </Page>
  )
}
