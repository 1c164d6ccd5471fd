import { useSettings } from '../../api/settings.ts'
import { createForm } from '../../ui/form/index.ts'
import { CaseForm, type CaseFormProps, draftOf } from './act-form.tsx'
import type { CaseView } from './api.ts'
import {
  type ApplicationForm,
  type ApplicationValues,
  applicationOf,
  applicationPath,
  askedOfConsent,
  askedOfProofs,
  blankApplication,
  ConsentFields,
  ProofFields,
} from './application-fields.tsx'
import { f } from './form-messages.ts'

/** What was given before, to be completed: a draft, or an application that came back. */
export function knownOf(
  view: Pick<CaseView, 'application' | 'head'>,
  today: string,
): ApplicationValues {
  const { application } = view
  const blank = blankApplication(today)
  if (!application) return { ...blank, applicant: view.head }
  const proofs = (kind: string) =>
    application.proofs.filter((proof) => proof.kind === kind).map(({ evidence }) => evidence)
  return {
    ...blank,
    by: application.by,
    applicant: application.applicant.name,
    filedBy: application.filedBy ?? '',
    consent: true,
    consentDay: application.consentDay,
    statement: application.statement ?? '',
    identity: proofs('identity'),
    book: proofs('household-book'),
    certificate: proofs('certificate'),
    photos: [...application.photos],
  }
}

/** The application of a case that is there already: completed, and handed in. */
export const ResubmitForm = (props: CaseFormProps) => {
  const settings = useSettings()
  const form = createForm<ApplicationValues>(knownOf(props.view, settings.today()), draftOf(props))
  const members = () => props.home.members.filter(({ left }) => !left)
  const names = () => [
    ...new Set([...members().flatMap(({ name }) => name ?? []), form.values.applicant]),
  ]
  const memberOf = (name: string) => members().find((one) => one.name === name)?.member
  const why = () => props.view.steps.findLast(({ move }) => move === 'return')?.reason
  return (
    <CaseForm
      {...props}
      form={form}
      {...(why() ? { lead: f('apply.returned', { text: why() ?? '' }) } : {})}
      action={f('apply.save')}
      rename={applicationPath}
      asked={(v) => [...askedOfConsent(v), ...askedOfProofs(v)]}
      record={(v) => ({ application: applicationOf(v, memberOf(v.applicant)) })}
    >
      <ConsentFields
        form={form as ApplicationForm}
        people={names()
          .filter(Boolean)
          .map((name) => ({ value: name, label: name }))}
      />
      <ProofFields form={form as ApplicationForm} area={props.view.area} />
    </CaseForm>
  )
}
