import { type JSX, Show } from 'solid-js'
import { newAction } from '../../api/client.ts'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { JobCard } from '../jobs/job-card.tsx'
import { useJob } from '../registry/use-job.ts'

/** Starts printings and follows the last one: what it is, how far, and its file. */
export function usePrinting() {
  const { job, follow } = useJob()
  const start = async (begin: (action: string) => Promise<{ job: string }>) => {
    try {
      await follow((await begin(newAction())).job)
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  const Press = (): JSX.Element => (
    <Show when={job()}>
      {(running) => (
        <div aria-live="polite">
          <JobCard job={running()} bare />
        </div>
      )}
    </Show>
  )
  return { start, Press }
}
