import { type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { formatInstant, formatNumber, spellDay } from '../../i18n/format.ts'
import { type Fact, Facts, Panel, Section } from '../../ui/page.tsx'
import type { CaseView } from './api.ts'
import { Files } from './evidence.tsx'
import { t } from './messages.ts'
import style from './procedures.module.css'

interface Recorded {
  recordedBy: { name: string }
  recordedAt: string
}

const Paper = (props: {
  title: string
  record: Recorded | undefined
  facts: () => Fact[]
  children?: JSX.Element
}) => (
  <Panel>
    <h3>{props.title}</h3>
    <Show when={props.record} fallback={<p class={style.soft}>{t('record.none')}</p>}>
      {(record) => (
        <>
          <Facts facts={props.facts()} />
          {props.children}
          <p class={style.soft}>
            {t('records.by', {
              name: record().recordedBy.name,
              when: formatInstant(record().recordedAt),
            })}
          </p>
        </>
      )}
    </Show>
  </Panel>
)

const Text = (props: { label: string; text: string | undefined }) => (
  <Show when={props.text}>
    <div>
      <p class={style.soft}>{props.label}</p>
      <p class={style.text}>{props.text}</p>
    </div>
  </Show>
)

const ApplicationPaper = (props: { view: CaseView }) => {
  const record = () => props.view.application
  // Nobody applies to leave: an official proposes it, and the household is told.
  const proposed = () => props.view.template === 'removal'
  const facts = (): Fact[] => {
    const found = record()
    if (!found) return []
    return [
      { label: t('application.by'), value: t(`by.${found.by}`) },
      ...(proposed() ? [] : [{ label: t('application.applicant'), value: found.applicant.name }]),
      ...(found.filedBy ? [{ label: t('application.filed-by'), value: found.filedBy }] : []),
      {
        label: t(proposed() ? 'proposal.told' : 'application.consent'),
        value: t('application.consent.day', { day: spellDay(found.consentDay) }),
      },
    ]
  }
  return (
    <Paper
      title={t(proposed() ? 'proposal.title' : 'application.title')}
      record={record()}
      facts={facts}
    >
      <Text
        label={t(proposed() ? 'proposal.why' : 'application.statement')}
        text={record()?.statement}
      />
      <Files
        ids={record()?.proofs.map(({ evidence }) => evidence) ?? []}
        label={(at) => t(`proof.${record()?.proofs[at]?.kind ?? 'certificate'}`)}
      />
      <Files ids={record()?.photos ?? []} />
    </Paper>
  )
}

const looks = ['house', 'grain', 'labour', 'student'] as const

const SurveyPaper = (props: { view: CaseView }) => {
  const settings = useSettings()
  const record = () => props.view.survey
  const facts = (): Fact[] => {
    const found = record()
    if (!found) return []
    const { year, total, perCapita } = found.income
    return [
      { label: t('survey.day'), value: found.day },
      { label: t('survey.surveyors'), value: found.surveyors.join(', ') },
      { label: t('survey.total'), value: settings.money(total), numeric: true },
      {
        label: t('survey.per-capita', { year: String(year) }),
        value: settings.money(perCapita),
        numeric: true,
      },
      ...looks.flatMap((look) => {
        const score = found.scores?.[look]
        return score === undefined
          ? []
          : [{ label: t(`score.${look}`), value: formatNumber(score), numeric: true }]
      }),
    ]
  }
  return (
    <Paper title={t('survey.title')} record={record()} facts={facts}>
      <Text label={t('survey.findings')} text={record()?.findings} />
      <Files ids={record() ? [record()?.signature ?? ''] : []} label={t('survey.signature')} />
      <Files ids={record()?.photos ?? []} />
    </Paper>
  )
}

const AppraisalPaper = (props: { view: CaseView }) => {
  const record = () => props.view.appraisal
  const facts = (): Fact[] => {
    const found = record()
    if (!found) return []
    return [
      { label: t('appraisal.day'), value: found.day },
      { label: t('appraisal.present'), value: formatNumber(found.present), numeric: true },
      ...(found.score === undefined
        ? []
        : [{ label: t('appraisal.score'), value: formatNumber(found.score), numeric: true }]),
    ]
  }
  return (
    <Paper title={t('appraisal.title')} record={record()} facts={facts}>
      <Text label={t('appraisal.opinion')} text={record()?.opinion} />
      <Files ids={record()?.minutes ?? []} label={t('appraisal.minutes')} />
    </Paper>
  )
}

/** What each act left behind: application, survey, appraisal. */
export const Records = (props: { view: CaseView }) => (
  <Section title={t('records.title')}>
    <div class={style.papers}>
      <ApplicationPaper view={props.view} />
      <SurveyPaper view={props.view} />
      <Show when={props.view.appraisal || props.view.template === 'identification'}>
        <AppraisalPaper view={props.view} />
      </Show>
    </div>
  </Section>
)
