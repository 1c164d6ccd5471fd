import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { download } from '../jobs/api.ts'
import { api, type ImportView, type JobView, type Mapping } from './api.ts'
import style from './intake.module.css'
import { isOpen, JobProgress, whyOf } from './job-progress.tsx'
import { r } from './result-messages.ts'
import { Fates } from './totals.tsx'

/** The area that the file was about, where it was one. */
function areaOf(mapping: Mapping | undefined): string | undefined {
  const { area, create, within } = mapping?.area ?? {}
  const under = create?.under === 'root' ? undefined : create?.under
  return area ?? under ?? within
}

/** The import at work, and what it did. */
export const Result = (props: {
  view: ImportView
  job: JobView
  again: () => Promise<unknown>
}): JSX.Element => {
  const [busy, setBusy] = createSignal(false)
  const goOn = async () => {
    setBusy(true)
    try {
      await api('POST /imports/{import}/start', { import: props.view.import })
      await props.again()
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  const title = () => {
    if (isOpen(props.job)) return r('run.title')
    if (props.job.state === 'failed') return r('failed.title')
    if (props.job.state === 'cancelled') return r('cancelled.title')
    return props.job.counts.rejected ? r('done.part.title') : r('done.title')
  }
  return (
    <Section title={title()}>
      <Switch>
        <Match when={isOpen(props.job)}>
          <JobProgress job={props.job} label={r('run.label')} text={r('run.leave')} />
        </Match>
        <Match when={props.job.state !== 'done'}>
          <div class={style.note} role="alert">
            <Show when={props.job.error}>
              <p>{whyOf(props.job)}</p>
            </Show>
            <p>{r('cancelled.text')}</p>
            <Button look="main" busy={busy()} onClick={() => void goOn()}>
              {r('go-on')}
            </Button>
          </div>
        </Match>
      </Switch>
      <Fates title={r('fate.title.done')} counts={props.job.counts} />
      <Show when={props.job.state === 'done'}>
        <After view={props.view} job={props.job} />
      </Show>
    </Section>
  )
}

/** What to do next: correct what was rejected, look at what came in. */
const After = (props: { view: ImportView; job: JobView }): JSX.Element => {
  const has = (name: string) => props.job.files?.some((file) => file.name === name) ?? false
  const get = (name: string) =>
    download(props.job.job, name).catch((error: unknown) => toast(problemText(error), 'late'))
  const search = () => {
    const area = areaOf(props.view.mapping)
    return area ? `?area=${encodeURIComponent(area)}` : ''
  }
  return (
    <div class={style.stack}>
      <Show when={has('errors.csv')}>
        <div class={style.note}>
          <h3>{r('done.errors')}</h3>
          <p>{r('done.errors.text')}</p>
          <div class={style.row}>
            <Button icon="file" look="main" onClick={() => void get('errors.csv')}>
              {r('done.errors.get')}
            </Button>
            <ButtonLink icon="upload" href={href('/imports/new')}>
              {r('done.errors.again')}
            </ButtonLink>
          </div>
        </div>
      </Show>
      <section class={style.close} aria-label={r('done.next')}>
        <h3>{r('done.next')}</h3>
        <div class={style.row}>
          <ButtonLink icon="home" href={href(`/households${search()}`)}>
            {r('done.households')}
          </ButtonLink>
          <ButtonLink icon="bars" href={href(`/dashboard${search()}`)}>
            {r('done.dashboard')}
          </ButtonLink>
          <ButtonLink icon="copy" href={href('/duplicates')}>
            {r('done.duplicates')}
          </ButtonLink>
          <Show when={has('outcomes.csv')}>
            <Button icon="file" onClick={() => void get('outcomes.csv')}>
              {r('done.outcomes')}
            </Button>
          </Show>
          <ButtonLink icon="upload" href={href('/imports/new')}>
            {r('done.another')}
          </ButtonLink>
        </div>
      </section>
    </div>
  )
}
