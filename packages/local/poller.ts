import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { BatchResult, QueueEvent, QueueRecord } from './lambda.ts'

export type Poller = {
  /** Takes no further message and resolves when the present one is done. */
  stop: () => Promise<void>
}

export type PollerOptions = {
  endpoint: string
  queueUrl: string
  jobs: (event: QueueEvent) => Promise<BatchResult | undefined>
  /** Called while a job of this tenant runs (every second) and once after it. */
  wake: (tenant: string) => void
  log: (message: string) => void
}

/** Calls the jobs function with one message at a time, as its trigger does on AWS. */
export function startPoller(options: PollerOptions): Poller {
  const { endpoint, queueUrl, log } = options
  const sqs = new SQSClient({ endpoint, region: process.env.AWS_REGION ?? 'us-east-1' })
  const stopping = new AbortController()
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        const received = await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: 1,
            WaitTimeSeconds: 20,
            MessageSystemAttributeNames: ['All'],
          }),
          { abortSignal: stopping.signal },
        )
        for (const message of received.Messages ?? []) await handle(sqs, message, options)
      } catch (error) {
        if (stopping.signal.aborted) break
        log(`queue ${queueUrl}: ${String(error)}`)
        await new Promise((resolve) => setTimeout(resolve, 1_000))
      }
    }
    sqs.destroy()
  }
  const done = loop()
  return {
    stop: () => {
      stopping.abort()
      return done
    },
  }
}

/** A message is deleted only after success; a failed one comes again when its visibility ends. */
async function handle(sqs: SQSClient, message: Message, options: PollerOptions): Promise<void> {
  const record = recordOf(message, options.queueUrl)
  const tenant = tenantOf(record.body)
  const wake = () => (tenant === undefined ? undefined : options.wake(tenant))
  const pulse = setInterval(wake, 1_000)
  try {
    const result = await options.jobs({ Records: [record] })
    const failed = result?.batchItemFailures?.some((f) => f.itemIdentifier === record.messageId)
    if (failed) return
    await sqs.send(
      new DeleteMessageCommand({
        QueueUrl: options.queueUrl,
        ReceiptHandle: record.receiptHandle,
      }),
    )
  } catch (error) {
    options.log(`jobs function failed: ${String(error)}`)
  } finally {
    clearInterval(pulse)
    wake()
  }
}

function recordOf(message: Message, queueUrl: string): QueueRecord {
  const awsRegion = process.env.AWS_REGION ?? 'us-east-1'
  const [account = '', name = ''] = new URL(queueUrl).pathname.split('/').slice(-2)
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ...message.Attributes },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${awsRegion}:${account}:${name}`,
    awsRegion,
  }
}

/** Messages are `{ tenant, job }`; others wake nobody. */
function tenantOf(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || !('tenant' in value)) return undefined
    return typeof value.tenant === 'string' ? value.tenant : undefined
  } catch {
    return undefined
  }
}
