/// <reference path="../../.sst/platform/config.d.ts" />
import { rateOf } from '../rate.ts'
import { topology } from '../topology.ts'
import type { Functions } from './functions.ts'
import type { Queues } from './queues.ts'
import { titled } from './stage.ts'

/** The clock's calls; one that cannot be delivered is tried again, then set aside. */
export function schedules(code: Functions, queues: Queues): void {
  for (const { name, function: target, rate } of topology.schedules) {
    new sst.aws.CronV2(titled(name), {
      function: code[target].arn,
      schedule: rateOf(rate),
      retries: 2,
      dlq: queues.dead.schedule.arn,
    })
  }
}
