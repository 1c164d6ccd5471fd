import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { topology } from '@terrace/infra/topology'
import { expect, it } from 'vitest'
import { startEngines } from './engines.ts'
import { provision } from './provision.ts'

const engines = await startEngines()
const region = 'us-east-1'
const db = new DynamoDBClient({ endpoint: engines.dynamodb, region })

it('makes what the topology describes, once', async () => {
  const first = await provision(engines, { suffix: 'twice' })
  const second = await provision(engines, { suffix: 'twice' })
  expect(second).toEqual(first)

  const { Table } = await db.send(new DescribeTableCommand({ TableName: first.table }))
  const indexes = Table?.GlobalSecondaryIndexes ?? []
  expect(indexes.map((index) => index.IndexName).sort()).toEqual(
    topology.table.indexes.map((index) => index.name).sort(),
  )
  for (const index of indexes) {
    expect(index.Projection).toEqual({ ProjectionType: 'INCLUDE', NonKeyAttributes: ['brief'] })
  }
  expect(Table?.StreamSpecification?.StreamEnabled ?? false).toBe(false)
  const ttl = await db.send(new DescribeTimeToLiveCommand({ TableName: first.table }))
  expect(ttl.TimeToLiveDescription).toMatchObject({
    TimeToLiveStatus: 'ENABLED',
    AttributeName: topology.table.ttl,
  })

  const sqs = new SQSClient({ endpoint: engines.sqs, region })
  for (const name of ['work', 'bulk'] as const) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: first.queues[name], AttributeNames: ['All'] }),
    )
    expect(Attributes?.VisibilityTimeout).toBe(`${topology.queues[name].visibility}`)
    const redrive = JSON.parse(Attributes?.RedrivePolicy ?? '{}')
    expect(Number(redrive.maxReceiveCount)).toBe(topology.queues[name].maxReceive)
    expect(redrive.deadLetterTargetArn).toContain(`${name}-dead`)
  }
  const s3 = new S3Client({ endpoint: engines.s3, region, forcePathStyle: true })
  await s3.send(new HeadBucketCommand({ Bucket: first.buckets.files }))
})

it('gives each suffix its own', async () => {
  const one = await provision(engines, { suffix: 'one' })
  const two = await provision(engines, { suffix: 'two' })
  expect(one.table).not.toBe(two.table)
  expect(one.queues.work).not.toBe(two.queues.work)
  expect(one.buckets.files).not.toBe(two.buckets.files)
})

it('stops at a table of an older topology', async () => {
  await db.send(
    new CreateTableCommand({
      TableName: 'terrace-older',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  )
  await expect(provision(engines, { suffix: 'older' })).rejects.toThrow(/older version.*gsi1/)
})
