import { Show } from 'solid-js'
import { isProblem } from '../../api/problem.ts'
import type { Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { spellDay } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { WizardSummary } from '../../ui/kind/wizard.tsx'
import { entryRows } from './apply-rows.ts'
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
  /** The household is not on file yet: all that was entered of it is sent too. */
  isNew: boolean
  words: Words
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
    ...(props.isNew ? entryRows(props.words, v()) : []),
    ...(props.own
      ? []
      : [{ label: t('application.by'), value: t(`by.${v().by}` as 'by.proxy'), step: 'consent' }]),
    { label: f('apply.applicant'), value: v().applicant, step: 'consent' },
    ...(v().filedBy.trim() && v().by !== 'applicant'
      ? [{ label: t('application.filed-by'), value: v().filedBy, step: 'consent' }]
      : []),
    ...(v().statement.trim()
      ? [{ label: t('application.statement'), value: v().statement, step: 'consent' }]
      : []),
    {
      label: t('application.consent'),
      value: v().consent ? t('application.consent.day', { day: spellDay(v().consentDay) }) : '–',
      step: 'consent',
    },
    { label: t('proof.identity'), value: files(v().identity.length), step: 'proofs' },
    { label: t('proof.household-book'), value: files(v().book.length), step: 'proofs' },
    { label: t('proof.certificate'), value: files(v().certificate.length), step: 'proofs' },
    { label: t('application.photos'), value: files(v().photos.length), step: 'proofs' },
    {
      label: f('apply.kin'),
      value:
        v().kinAnswer === 'some'
          ? v()
              .kin.map((one) => [one.name, one.relation, one.office].filter(Boolean).join(', '))
              .join(' · ')
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
