/// <reference path="../../.sst/platform/config.d.ts" />
import type { topology } from '../topology.ts'
import type { Keys, Table } from './data.ts'
import type { Queues } from './queues.ts'
import type { Buckets } from './storage.ts'

export interface Parts {
  keys: Keys
  data: Table
  queues: Queues
  files: Buckets
  mailFrom: string
}
type Permission = sst.aws.FunctionPermissionArgs
type Input<T> = $util.Input<T>

/** Partition keys of tenants' rows, of the directory above them, and of identity. */
const TENANTS = '$terrace#tenant_*'
const DIRECTORY = '$directory#*'
const IDENTITY = '$identity#*'

const READ = ['GetItem', 'BatchGetItem', 'Query']
const WRITE = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']

/**
 * Rows whose partition key begins as given, in the table and its indexes. `Null` matters: a request
 * without keys (Scan, PartiQL) would pass a `ForAllValues` over nothing.
 */
function rows(
  { data }: Parts,
  partitions: string[],
  actions: string[],
  except?: string,
): Permission {
  return {
    actions: actions.map((action) => `dynamodb:${action}`),
    // Only tenants' rows are indexed.
    resources:
      partitions.includes(TENANTS) && !except
        ? [data.arn, $interpolate`${data.arn}/index/*`]
        : [data.arn],
    conditions: [
      { test: 'ForAllValues:StringLike', variable: 'dynamodb:LeadingKeys', values: partitions },
      { test: 'Null', variable: 'dynamodb:LeadingKeys', values: ['false'] },
      ...(except
        ? [
            {
              test: 'ForAllValues:StringNotLike',
              variable: 'dynamodb:LeadingKeys',
              values: [except],
            },
          ]
        : []),
    ],
  }
}

/**
 * What setting a sign-in provider takes, since only the auth function may hold its secret: who asks,
 * the tenant's settings (the partition that is the tenant alone), and the rows of the command.
 */
const ownProvider = (parts: Parts): Permission[] => [
  rows(parts, [TENANTS], ['GetItem'], `${TENANTS}#*`),
  rows(
    parts,
    [`${TENANTS}#user_*`, `${TENANTS}#answer_*`, '$directory#domain_*'],
    ['GetItem', 'ConditionCheckItem'],
  ),
  rows(parts, [`${TENANTS}#sso`], ['Query']),
  rows(parts, [`${TENANTS}#sso`, `${TENANTS}#about_sso-*`, `${TENANTS}#answer_*`], ['PutItem']),
  rows(parts, ['$directory#domain_*'], ['UpdateItem']),
]

/** DynamoDB and S3 use the storage key in the name of who asks, never anybody else. */
const storageKey = ({ keys }: Parts, ...services: string[]): Permission => ({
  actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
  resources: [keys.storage.arn],
  conditions: [
    { test: 'StringLike', variable: 'kms:ViaService', values: services.map((s) => `${s}.*`) },
  ],
})

/** Data keys are wrapped for one named tenant at a time. */
const masterKey = ({ keys }: Parts): Permission => ({
  actions: ['kms:Encrypt', 'kms:Decrypt'],
  resources: [keys.master.arn],
  conditions: [
    {
      test: 'ForAllValues:StringEquals',
      variable: 'kms:EncryptionContextKeys',
      values: ['tenant'],
    },
    { test: 'Null', variable: 'kms:EncryptionContext:tenant', values: ['false'] },
  ],
})

const send = (queues: Input<string>[]): Permission => ({
  actions: ['sqs:SendMessage'],
  resources: queues,
})

const bothQueues = ({ queues }: Parts) => send([queues.live.work.arn, queues.live.bulk.arn])

/** Cards are issued by a projection: their serials are made unique in the directory. */
const serials = (parts: Parts) => rows(parts, ['$directory#serial_*'], ['GetItem', 'PutItem'])

/** Without the right to list, S3 answers 403 instead of 404 for what is not there. */
const listFiles = ({ files }: Parts): Permission => ({
  actions: ['s3:ListBucket'],
  resources: [files.files.arn],
})

const objects = ({ files }: Parts, actions: string[], prefixes: string[]): Permission => ({
  actions: actions.map((action) => `s3:${action}`),
  resources: prefixes.map((prefix) => $interpolate`${files.files.arn}/${prefix}*`),
})

/** Mail from our own address only. */
function mail({ mailFrom }: Parts): Permission {
  const { partition } = aws.getPartitionOutput()
  const { region } = aws.getRegionOutput()
  const { accountId } = aws.getCallerIdentityOutput()
  return {
    actions: ['ses:SendEmail'],
    resources: [$interpolate`arn:${partition}:ses:${region}:${accountId}:identity/*`],
    conditions: [{ test: 'StringEquals', variable: 'ses:FromAddress', values: [mailFrom] }],
  }
}

const readStream = ({ data }: Parts): Permission => ({
  actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
    (action) => `dynamodb:${action}`,
  ),
  resources: [data.nodes.table.streamArn],
})

const takeMessages = ({ queues }: Parts): Permission => ({
  actions: ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes'].map(
    (action) => `sqs:${action}`,
  ),
  resources: [queues.live.work.arn, queues.live.bulk.arn],
})

/** What people hand in and what stays for the auditor: photos, notices, invoices, bank files. */
const PAPERS = ['evidence/', 'papers/', 'bank/']

/** What each function may do: what its code does, and no more. */
export const permissions: Record<keyof typeof topology.functions, (parts: Parts) => Permission[]> =
  {
    api: (parts) => [
      rows(parts, [TENANTS, DIRECTORY], [...READ, ...WRITE]),
      // Whether a session was revoked, and the public keys that sign: nothing else of identity.
      rows(parts, ['$identity#session#*'], ['GetItem']),
      rows(parts, ['$identity#jwks.all'], ['Query']),
      rows(parts, ['$identity#jwks#*'], ['BatchGetItem']),
      bothQueues(parts),
      listFiles(parts),
      objects(parts, ['GetObject'], ['uploads/', 'exports/', 'proposals/', 'iati/', ...PAPERS]),
      objects(parts, ['PutObject'], ['uploads/', ...PAPERS]),
      masterKey(parts),
      storageKey(parts, 'dynamodb', 's3'),
      mail(parts),
    ],
    auth: (parts) => [
      rows(parts, [IDENTITY], [...READ, ...WRITE]),
      ...ownProvider(parts),
      storageKey(parts, 'dynamodb'),
      mail(parts),
    ],
    events: (parts) => [
      rows(parts, [TENANTS], [...READ, ...WRITE]),
      serials(parts),
      readStream(parts),
      send([parts.queues.dead.stream.arn]),
      storageKey(parts, 'dynamodb'),
    ],
    jobs: (parts) => [
      rows(parts, [TENANTS], [...READ, ...WRITE]),
      takeMessages(parts),
      bothQueues(parts),
      listFiles(parts),
      objects(
        parts,
        ['GetObject', 'PutObject'],
        ['uploads/', 'exports/', 'proposals/', 'checkpoints/', 'iati/', ...PAPERS],
      ),
      // What jobs lay aside while they work; files that people were given stay.
      objects(parts, ['DeleteObject'], ['exports/*/parts/']),
      masterKey(parts),
      storageKey(parts, 'dynamodb', 's3'),
    ],
    schedule: (parts) => [
      rows(parts, [DIRECTORY], ['Query']),
      rows(parts, [TENANTS], [...READ, ...WRITE]),
      serials(parts),
      bothQueues(parts),
      storageKey(parts, 'dynamodb'),
    ],
  }
