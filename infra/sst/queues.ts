/// <reference path="../../.sst/platform/config.d.ts" />
import { topology } from '../topology.ts'
import { nameOf, titled } from './stage.ts'

type Name = keyof typeof topology.queues
export type Queues = ReturnType<typeof allQueues>

/** SQS keeps nothing longer: what failed waits two weeks for a person. */
const LONGEST = 1_209_600

/** A queue with the name that handlers and operators see; SQS encrypts it itself. */
function queue(name: string, retention: number, args: sst.aws.QueueArgs = {}) {
  return new sst.aws.Queue(name.split('-').map(titled).join(''), {
    ...args,
    transform: {
      queue: {
        name: nameOf(name),
        messageRetentionSeconds: retention,
        sqsManagedSseEnabled: true,
      },
    },
  })
}

/** The topology's queues, each with one for what failed; and two for lost wake-ups. */
export function allQueues() {
  const dead = (name: string) => queue(`${name}-dead`, LONGEST)
  const pair = (name: Name) => {
    const { visibility, retention, maxReceive } = topology.queues[name]
    const failed = dead(name)
    const live = queue(name, retention, {
      visibilityTimeout: `${visibility} seconds`,
      dlq: { queue: failed.arn, retry: maxReceive },
    })
    return { live, dead: failed }
  }
  const work = pair('work')
  const bulk = pair('bulk')
  return {
    live: { work: work.live, bulk: bulk.live } satisfies Record<Name, sst.aws.Queue>,
    dead: { work: work.dead, bulk: bulk.dead, stream: dead('stream'), schedule: dead('schedule') },
  }
}
