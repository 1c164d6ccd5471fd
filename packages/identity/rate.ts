import { rateKey } from './dynamo/keys.ts'
import type { Table } from './dynamo/store.ts'

/** `window` in seconds; `max` attempts inside it. */
export type Rule = { window: number; max: number }
export type Verdict = { allowed: boolean; retryAfter: number | null }

/**
 * Fixed-window counters in the table, one ADD per attempt and no read: what every instance of the
 * function counts is one count. A counter in memory would be one per instance.
 */
export class RateLimiter {
  private readonly table: Table
  private readonly now: () => Date
  constructor(table: Table, now: () => Date) {
    this.table = table
    this.now = now
  }

  private seconds = () => Math.floor(this.now().getTime() / 1000)

  /** Counts one attempt; `retryAfter` in seconds when it is one too many. */
  async consume(name: string, { window, max }: Rule): Promise<Verdict> {
    const now = this.seconds()
    const slot = Math.floor(now / window)
    const answer = await this.table.client.send<{ Attributes?: { n?: number } }>('UpdateItem', {
      TableName: this.table.name,
      Key: rateKey(name, slot),
      UpdateExpression: 'ADD n :one SET #ttl = :ttl',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':one': 1, ':ttl': now + window * 2 + 60 },
      ReturnValues: 'UPDATED_NEW',
    })
    if (Number(answer.Attributes?.n) <= max) return { allowed: true, retryAfter: null }
    return { allowed: false, retryAfter: (slot + 1) * window - now }
  }

  /** Forgets this window's attempts. */
  async forget(name: string, { window }: Rule): Promise<void> {
    const Key = rateKey(name, Math.floor(this.seconds() / window))
    await this.table.client.send('DeleteItem', { TableName: this.table.name, Key })
  }
}
