import { createAsync, revalidate, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RecordView } from '../../ui/kind/record.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type ListView, oneList } from './api.ts'
import { AssemblyForm } from './assembly-form.tsx'
import { DecisionForm } from './decision-form.tsx'
import { listName } from './list.tsx'
import { l } from './list-messages.ts'
import { t } from './messages.ts'
import { AnnounceForm, NoticeEndForm, NoticeForm } from './notice-forms.tsx'
import { SampleChecks } from './sample-checks.tsx'
import { useMine, useTemplates } from './use-procedures.ts'

const Closed = (props: { list: ListView }) => (
  <Empty icon="clock" title={t('act.closed')} text={t('act.closed.text')}>
    <ButtonLink href={href(`/lists/${props.list.list}`)}>{l('act.back')}</ButtonLink>
  </Empty>
)

/** The form of one act of a village list; for a decision, the desk on which it is reviewed. */
export default function ListAct() {
  const params = useParams<{ list: string; move: string }>()
  const words = useTemplates()
  const mine = useMine()
  const found = createAsync(() => oneList(params.list))
  return (
    <RecordView of={found} kind="lines" again={() => void refresh('list')}>
      {(list) => {
        const act = () => list().next.find((one) => one.move === params.move && mine.may(one.by))
        const title = () => act()?.label[lang()] ?? t('act.closed')
        const sampled = () => words.move(list().template, params.move)?.sample !== undefined
        return (
          <Page>
            <PageHeader
              title={title()}
              crumbs={[
                { label: l('title'), href: href('/lists') },
                { label: listName(list()), href: href(`/lists/${list().list}`) },
                { label: title() },
              ]}
            />
            <Show when={words.of(list().template) && act()} fallback={<Closed list={list()} />}>
              {(next) => (
                <Switch fallback={<Closed list={list()} />}>
                  <Match when={next().record === 'assembly'}>
                    <AssemblyForm list={list()} act={next()} />
                  </Match>
                  <Match when={next().record === 'notice'}>
                    <NoticeForm list={list()} act={next()} words={words} />
                  </Match>
                  <Match when={next().record === 'notice-end'}>
                    <NoticeEndForm list={list()} act={next()} />
                  </Match>
                  <Match when={next().record === 'decision'}>
                    <Show when={sampled()}>
                      <SampleChecks list={list()} onDone={() => void revalidate('list')} />
                    </Show>
                    <DecisionForm list={list()} act={next()} />
                  </Match>
                  <Match when={next().record === 'announcement'}>
                    <AnnounceForm list={list()} act={next()} />
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
