import type { SQSClient, SQSClientConfig } from '@aws-sdk/client-sqs'

export type QueueName = 'work' | 'bulk'

/** Wakes the jobs function. The message names the job; all its state is in the table. */
export class Queue {
  private readonly config: SQSClientConfig
  private readonly urls: Record<QueueName, string>
  private client: SQSClient | undefined
  constructor(config: SQSClientConfig, urls: Record<QueueName, string>) {
    this.config = config
    this.urls = urls
  }

  /** Loads the client with the first message: most requests start no job. */
  async send(queue: QueueName, message: { tenant: string; job: string }): Promise<void> {
    const { SendMessageCommand, SQSClient } = await import('@aws-sdk/client-sqs')
    this.client ??= new SQSClient(this.config)
    await this.client.send(
      new SendMessageCommand({ QueueUrl: this.urls[queue], MessageBody: JSON.stringify(message) }),
    )
  }
}
