import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { topology } from '@terrace/infra/topology'
import type { Endpoints } from './engines.ts'

type QueueName = keyof typeof topology.queues
type BucketName = keyof typeof topology.buckets

export type Names = {
  /** Appended to every name, so that tests do not meet; letters, digits and hyphens. */
  suffix?: string
}
export type Resources = {
  table: string
  /** Queue URLs. */
  queues: Record<QueueName, string>
  /** URLs of the queues that take what failed too often. */
  dead: Record<QueueName, string>
  buckets: Record<BucketName, string>
}

const client = (endpoint: string) => ({ endpoint, region: process.env.AWS_REGION ?? 'us-east-1' })

/** The engine's own stream stays off: its cost per write grows with every record it keeps. */
async function createTable(endpoint: string, name: string): Promise<string> {
  const db = new DynamoDBClient(client(endpoint))
  const { keys, indexes, ttl } = topology.table
  const schema = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  const attributes = [keys, ...indexes].flatMap(({ hash, range }) => [hash, range])
  const create = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: schema(keys.hash, keys.range),
    AttributeDefinitions: attributes.map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: schema(index.hash, index.range),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.include] },
    })),
  })
  try {
    await db.send(create)
    await waitUntilTableExists({ client: db, maxWaitTime: 30, minDelay: 1 }, { TableName: name })
    await db.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: ttl },
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
    await checkIndexes(db, name)
  } finally {
    db.destroy()
  }
  return name
}

/** A table of an older topology would answer some queries with nothing: better to stop here. */
async function checkIndexes(db: DynamoDBClient, name: string): Promise<void> {
  const { Table } = await db.send(new DescribeTableCommand({ TableName: name }))
  const have = new Set(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName))
  const missing = topology.table.indexes.filter((index) => !have.has(index.name))
  if (missing.length > 0) {
    const names = missing.map((index) => index.name).join(', ')
    throw new Error(`Table ${name} was made by an older version: it has no index ${names}.`)
  }
}

async function createQueues(endpoint: string, name: (part: string) => string) {
  const sqs = new SQSClient(client(endpoint))
  const create = async (queue: QueueName) => {
    const { visibility, retention, maxReceive } = topology.queues[queue]
    const dead = await sqs.send(
      new CreateQueueCommand({
        QueueName: name(`${queue}-dead`),
        Attributes: { MessageRetentionPeriod: `${retention}` },
      }),
    )
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: dead.QueueUrl, AttributeNames: ['QueueArn'] }),
    )
    const live = await sqs.send(
      new CreateQueueCommand({
        QueueName: name(queue),
        Attributes: {
          VisibilityTimeout: `${visibility}`,
          MessageRetentionPeriod: `${retention}`,
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: Attributes?.QueueArn,
            maxReceiveCount: maxReceive,
          }),
        },
      }),
    )
    if (!live.QueueUrl || !dead.QueueUrl) throw new Error(`The queue ${queue} has no address.`)
    return { live: live.QueueUrl, dead: dead.QueueUrl }
  }
  try {
    const [work, bulk] = await Promise.all([create('work'), create('bulk')])
    return {
      queues: { work: work.live, bulk: bulk.live },
      dead: { work: work.dead, bulk: bulk.dead },
    }
  } finally {
    sqs.destroy()
  }
}

async function createBucket(endpoint: string, name: string): Promise<string> {
  const s3 = new S3Client({ ...client(endpoint), forcePathStyle: true })
  try {
    const there = await s3.send(new HeadBucketCommand({ Bucket: name })).catch(() => null)
    if (!there) await s3.send(new CreateBucketCommand({ Bucket: name }))
    return name
  } finally {
    s3.destroy()
  }
}

/**
 * Creates what `infra/topology.ts` describes; what exists is kept, so it may run at every start.
 * Buckets' expiry days are a matter of AWS: the local S3 server has no lifecycle.
 */
export async function provision(endpoints: Endpoints, names: Names = {}): Promise<Resources> {
  const named = (part: string) => {
    const full = part === topology.table.name ? part : `${topology.table.name}-${part}`
    return names.suffix ? `${full}-${names.suffix}` : full
  }
  const [table, queues, files] = await Promise.all([
    createTable(endpoints.dynamodb, named(topology.table.name)),
    createQueues(endpoints.sqs, named),
    createBucket(endpoints.s3, named('files')),
  ])
  return { table, ...queues, buckets: { files } }
}
