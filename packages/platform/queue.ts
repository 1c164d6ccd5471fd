import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

export type QueueName = 'work' | 'bulk'

/** Wakes the jobs function. The message names the job; all its state is in the table. */
export class Queue {
  readonly client: SQSClient
  readonly urls: Record<QueueName, string>
  constructor(client: SQSClient, urls: Record<QueueName, string>) {
    this.client = client
    this.urls = urls
  }

  async send(queue: QueueName, message: { tenant: string; job: string }): Promise<void> {
    await this.client.send(
      new SendMessageCommand({ QueueUrl: this.urls[queue], MessageBody: JSON.stringify(message) }),
    )
  }
}
