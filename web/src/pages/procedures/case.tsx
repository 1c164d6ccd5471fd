import { A, createAsync, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber, spellDay } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RecordView } from '../../ui/kind/record.tsx'
import { Panel, Section } from '../../ui/page.tsx'
import { Acts } from './acts.tsx'
import { api, type CaseView, type Next, oneCase } from './api.ts'
import { Appeal } from './appeal.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { Due } from './due.tsx'
import { KinSection } from './kin.tsx'
import { MatterPage, WaySection } from './matter.tsx'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { Records } from './records.tsx'
import { actors, checkers, comparers } from './roles.ts'
import { send } from './send.ts'
import { Stepper } from './stepper.tsx'
import { Tasks } from './tasks.tsx'
import { type Mine, type Procedures, useMine, useTemplates } from './use-procedures.ts'

interface Props {
  view: CaseView
  words: Procedures
  mine: Mine
}

const WithList = (props: { view: CaseView; list: string }) => (
  <Panel>
    <h2>{t('next.title')}</h2>
    <p>{t('next.list')}</p>
    <div class={style.row}>
      <ButtonLink href={href(`/lists/${props.list}`)} look="main" icon="list">
        {t('next.open-list')}
      </ButtonLink>
    </div>
  </Panel>
)

/** Records with a form of their own on a page. */
const forms = ['application', 'survey', 'appraisal', 'merge']

/** Every source has answered, and every hit was looked into. */
export const isCompared = ({ view, words }: Pick<Props, 'view' | 'words'>): boolean =>
  view.tasks.every(({ state }) => state !== 'open') &&
  (words.of(view.template)?.sources ?? []).every(
    ({ source, required }) => !required || view.comparison[source],
  )

const OwnActs = (props: Props) => {
  const at = () => props.view.case
  const formOf = (act: Next) => {
    if (act.record === 'entry') {
      return { href: href(`/lists?area=${props.view.area}`), label: t('next.entry') }
    }
    if (act.record === 'comparison' && !isCompared(props)) {
      return { href: href(`/comparison?item=${at()}`), label: t('next.compare') }
    }
    return forms.includes(act.record ?? '')
      ? { href: href(`/cases/${at()}/act/${act.move}`) }
      : undefined
  }
  const run = (act: Next, reason: string) =>
    send(() =>
      api(
        'POST /cases/{case}/moves/{move}',
        { case: at(), move: act.move, ...(reason ? { reason } : {}) },
        { ifMatch: props.view.version },
      ),
    )
  return <Acts of={props.view} words={props.words} mine={props.mine} formOf={formOf} run={run} />
}

const Outcome = (props: Props) => (
  <Show when={props.view.outcome}>
    {(outcome) => (
      <Panel>
        <h2>{t('outcome.title')}</h2>
        <p>
          {t('outcome.line', {
            state: props.words.state(props.view.template, outcome().state),
            day: spellDay(outcome().day),
          })}
        </p>
        <Show when={outcome().number}>
          {(number) => (
            <p>
              {t('outcome.number', {
                number: number(),
                day: spellDay(outcome().effective ?? outcome().day),
              })}
            </p>
          )}
        </Show>
        <Show when={outcome().reason}>
          {(text) => <p>{t('outcome.reason', { text: text() })}</p>}
        </Show>
        <Show when={props.view.mergedInto}>
          {(into) => (
            <p>
              {t('outcome.merged')}{' '}
              <A href={href(`/cases/${into().case}`)}>
                {into().head} · {into().number}
              </A>
            </p>
          )}
        </Show>
        <For each={props.view.earlier}>
          {(list) => (
            <div>
              <ButtonLink href={href(`/lists/${list}`)} icon="list">
                {t('next.open-list')}
              </ButtonLink>
            </div>
          )}
        </For>
      </Panel>
    )}
  </Show>
)

const Receipt = (props: Props) => (
  <Show when={props.view.state !== 'draft'}>
    <ButtonLink href={href(`/cases/${props.view.case}/receipt`)} icon="file">
      {t('receipt.open')}
    </ButtonLink>
  </Show>
)

/** What departments said, or may still say; nothing where the case ended before they were asked. */
const isWanted = ({ view, words }: Props): boolean =>
  (words.of(view.template)?.sources.length ?? 0) > 0 &&
  (Object.keys(view.comparison).length > 0 || words.kind(view.template, view.state) === 'open')

const Comparison = (props: Props) => (
  <Show when={isWanted(props)}>
    <Section
      title={t('comparison.title')}
      actions={
        <Show when={props.mine.may(comparers) && props.view.state === 'group-appraised'}>
          <ButtonLink small href={href(`/comparison?item=${props.view.case}`)}>
            {t('next.compare')}
          </ButtonLink>
        </Show>
      }
    >
      <ComparisonTable view={props.view} words={props.words} />
      <Tasks view={props.view} words={props.words} may={props.mine.may(checkers)} />
    </Section>
  </Show>
)

const Whole = (props: Props) => {
  const view = () => props.view
  const settings = useSettings()
  const over = () => props.words.kind(view().template, view().state) !== 'open'
  return (
    <MatterPage
      of={view()}
      words={props.words}
      title={view().head || view().number}
      among={{ title: t('cases.title'), path: '/cases' }}
      actions={<Receipt {...props} />}
      summary={[
        {
          label: t('case.number'),
          value: <a href={href(`/households/${view().household}`)}>{view().number}</a>,
        },
        { label: t('case.area'), value: view().areaName },
        { label: t('case.size'), value: formatNumber(view().size) },
        { label: t('case.template'), value: props.words.name(view().template) },
        {
          label: t('case.due'),
          value: view().waits ? <Due day={view().waits?.due} /> : t('case.over'),
        },
      ]}
      aside={<WaySection of={view()} words={props.words} />}
    >
      <Show when={view().list} fallback={<OwnActs {...props} />}>
        {(list) => <WithList view={view()} list={list()} />}
      </Show>
      <Outcome {...props} />
      <Appeal
        view={view()}
        mine={props.mine}
        may={(view().appealUntil ?? '') >= settings.today()}
      />
      <Stepper of={view()} words={props.words} />
      <Comparison {...props} />
      <Records view={view()} />
      <KinSection view={view()} open={!over() && !view().list && props.mine.may(actors)} />
    </MatterPage>
  )
}

/** One household's way through a procedure. */
export default function Case() {
  const params = useParams<{ case: string }>()
  const words = useTemplates()
  const mine = useMine()
  const found = createAsync(() => oneCase(params.case))
  return (
    <RecordView of={found} again={() => void refresh('case')}>
      {(view) => <Whole view={view()} words={words} mine={mine} />}
    </RecordView>
  )
}
