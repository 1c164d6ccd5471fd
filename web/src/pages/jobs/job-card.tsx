import { A } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { now } from '../../api/clock.ts'
import { ApiProblem } from '../../api/problem.ts'
import { href } from '../../api/tenant.ts'
import { formatAgo, formatInstant, formatNumber } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { problemText } from '../../ui/problem.ts'
import { Progress } from '../../ui/progress.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, download, isOpen, type JobState, type JobView } from './api.ts'
import style from './jobs.module.css'
import { countText, kindText, leadOf, t } from './messages.ts'

const tones: Record<JobState, Tone> = {
  queued: 'plain',
  running: 'plain',
  done: 'good',
  failed: 'late',
  cancelled: 'soon',
}

/** How long it ran: seconds below two minutes, else minutes. */
function lasted({ startedAt, endedAt }: JobView): string | undefined {
  if (!startedAt || !endedAt) return undefined
  const seconds = Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000))
  const time =
    seconds < 120
      ? t('lasted.seconds', { count: seconds })
      : t('lasted.minutes', { count: Math.round(seconds / 60) })
  return t('lasted', { time })
}

/** What went wrong, in the words of the package that refused. */
const whyOf = ({ code, detail = {} }: NonNullable<JobView['error']>): string =>
  problemText(new ApiProblem(500, code, detail))

/** One piece of background work: how far it is, what it counted, what it made, why it failed. */
export const JobCard = (props: {
  job: JobView
  /** Shown where its result is: no link leads there. */
  bare?: boolean
}): JSX.Element => {
  const [asking, setAsking] = createSignal(false)
  const name = () => props.job.title || kindText(props.job.kind)
  const stop = async () => {
    await api('POST /jobs/{job}/cancel', { job: props.job.job })
    toast(t('asked'))
    await refresh('jobs')
  }
  const get = (file: string) =>
    download(props.job.job, file).catch((error) => toast(problemText(error), 'late'))
  const open = () => isOpen(props.job)
  return (
    <article class={style.card} aria-label={`${kindText(props.job.kind)}: ${name()}`}>
      <header class={style.head}>
        <div class={style.name}>
          <h2>{kindText(props.job.kind)}</h2>
          <Badge tone={tones[props.job.state]}>
            {props.job.cancelling && open() ? t('cancelling') : t(`state.${props.job.state}`)}
          </Badge>
        </div>
        <Show when={open() && !props.job.cancelling}>
          <Button
            small
            icon="close"
            aria-label={t('cancel.name', { name: name() })}
            onClick={() => setAsking(true)}
          >
            {t('cancel')}
          </Button>
        </Show>
      </header>
      <Show when={props.job.title}>{(title) => <p class={style.title}>{title()}</p>}</Show>
      <p class={style.about}>
        <time datetime={props.job.createdAt} title={formatInstant(props.job.createdAt)}>
          {t('started', {
            name: props.job.by.name,
            when: formatAgo(props.job.createdAt, lang(), now().getTime()),
          })}
        </time>
        <Show when={lasted(props.job)}>{(text) => <span>{text()}</span>}</Show>
        <Show when={props.job.attempts > 1}>
          <span>{t('attempts', { count: props.job.attempts })}</span>
        </Show>
      </p>
      <Show when={props.job.state === 'running'}>
        <Progress label={t('progress')} done={props.job.done} total={props.job.total} />
      </Show>
      <Counts counts={props.job.counts} />
      <Show when={props.job.error}>
        {(error) => (
          <p class={style.error}>
            <strong>{t('why')}: </strong>
            {whyOf(error())}
          </p>
        )}
      </Show>
      <div class={style.actions}>
        <For each={props.job.files}>
          {(file) => (
            <Button small icon="file" onClick={() => void get(file.name)}>
              {t('file', { name: file.name })}
            </Button>
          )}
        </For>
        <Show when={props.job.state === 'done' && !props.bare && leadOf(props.job.kind)}>
          {(lead) => <A href={href(lead().path)}>{lead().label}</A>}
        </Show>
      </div>
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('cancel.title')}
        action={t('cancel')}
        danger
        onConfirm={stop}
      >
        <p>{t('cancel.text')}</p>
      </Confirm>
    </article>
  )
}

const Counts = (props: { counts: JobView['counts'] }) => (
  <Show when={Object.keys(props.counts).length > 0}>
    <ul class={style.counts}>
      <For each={Object.entries(props.counts)}>
        {([name, count]) => (
          <li>
            <strong>{formatNumber(count)}</strong> {countText(name, count)}
          </li>
        )}
      </For>
    </ul>
  </Show>
)
