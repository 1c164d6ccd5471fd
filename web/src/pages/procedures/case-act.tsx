import { createAsync, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RecordView } from '../../ui/kind/record.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { household } from '../registry/api.ts'
import { api, type CaseView } from './api.ts'
import { AppraisalForm } from './appraisal-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { t } from './messages.ts'
import { ResubmitForm } from './resubmit-form.tsx'
import { SurveyForm } from './survey-form.tsx'
import { useMine } from './use-procedures.ts'

const Closed = (props: { view: CaseView }) => (
  <Empty icon="clock" title={t('act.closed')} text={t('act.closed.text')}>
    <ButtonLink href={href(`/cases/${props.view.case}`)}>{t('act.back')}</ButtonLink>
  </Empty>
)

/**
 * The form of one act of a case. The case is read anew, since an old version would only be refused;
 * its household fills in what is known already.
 */
export default function CaseAct() {
  const params = useParams<{ case: string; act: string }>()
  const mine = useMine()
  const found = createAsync(async () => {
    const view = await api('GET /cases/{case}', { case: params.case })
    return { view, home: await household(view.household) }
  })
  return (
    <RecordView of={found} kind="lines" again={() => void refresh('household')}>
      {(value) => {
        const view = () => value().view
        const act = () =>
          view().list
            ? undefined
            : view().next.find((one) => one.move === params.act && mine.may(one.by))
        const title = () => act()?.label[lang()] ?? t('act.closed')
        return (
          <Page>
            <PageHeader
              title={title()}
              crumbs={[
                { label: t('cases.title'), href: href('/cases') },
                { label: view().head || view().number, href: href(`/cases/${view().case}`) },
                { label: title() },
              ]}
            />
            <Show when={act()} fallback={<Closed view={view()} />}>
              {(next) => (
                <Switch fallback={<Closed view={view()} />}>
                  <Match when={next().record === 'application'}>
                    <ResubmitForm {...value()} act={next()} />
                  </Match>
                  <Match when={next().record === 'survey'}>
                    <SurveyForm {...value()} act={next()} />
                  </Match>
                  <Match when={next().record === 'merge'}>
                    <MergeForm {...value()} act={next()} />
                  </Match>
                  <Match when={next().record === 'appraisal'}>
                    <AppraisalForm {...value()} act={next()} />
                  </Match>
                </Switch>
              )}
            </Show>
          </Page>
        )
      }}
    </RecordView>
  )
}
