import type { Ports } from '@terrace/platform/context'
import { runJob } from '@terrace/platform/job-runner'
import { workerOf } from '../work.ts'

/** Time kept back to hand a job over before the function is ended, in milliseconds. */
const MARGIN = 20_000

interface QueueEvent {
  Records: { messageId: string; body: string; eventSourceARN: string }[]
}

/** Runs the job that each message names, as far as the time allows; then asks for more. */
export const handlerOf =
  (ports: Ports) => async (event: QueueEvent, context: { getRemainingTimeInMillis(): number }) => {
    const worker = workerOf(ports, () => context.getRemainingTimeInMillis() < MARGIN)
    const batchItemFailures: { itemIdentifier: string }[] = []
    for (const record of event.Records) {
      try {
        const { tenant, job } = JSON.parse(record.body) as { tenant: string; job: string }
        const queue = record.eventSourceARN.includes('bulk') ? 'bulk' : 'work'
        if ((await runJob(worker, tenant, job)) === 'again') {
          await ports.queue.send(queue, { tenant, job })
        }
      } catch (error) {
        console.error('job', record.body, error)
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
    return { batchItemFailures }
  }
