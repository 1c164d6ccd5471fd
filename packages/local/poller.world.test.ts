import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { expect, it } from 'vitest'
import { startEngines } from './engines.ts'
import type { QueueEvent } from './lambda.ts'
import { type PollerOptions, startPoller } from './poller.ts'
import { provision } from './provision.ts'
import { until } from './testing.ts'

const engines = await startEngines()
const sqs = new SQSClient({ endpoint: engines.sqs, region: 'us-east-1' })

async function world(suffix: string, jobs: PollerOptions['jobs'], visibility = 1) {
  const { queues, dead } = await provision(engines, { suffix: `poller-${suffix}` })
  const queueUrl = queues.work
  const woken: string[] = []
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: queueUrl,
      Attributes: { VisibilityTimeout: `${visibility}` },
    }),
  )
  const poller = startPoller({
    endpoint: engines.sqs,
    queueUrl,
    jobs,
    wake: (tenant) => woken.push(tenant),
    log: () => undefined,
  })
  const send = (body: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
  return { poller, send, woken, queueUrl, deadUrl: dead.work }
}

async function waiting(QueueUrl: string): Promise<number> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  )
  return (
    Number(Attributes?.ApproximateNumberOfMessages) +
    Number(Attributes?.ApproximateNumberOfMessagesNotVisible)
  )
}

it('calls the function with one message, wakes the tenant, deletes it', async () => {
  const seen: QueueEvent[] = []
  const { poller, send, woken, queueUrl } = await world('ok', async (event) => {
    seen.push(event)
    return undefined
  })
  await send('{"tenant":"county","job":"jb_1"}')
  await send('not even JSON')
  expect(await until(async () => seen.length === 2 && (await waiting(queueUrl)) === 0)).toBe(true)
  await poller.stop()
  const [record] = seen[0]?.Records ?? []
  expect(record).toMatchObject({
    eventSource: 'aws:sqs',
    awsRegion: 'us-east-1',
    attributes: { ApproximateReceiveCount: '1' },
  })
  expect(record?.eventSourceARN).toBe('arn:aws:sqs:us-east-1:000000000000:terrace-work-poller-ok')
  expect(woken).toEqual(['county'])
})

it('leaves failed messages, which come again and at last go to the dead queue', async () => {
  let calls = 0
  const { poller, send, queueUrl, deadUrl } = await world('fail', async (event) => {
    calls += 1
    if (calls === 1) throw new Error('broken')
    return {
      batchItemFailures: event.Records.map((record) => ({ itemIdentifier: record.messageId })),
    }
  })
  await send('{"tenant":"county","job":"jb_2"}')
  expect(await until(async () => (await waiting(deadUrl)) === 1, 15_000)).toBe(true)
  expect(calls).toBe(5)
  expect(await waiting(queueUrl)).toBe(0)
  await poller.stop()
})

it('finishes the present message before it stops, and takes no further one', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let calls = 0
  const { poller, send, queueUrl } = await world(
    'stop',
    async () => {
      calls += 1
      await held
      return undefined
    },
    60,
  )
  await send('{"tenant":"county","job":"jb_3"}')
  await send('{"tenant":"county","job":"jb_4"}')
  expect(await until(() => calls === 1)).toBe(true)
  const stopped = poller.stop()
  expect(await waiting(queueUrl)).toBe(2)
  release()
  await stopped
  expect(calls).toBe(1)
  expect(await waiting(queueUrl)).toBe(1)
})
