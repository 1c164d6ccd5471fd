import { Show } from 'solid-js'
import { isProblem } from '../../api/problem.ts'
import { href } from '../../api/tenant.ts'
import { spellDay } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { WizardSummary } from '../../ui/kind/wizard.tsx'
import type { Values } from './apply-values.ts'
import { f } from './form-messages.ts'
import { t } from './messages.ts'

const files = (count: number) => (count ? f('apply.row.files', { count }) : '–')

/** What was answered, before it is handed in. */
export const ApplyCheck = (props: {
  values: Values
  head: string
  areaName: string
  problem: unknown
  own: boolean
}) => {
  const v = () => props.values
  const openCase = () =>
    isProblem(props.problem) && props.problem.code === 'case.open-already'
      ? String(props.problem.params.case ?? '')
      : ''
  const rows = () => [
    {
      label: f('apply.row.household'),
      value: [props.head, props.areaName].filter(Boolean).join(' · '),
      step: props.own ? 'place' : 'household',
    },
    ...(v().how === 'new' && !props.own
      ? [
          {
            label: f('apply.people'),
            value: f('apply.row.people', { count: v().members.length }),
            step: 'people',
          },
        ]
      : []),
    ...(props.own
      ? []
      : [{ label: t('application.by'), value: t(`by.${v().by}` as 'by.proxy'), step: 'consent' }]),
    { label: f('apply.applicant'), value: v().applicant, step: 'consent' },
    {
      label: t('application.consent'),
      value: v().consent ? t('application.consent.day', { day: spellDay(v().consentDay) }) : '–',
      step: 'consent',
    },
    { label: t('proof.identity'), value: files(v().identity.length), step: 'proofs' },
    { label: t('proof.household-book'), value: files(v().book.length), step: 'proofs' },
    { label: t('proof.certificate'), value: files(v().certificate.length), step: 'proofs' },
    {
      label: f('apply.kin'),
      value:
        v().kinAnswer === 'some'
          ? f('apply.row.kin', { count: v().kin.length })
          : f('apply.kin.none'),
      step: 'kin',
    },
  ]
  return (
    <>
      <WizardSummary rows={rows()} />
      <Show when={openCase()}>
        {(id) => (
          <div>
            <ButtonLink href={href(`/${props.own ? 'own/' : ''}cases/${id()}`)}>
              {f('apply.open-case')}
            </ButtonLink>
          </div>
        )}
      </Show>
    </>
  )
}
