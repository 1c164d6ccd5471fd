import { beforeAll, describe, expect, it } from 'vitest'
import { rateOf } from './rate.ts'
import { securityHeaders } from './security-headers.ts'
import { wayOf } from './test/door.ts'
import {
  ensurePlatform,
  makePlan,
  nameOf,
  ofType,
  type Plan,
  PRODUCTION,
  resource,
  typeErrors,
} from './test/plan.ts'
import { rights } from './test/rights.ts'
import { topology } from './topology.ts'

/*
 * sst.config.ts executed with SST's real components, without an account. What no test here sees:
 * AWS's own checks at deploy time, real authorisation, CloudFront's behaviour, updates and drift.
 */
let plan: Plan
let production: Plan
let china: Plan
beforeAll(async () => {
  await ensurePlatform()
  ;[plan, production, china] = await Promise.all([
    makePlan('test'),
    makePlan('production', { env: PRODUCTION }),
    makePlan('test', { region: 'cn-north-1' }),
  ])
}, 300_000)

const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
const functions = Object.keys(topology.functions) as (keyof typeof topology.functions)[]
const queues = Object.keys(topology.queues) as (keyof typeof topology.queues)[]
const lambda = (name: string, from = plan) =>
  resource(from, 'lambda/function:Function', `${titled(name)}Function`)
const queue = (name: string) => resource(plan, 'sqs/queue:Queue', `${titled(name)}Queue`)
const table = (from = plan) => resource(from, 'dynamodb/table:Table', 'TerraceTable')

describe('the programme', () => {
  it('agrees with the types of SST', async () => {
    expect(await typeErrors()).toBe('')
  }, 120_000)

  it('makes these resources', () => {
    // Queue subscribers carry a hash of the queue's ARN.
    const inventory = plan.resources.map(({ type, name }) => `${type}|${name}`).sort()
    expect(inventory).toMatchSnapshot()
  })

  it('refuses a production without its domain, sender and alarm address', async () => {
    await expect(makePlan('production')).rejects.toThrow(/TERRACE_DOMAIN/)
  }, 60_000)
})

describe('data', () => {
  it('is the table of the topology', () => {
    const { keys, indexes, ttl } = topology.table
    const { inputs } = table()
    expect([inputs.hashKey, inputs.rangeKey]).toEqual([keys.hash, keys.range])
    expect(inputs.globalSecondaryIndexes).toEqual(
      indexes.map(({ name, hash, range, include }) => ({
        name,
        hashKey: hash,
        rangeKey: range,
        projectionType: 'INCLUDE',
        nonKeyAttributes: include,
      })),
    )
    expect(inputs.attributes).toHaveLength(2 + 2 * indexes.length)
    expect(inputs.ttl).toEqual({ attributeName: ttl, enabled: true })
    expect(inputs.streamViewType).toBe('NEW_AND_OLD_IMAGES')
    expect(inputs.billingMode).toBe('PAY_PER_REQUEST')
    expect(inputs.pointInTimeRecovery).toEqual({ enabled: true })
  })

  it('stays when production is removed by mistake', () => {
    expect(table(production).inputs.deletionProtectionEnabled).toBe(true)
    expect(table().inputs.deletionProtectionEnabled).toBe(false)
    const lasting = [
      table(production),
      resource(production, 's3/bucket:Bucket', 'FilesBucket'),
      resource(production, 'kms/key:Key', 'MasterKey'),
      resource(production, 'kms/key:Key', 'StorageKey'),
    ]
    for (const { options } of lasting) expect(options?.retainOnDelete).toBe(true)
    for (const { inputs } of ofType(production, 's3/bucket:Bucket')) {
      expect(inputs.forceDestroy).toBe(false)
    }
    for (const { options } of ofType(plan, 'kms/key:Key')) {
      expect(options?.retainOnDelete).toBeUndefined()
    }
  })

  it('is encrypted with a key that can be withdrawn', () => {
    const storage = `${ARN}:kms:${PLACE}:key/StorageKey`
    expect(table().inputs.serverSideEncryption).toEqual({ enabled: true, kmsKeyArn: storage })
    const files = resource(plan, 's3/bucket:Bucket', 'FilesBucket').inputs
    expect(JSON.stringify(files.serverSideEncryptionConfiguration)).toContain(storage)
    for (const { inputs } of ofType(plan, 'sqs/queue:Queue')) {
      expect(inputs.sqsManagedSseEnabled).toBe(true)
    }
    for (const { inputs } of ofType(plan, 'kms/key:Key')) {
      expect(inputs.enableKeyRotation).toBe(true)
    }
  })

  it('keeps files private, and empties their folders after the days of the topology', () => {
    const { rules } = resource(plan, 'BucketLifecycleConfiguration', 'FilesLifecycle').inputs
    const days = rules?.map(({ filter, expiration }) => [filter.prefix, expiration.days])
    expect(Object.fromEntries(days ?? [])).toEqual(topology.buckets.files.expire)
    for (const { inputs } of ofType(plan, 'BucketPublicAccessBlock')) {
      expect(inputs).toMatchObject({ blockPublicPolicy: true, restrictPublicBuckets: true })
    }
    expect(ofType(plan, 'BucketCorsConfiguration')).toEqual([])
  })
})

const ARN = 'arn:aws'
const PLACE = 'eu-west-1:111122223333'

describe('queues', () => {
  it.each(queues)('%s is the topology’s, with a queue for what failed', (name) => {
    const { visibility, retention, maxReceive } = topology.queues[name]
    const { inputs } = queue(name)
    expect(inputs).toMatchObject({
      visibilityTimeoutSeconds: visibility,
      messageRetentionSeconds: retention,
    })
    const redrive = JSON.parse(inputs.redrivePolicy ?? '')
    const dead = queue(`${name}Dead`).inputs
    expect(redrive).toEqual({
      deadLetterTargetArn: `${ARN}:sqs:${PLACE}:${dead.name}`,
      maxReceiveCount: maxReceive,
    })
    expect(dead.messageRetentionSeconds).toBe(1_209_600)
    // The jobs function tells queues apart by this.
    expect(inputs.name).toBe(`terrace-test-${name}`)
  })

  it.each(topology.triggers.queues)('$queue wakes $function', ({ queue: name, ...trigger }) => {
    const source = `${ARN}:sqs:${PLACE}:terrace-test-${name}`
    const found = ofType(plan, 'EventSourceMapping').filter(
      ({ inputs }) => inputs.eventSourceArn === source,
    )
    expect(found.map(({ inputs }) => inputs)).toEqual([
      expect.objectContaining({
        batchSize: trigger.batch,
        functionName: expect.stringContaining(nameOf(lambda(trigger.function))),
        functionResponseTypes: ['ReportBatchItemFailures'],
      }),
    ])
  })
})

describe('stream and schedules', () => {
  it('wakes the events function; a poison record is cut out and set aside', () => {
    const { batch, window, retries, function: name } = topology.triggers.stream
    const { inputs } = resource(
      plan,
      'EventSourceMapping',
      'TerraceSubscriberStreamEventSourceMapping',
    )
    expect(inputs).toMatchObject({
      eventSourceArn: expect.stringContaining(`table/${nameOf(table())}/stream/`),
      functionName: expect.stringContaining(nameOf(lambda(name))),
      batchSize: batch,
      maximumBatchingWindowInSeconds: window,
      maximumRetryAttempts: retries,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: {
        onFailure: { destinationArn: `${ARN}:sqs:${PLACE}:terrace-test-stream-dead` },
      },
    })
  })

  it.each(topology.schedules)('$name is called at its rate, and not lost', (schedule) => {
    const { inputs } = resource(plan, 'scheduler/schedule:Schedule', 'SweepSchedule')
    expect(ofType(plan, 'scheduler/schedule:Schedule')).toHaveLength(topology.schedules.length)
    expect(inputs.scheduleExpression).toBe(rateOf(schedule.rate))
    expect(inputs.target).toMatchObject({
      arn: expect.stringContaining(nameOf(lambda(schedule.function))),
      retryPolicy: { maximumRetryAttempts: 2 },
      deadLetterConfig: { arn: `${ARN}:sqs:${PLACE}:terrace-test-schedule-dead` },
    })
  })
})

describe('functions', () => {
  it.each(functions)('%s is the topology’s, from its bundle', (name) => {
    const { memory, timeout } = topology.functions[name]
    const { inputs } = lambda(name)
    expect(inputs).toMatchObject({
      memorySize: memory,
      timeout,
      runtime: topology.runtime,
      architectures: [topology.architecture],
      handler: 'index.handler',
    })
    const group = resource(plan, 'LogGroup', `${titled(name)}LogGroup`).inputs
    expect(group.retentionInDays).toBe(90)
  })

  it.each(functions)('%s finds its environment, and no secret of another', (name) => {
    const variables = lambda(name).inputs.environment?.variables ?? {}
    const common = ['BASE_URL', 'BUCKET_FILES', 'KMS_KEY', 'QUEUE_BULK', 'QUEUE_WORK', 'TABLE']
    const more = { api: ['MAIL_FROM'], auth: ['AUTH_SECRET', 'MAIL_FROM'] }[name as string] ?? []
    const own = Object.keys(variables).filter((key) => !key.startsWith('SST_'))
    expect(own.sort()).toEqual([...common, ...more].sort())
    expect(variables.TABLE).toBe(table().inputs.name)
    expect(variables.BASE_URL).toBe(plan.outputs.url)
  })

  it('is told the service’s own domain in production', () => {
    const variables = lambda('api', production).inputs.environment?.variables ?? {}
    expect(variables.BASE_URL).toBe('https://terrace.example.org')
    expect(variables.MAIL_FROM).toBe('no-reply@example.org')
  })
})

describe('the door', () => {
  const origins = { api: 'apiurl.lambda-url.local', auth: 'authurl.lambda-url.local' } as const
  const paths = (['api', 'auth'] as const).flatMap((name) =>
    topology.functions[name].paths.map((path) => ({ name, path: path.replace('*', 'a/b') })),
  )

  it.each(paths)('$path reaches $name unchanged and signed', async ({ name, path }) => {
    const way = await wayOf(plan, path)
    expect(way).toEqual({ to: origins[name], uri: path, signed: true })
  })

  it('shows the app for every other path', async () => {
    const page = await wayOf(plan, '/t/county/households/1')
    expect(page.to).toContain('webassets')
    expect(page).toMatchObject({ uri: '/index.html', signed: true })
    expect((await wayOf(plan, '/assets/index-1.js')).uri).toBe('/assets/index-1.js')
    expect((await wayOf(plan, '/apiary')).to).toContain('webassets')
    expect((await wayOf(plan, '/publications')).to).toContain('webassets')
  })

  it('is the only way in: functions answer CloudFront alone', () => {
    const urls = ofType(plan, 'FunctionUrl')
    expect(urls).toHaveLength(2)
    for (const { inputs } of urls) {
      expect(inputs).toMatchObject({ authorizationType: 'AWS_IAM' })
      expect(inputs.cors).toBeUndefined()
    }
    const permissions = ofType(plan, 'lambda/permission:Permission')
    expect(permissions).toHaveLength(4)
    for (const { inputs } of permissions) {
      expect(inputs.principal).toBe('cloudfront.amazonaws.com')
      expect(inputs.sourceArn).toContain(':distribution/DoorCdnDistribution')
    }
  })

  it('signs bodies by our own function at the edge, and waits for the slowest answer', () => {
    const { defaultCacheBehavior } = resource(plan, 'Distribution', 'DoorCdnDistribution').inputs
    expect(defaultCacheBehavior?.lambdaFunctionAssociations).toEqual([
      {
        eventType: 'origin-request',
        includeBody: true,
        lambdaArn: expect.stringMatching(/:lambda:us-east-1:\d+:function:EdgeSigner[^:]*:1$/),
      },
    ])
    const { entries } = resource(plan, 'Resource', 'ApiRouteKey.sst.aws.KvKeys').inputs
    const { readTimeout } = JSON.parse(entries?.metadata ?? '').origin.timeouts
    expect(readTimeout).toBeGreaterThan(topology.functions.api.timeout)
  })

  it('sends the headers that the local server sends', () => {
    const { inputs } = resource(plan, 'ResponseHeadersPolicy', 'Headers')
    const sent = JSON.stringify(inputs)
    for (const value of Object.values(securityHeaders('')).filter((v) => v !== 'nosniff')) {
      expect(sent).toContain(value)
    }
    const { code } = resource(
      plan,
      'cloudfront/function:Function',
      'DoorCloudfrontFunctionRequest',
    ).inputs
    expect(code?.length).toBeLessThan(10_240)
  })
})

rights(() => ({ plan, production, china }))
