import { createEffect, type JSX, Match, on, Switch } from 'solid-js'
import { Progress } from '../../ui/progress.tsx'
import { Download, Failed } from '../registry/job-end.tsx'
import { useJob } from '../registry/use-job.ts'
import { moved, type Proposal } from './api.ts'
import { t } from './messages.ts'
import style from './sharing.module.css'

/** Looks at a job that belongs to others: then it is left alone, and the page stays as it is. */
const MISSES = 3
const atWork = new Set<Proposal['state']>(['gathering', 'approved', 'granting'])

/**
 * The job of a proposal while it gathers, compares or grants: how far it is, why it ended early, and
 * the file of those who had the benefit already.
 */
export const Work = (props: { proposal: Proposal }): JSX.Element => {
  const { job, follow, forget } = useJob(MISSES)
  const wanted = () => {
    const { state, granted, job: id } = props.proposal
    return atWork.has(state) || (granted?.overlaps ?? 0) > 0 ? id : undefined
  }
  createEffect(
    on(wanted, (id) => {
      forget()
      if (id) void follow(id)
    }),
  )
  createEffect(
    on(
      () => job()?.state,
      (state) => {
        if (atWork.has(props.proposal.state) && state === 'done') void moved()
      },
    ),
  )
  const running = () => job()?.state === 'queued' || job()?.state === 'running'
  return (
    <div aria-live="polite">
      <Switch>
        <Match when={running()}>
          <Progress
            label={t(props.proposal.state === 'gathering' ? 'desk.running' : 'desk.granting')}
            done={job()?.done ?? 0}
            total={job()?.total}
          />
          <p class={style.soft}>{t('desk.leave')}</p>
        </Match>
        <Match when={['failed', 'cancelled'].includes(job()?.state ?? '') && job()}>
          {(ended) => <Failed job={ended()} text={t('desk.failed')} />}
        </Match>
        <Match when={(props.proposal.granted?.overlaps ?? 0) > 0 && job()}>
          {(ended) => (
            <Download
              job={ended()}
              text={t('granted.overlaps', { count: props.proposal.granted?.overlaps ?? 0 })}
            />
          )}
        </Match>
      </Switch>
    </div>
  )
}
