import { A, createAsync, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatNumber, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { View } from '../../ui/state.tsx'
import { QrCode } from '../identity/qr-code.tsx'
import style from './notice.module.css'
import { n } from './notice-messages.ts'
import { ObjectForm } from './object-form.tsx'
import { type PublicNotice, publicNotice } from './public-api.ts'

const Lines = (props: { notice: PublicNotice }) => (
  <table class={style.lines}>
    <caption>{n('notice.count', { count: props.notice.lines.length })}</caption>
    <thead>
      <tr>
        <th scope="col">{n('notice.line')}</th>
        <th scope="col">{n('notice.head')}</th>
        <th scope="col">{n('notice.size')}</th>
        <th scope="col">{n('notice.result')}</th>
      </tr>
    </thead>
    <tbody>
      <For each={props.notice.lines}>
        {(line) => (
          <tr>
            <td class={style.figure}>{formatNumber(line.line)}</td>
            <td class={style.name}>{line.head}</td>
            <td class={style.figure}>{formatNumber(line.size)}</td>
            <td>{n(`result.${line.result}`)}</td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)

/** The facts of a notice: where, from when to when, whom to ask. */
const Head = (props: { notice: PublicNotice }) => {
  const address = () => `${location.origin}${location.pathname}`
  return (
    <div class={style.head}>
      <dl class={style.facts}>
        <div>
          <dt>{n('notice.days')}</dt>
          <dd>
            {props.notice.kind === 'announcement'
              ? n('notice.announced', { from: spellDay(props.notice.from) })
              : n('notice.days.is', {
                  from: spellDay(props.notice.from),
                  last: spellDay(props.notice.last),
                })}
          </dd>
        </div>
        <div>
          <dt>{n('notice.contact')}</dt>
          <dd>{props.notice.contact}</dd>
        </div>
        <Show when={props.notice.kind === 'notice' && props.notice.state !== 'amended'}>
          <div>
            <dd>
              {props.notice.open
                ? n('notice.until', { last: spellDay(props.notice.last) })
                : n('notice.over', {
                    last: spellDay(props.notice.last),
                    contact: props.notice.contact,
                  })}
            </dd>
          </div>
        </Show>
      </dl>
      <figure class={style.code}>
        <QrCode text={address()} label={n('notice.online')} />
        <figcaption>{n('notice.online')}</figcaption>
      </figure>
    </div>
  )
}

/** One notice as it stands on the board, on screen and on A4; anybody may read it and object. */
export default function PublicNoticePage() {
  const params = useParams<{ tenant: string; notice: string }>()
  const found = createAsync(() => publicNotice(params.tenant, params.notice))
  return (
    <View of={found} whole again={() => void refresh('public-notice')}>
      {(notice) => (
        <PublicPage
          wide
          title={n(`title.${notice().kind}`, { area: notice().areaName })}
          lead={notice().place}
        >
          <Show when={notice().state === 'amended'}>
            <p class={style.amended}>{n('notice.amended')}</p>
          </Show>
          <Head notice={notice()} />
          <Lines notice={notice()} />
          <p class={style.small}>{n('notice.shows')}</p>
          <div class={style.tools}>
            <Button icon="print" onClick={() => window.print()}>
              {n('notice.print')}
            </Button>
            <A href={`/notices/${params.tenant}`}>{n('notice.all')}</A>
            <A href={`/notices/${params.tenant}/answer`}>{n('answer.title')}</A>
          </div>
          <Show when={notice().open}>
            <ObjectForm tenant={params.tenant} notice={notice()} />
          </Show>
        </PublicPage>
      )}
    </View>
  )
}
