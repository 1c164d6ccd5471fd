import { type JSX, Match, Show, Switch } from 'solid-js'
import { Progress } from '../../ui/progress.tsx'
import type { JobView } from '../registry/use-job.ts'
import { t } from './messages.ts'
import style from './quality.module.css'

/** A job that this page started: how far it is, and what it found. */
export const JobLine = (props: {
  job: JobView | undefined
  label: string
  done: (counts: Record<string, number>) => string
}): JSX.Element => (
  <Show when={props.job}>
    {(job) => (
      <div aria-live="polite">
        <Switch>
          <Match when={job().state === 'queued' || job().state === 'running'}>
            <Progress label={props.label} done={job().done} total={job().total} />
            <p class={style.soft}>{t('job.leave')}</p>
          </Match>
          <Match when={job().state === 'done'}>
            <p class={style.note}>{props.done(job().counts)}</p>
          </Match>
          <Match when={true}>
            <p>{t('job.failed')}</p>
          </Match>
        </Switch>
      </div>
    )}
  </Show>
)
