import { createSignal, type JSX, Show } from 'solid-js'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem.ts'
import { Progress } from '../../ui/progress.tsx'
import { toast } from '../../ui/toast.tsx'
import { type JobView, jobs } from './api.ts'
import style from './intake.module.css'
import { r } from './result-messages.ts'

export const isOpen = (job: Pick<JobView, 'state'> | undefined): boolean =>
  job?.state === 'queued' || job?.state === 'running'

/** Why a job failed, in the words of the package that refused. */
export const whyOf = (job: JobView): string =>
  job.error ? problemText(new ApiProblem(500, job.error.code, job.error.detail ?? {})) : ''

/** A job at work, that one may leave or stop. */
export const JobProgress = (props: { job: JobView; label: string; text: string }): JSX.Element => {
  const [asked, setAsked] = createSignal(false)
  const stopping = () => asked() || Boolean(props.job.cancelling)
  const stop = async () => {
    setAsked(true)
    try {
      await jobs('POST /jobs/{job}/cancel', { job: props.job.job })
      toast(r('stop.asked'))
    } catch (refused) {
      setAsked(false)
      toast(problemText(refused), 'late')
    }
  }
  return (
    <div class={style.close}>
      <Progress
        label={props.job.state === 'queued' ? r('run.queued') : props.label}
        done={props.job.done}
        total={props.job.state === 'queued' ? undefined : props.job.total}
      />
      <p class={style.soft}>{props.text}</p>
      <div>
        <Show when={!stopping()} fallback={<p role="status">{r('stopping')}</p>}>
          <Button onClick={() => void stop()}>{r('stop')}</Button>
        </Show>
      </div>
    </div>
  )
}
