import { createEffect, type JSX, Match, on, Switch } from 'solid-js'
import { now } from '../../api/clock.ts'
import type { Settings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Progress } from '../../ui/progress.tsx'
import { useJob } from '../registry/use-job.ts'
import { t } from './messages.ts'
import style from './tenancy.module.css'

/** What was set before today is no news any more; a job that is not seen by then is not ours to see. */
const NEWS = 86_400_000
const BEGINS = 120_000

/** New amounts reach lists and counts by a job: that it runs, and where it is seen. */
export const Recheck = (props: { settings: Settings }): JSX.Element => {
  // The job begins a moment after the amount is saved.
  const { job, follow } = useJob(40)
  const age = () => now().getTime() - Date.parse(props.settings.recheck?.at ?? '')
  const news = () => (age() < NEWS ? props.settings.recheck?.job : undefined)
  createEffect(on(news, (id) => void (id && follow(id))))
  const state = () => (job()?.job === news() ? job()?.state : undefined)
  const link = () => <a href={href('/jobs')}>{t('recheck.jobs')}</a>
  return (
    <div aria-live="polite">
      <Switch>
        <Match when={news() === undefined} children={undefined} />
        <Match when={state() === 'done'}>
          <p class={style.soft}>{t('recheck.done', { changed: job()?.counts.changed ?? 0 })}</p>
        </Match>
        <Match when={state() === 'failed' || state() === 'cancelled'}>
          <p role="alert">
            {t('recheck.failed')} {link()}
          </p>
        </Match>
        <Match when={state() || age() < BEGINS}>
          <Progress label={t('recheck.running')} done={job()?.done ?? 0} total={job()?.total} />
          <p class={style.soft}>
            {t('recheck.running.text')} {link()}
          </p>
        </Match>
      </Switch>
    </div>
  )
}
