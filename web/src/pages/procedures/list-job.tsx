import { createEffect, on, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem.ts'
import { Progress } from '../../ui/progress.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from '../../ui/words.ts'
import { useJob } from '../registry/use-job.ts'
import { api, moved } from './api.ts'
import { l } from './list-messages.ts'
import style from './procedures.module.css'
import { send } from './send.ts'

/**
 * A job that goes on with a list: how far it is. The page asks again when it is over; one that failed
 * is started again from where it stood, by whoever may.
 */
export const ListJob = (props: { list: string; job: string; label: string; mayAgain: boolean }) => {
  const { job, follow } = useJob(5)
  createEffect(() => void follow(props.job))
  const isOver = () => ['done', 'failed', 'cancelled'].includes(job()?.state ?? '')
  createEffect(on(isOver, (over) => over && void moved()))
  const again = () =>
    send(() => api('POST /lists/{list}/settle', { list: props.list })).catch((refused) =>
      toast(problemText(refused), 'late'),
    )
  return (
    <div aria-live="polite" class={style.stack}>
      <Show
        when={job()?.state === 'failed' || job()?.state === 'cancelled'}
        fallback={
          <>
            <Progress label={props.label} done={job()?.done ?? 0} total={job()?.total} />
            <p class={style.soft}>{l('job.leave')}</p>
          </>
        }
      >
        <p>{l('job.failed')}</p>
        <Show when={props.mayAgain}>
          <div>
            <Button onClick={() => void again()}>{words('action.again')}</Button>
          </div>
        </Show>
      </Show>
    </div>
  )
}
