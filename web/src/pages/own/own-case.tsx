import { createAsync, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href, tenant } from '../../api/tenant.ts'
import { spellDay } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Page, PageHeader, Panel } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type OwnCase, ownCase } from '../procedures/api.ts'
import { FileAppeal } from '../procedures/appeal.tsx'
import { StateBadge } from '../procedures/due.tsx'
import { t as words } from '../procedures/messages.ts'
import style from '../procedures/procedures.module.css'
import { send } from '../procedures/send.ts'
import { t } from './messages.ts'

interface Props {
  view: OwnCase
}

const Next = (props: Props): JSX.Element => {
  const [asking, setAsking] = createSignal(false)
  const may = (move: string) => props.view.next.some((act) => act.move === move)
  const withdraw = async (reason: string) => {
    const { case: id, version } = props.view
    const input = { case: id, move: 'withdraw', reason }
    await send(() => api('POST /own-cases/{case}/moves/{move}', input, { ifMatch: version }))
    toast(t('case.withdrawn'))
  }
  return (
    <Panel>
      <h2>{may('submit') ? t('case.yours') : words('next.title')}</h2>
      <Show when={props.view.state === 'draft'}>
        <p>{t('case.draft')}</p>
      </Show>
      <Show when={props.view.returned}>
        {(text) => <p class={style.held}>{t('case.returned', { text: text() })}</p>}
      </Show>
      <Show when={!may('submit') && props.view.waits}>
        {(waits) => (
          <p>{t('case.due', { act: waits().act[lang()], day: spellDay(waits().due) })}</p>
        )}
      </Show>
      <div class={style.row}>
        <Show when={may('submit')}>
          <ButtonLink look="main" href={href(`/own/cases/${props.view.case}/complete`)}>
            {t('case.complete')}
          </ButtonLink>
        </Show>
        <Show when={may('withdraw')}>
          <Button onClick={() => setAsking(true)}>{t('case.withdraw')}</Button>
        </Show>
      </div>
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('case.withdraw')}
        action={t('case.withdraw')}
        reason
        onConfirm={withdraw}
      >
        <p>{t('case.withdraw.text')}</p>
      </Confirm>
    </Panel>
  )
}

const Notice = (props: { notice: string }) => (
  <Panel>
    <p>{t('case.notice')}</p>
    <div>
      <ButtonLink href={`/notices/${tenant()}/${props.notice}`}>{t('case.notice.open')}</ButtonLink>
    </div>
  </Panel>
)

const Result = (props: Props) => (
  <Show when={props.view.outcome}>
    {(outcome) => (
      <Panel>
        <h2>{t('case.result')}</h2>
        <p>
          {words('outcome.line', {
            state: props.view.label[lang()],
            day: spellDay(outcome().day),
          })}
        </p>
        <Show when={outcome().reason}>
          {(text) => <p>{words('outcome.reason', { text: text() })}</p>}
        </Show>
      </Panel>
    )}
  </Show>
)

const Appeal = (props: Props) => (
  <>
    <Show when={props.view.appealUntil}>
      {(day) => (
        <Panel>
          <h2>{words('appeal.title')}</h2>
          <p>{t('appeal.until', { day: spellDay(day()) })}</p>
          <FileAppeal
            area={props.view.area}
            save={(values, action) =>
              api(
                'POST /own-cases/{case}/appeal',
                { case: props.view.case, ...values },
                { action, ifMatch: props.view.version },
              )
            }
          />
        </Panel>
      )}
    </Show>
    <Show when={props.view.appeal}>
      {(appeal) => (
        <Panel>
          <div class={style.row}>
            <h2>{words('appeal.title')}</h2>
            <Badge tone={appeal().state === 'open' ? 'soon' : 'plain'}>
              {words(`appeal.state.${appeal().state}`)}
            </Badge>
          </div>
          <p class={style.text}>{appeal().text}</p>
          <Show
            when={appeal().answer}
            fallback={<p class={style.soft}>{t('appeal.due', { day: spellDay(appeal().due) })}</p>}
          >
            {(text) => <p class={style.text}>{words('appeal.answer.is', { text: text() })}</p>}
          </Show>
        </Panel>
      )}
    </Show>
  </>
)

/** One case of one's own household: where it stands, whose turn it is, and what can be done. */
export default function OwnCasePage() {
  const params = useParams<{ own: string }>()
  const found = createAsync(() => ownCase(params.own))
  return (
    <Page>
      <View of={found} whole again={() => void refresh('own-case')}>
        {(view) => (
          <>
            <PageHeader
              title={view().procedure[lang()]}
              lead={`${view().head} · ${view().number} · ${view().areaName}`}
              crumbs={[
                { label: t('home.title'), href: href() },
                { label: view().procedure[lang()] },
              ]}
              aside={<StateBadge label={view().label[lang()]} kind={view().kind} />}
            >
              <Show when={view().state !== 'draft'}>
                <ButtonLink icon="file" href={href(`/own/cases/${view().case}/receipt`)}>
                  {t('case.receipt')}
                </ButtonLink>
              </Show>
            </PageHeader>
            <Show when={view().kind === 'open'}>
              <Next view={view()} />
            </Show>
            <Show when={view().notice}>{(notice) => <Notice notice={notice()} />}</Show>
            <Result view={view()} />
            <Appeal view={view()} />
          </>
        )}
      </View>
    </Page>
  )
}
