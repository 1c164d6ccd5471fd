/// <reference path="../../.sst/platform/config.d.ts" />
import { topology } from '../topology.ts'
import type { Table } from './data.ts'
import type { Functions } from './functions.ts'
import type { Queues } from './queues.ts'

/**
 * Table and queues wake their functions. A record that always fails is cut out of its batch, tried
 * a bounded number of times and then set aside: by default it would hold up its shard for a day.
 */
export function triggers(code: Functions, data: Table, queues: Queues): void {
  const { stream } = topology.triggers
  data.subscribe('Stream', code[stream.function].arn, {
    transform: {
      eventSourceMapping: (args) => {
        args.batchSize = stream.batch
        args.maximumBatchingWindowInSeconds = stream.window
        args.maximumRetryAttempts = stream.retries
        args.bisectBatchOnFunctionError = true
        args.functionResponseTypes = ['ReportBatchItemFailures']
        args.destinationConfig = { onFailure: { destinationArn: queues.dead.stream.arn } }
      },
    },
  })
  for (const { queue, function: name, batch } of topology.triggers.queues) {
    queues.live[queue].subscribe(code[name].arn, { batch: { size: batch, partialResponses: true } })
  }
}
