import { createEffect, on, Show } from 'solid-js'
import { Progress } from '../../ui/progress.tsx'
import { useJob } from '../registry/use-job.ts'
import { moved } from './api.ts'
import { l } from './list-messages.ts'
import style from './procedures.module.css'

/** A job that goes on with a list: how far it is. The page asks again when it is over. */
export const ListJob = (props: { job: string; label: string }) => {
  const { job, follow } = useJob(5)
  createEffect(() => void follow(props.job))
  createEffect(
    on(
      () => job()?.state,
      (state) => (state === 'done' || state === 'failed' || state === 'cancelled') && void moved(),
    ),
  )
  return (
    <div aria-live="polite" class={style.stack}>
      <Show when={job()?.state !== 'failed'} fallback={<p>{l('job.failed')}</p>}>
        <Progress label={props.label} done={job()?.done ?? 0} total={job()?.total} />
        <p class={style.soft}>{l('job.leave')}</p>
      </Show>
    </div>
  )
}
