import { createRequire } from 'node:module'
import type { Inputs } from './inputs.ts'
import type { Plan } from './plan.ts'

const require = createRequire(import.meta.url)

/** AWS's own validator of templates, as far as it is used here. */
interface Validator {
  TemplateContent: new (text: string) => object
  CompositeEngine: new () => {
    validateTemplate(template: object, options: object): { diagnostics: Diagnostic[] }
  }
}
export interface Diagnostic {
  severity: string
  ruleId: string
  message: string
  entity?: { logicalId?: string }
}

type Values = Record<string, unknown>

/** Keys as CloudFormation writes them: a capital first. */
function capitals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitals)
  if (!value || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([k, each]) => [
      k.charAt(0).toUpperCase() + k.slice(1),
      capitals(each),
    ]),
  )
}

const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value)
const keySchema = (hash?: string, range?: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
]

const tableOf = (i: Inputs): Values => ({
  TableName: i.name,
  BillingMode: i.billingMode,
  KeySchema: keySchema(i.hashKey, i.rangeKey),
  AttributeDefinitions: i.attributes?.map((a) => ({
    AttributeName: a.name,
    AttributeType: a.type,
  })),
  GlobalSecondaryIndexes: i.globalSecondaryIndexes?.map((g) => ({
    IndexName: g.name,
    KeySchema: keySchema(g.hashKey, g.rangeKey),
    Projection: { ProjectionType: g.projectionType, NonKeyAttributes: g.nonKeyAttributes },
  })),
  StreamSpecification: { StreamViewType: i.streamViewType },
  TimeToLiveSpecification: { AttributeName: i.ttl?.attributeName, Enabled: i.ttl?.enabled },
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: i.pointInTimeRecovery?.enabled },
  DeletionProtectionEnabled: i.deletionProtectionEnabled,
  SSESpecification: {
    SSEEnabled: i.serverSideEncryption?.enabled,
    SSEType: 'KMS',
    KMSMasterKeyId: i.serverSideEncryption?.kmsKeyArn,
  },
})

const queueOf = (i: Inputs): Values => ({
  QueueName: i.name,
  VisibilityTimeout: i.visibilityTimeoutSeconds,
  DelaySeconds: i.delaySeconds,
  MessageRetentionPeriod: i.messageRetentionSeconds,
  SqsManagedSseEnabled: i.sqsManagedSseEnabled,
  RedrivePolicy: i.redrivePolicy && parsed(i.redrivePolicy),
})

const functionOf = (i: Inputs): Values => ({
  FunctionName: i.name,
  Role: i.role,
  Handler: i.handler,
  Runtime: i.runtime,
  MemorySize: i.memorySize,
  Timeout: i.timeout,
  Architectures: i.architectures,
  Code: { S3Bucket: i.s3Bucket ?? 'sst-asset', S3Key: i.s3Key ?? 'edge' },
  Environment: i.environment && { Variables: i.environment.variables },
})

const roleOf = (i: Inputs): Values => ({
  RoleName: i.name,
  AssumeRolePolicyDocument: parsed(i.assumeRolePolicy),
  ManagedPolicyArns: i.managedPolicyArns,
  Policies: i.inlinePolicies?.map((p) => ({
    PolicyName: p.name,
    PolicyDocument: parsed(p.policy),
  })),
})

const mapping: Record<string, [string, (inputs: Inputs) => unknown]> = {
  'aws:dynamodb/table:Table': ['AWS::DynamoDB::Table', tableOf],
  'aws:sqs/queue:Queue': ['AWS::SQS::Queue', queueOf],
  'aws:lambda/function:Function': ['AWS::Lambda::Function', functionOf],
  'aws:lambda/eventSourceMapping:EventSourceMapping': [
    'AWS::Lambda::EventSourceMapping',
    ({ destinationConfig, ...i }) => ({
      ...(capitals(i) as Values),
      DestinationConfig: destinationConfig && {
        OnFailure: { Destination: destinationConfig.onFailure.destinationArn },
      },
    }),
  ],
  'aws:scheduler/schedule:Schedule': ['AWS::Scheduler::Schedule', capitals],
  'aws:lambda/functionUrl:FunctionUrl': [
    'AWS::Lambda::Url',
    (i) => ({ TargetFunctionArn: i.functionName, AuthType: i.authorizationType }),
  ],
  'aws:iam/role:Role': ['AWS::IAM::Role', roleOf],
  'aws:s3/bucketPolicy:BucketPolicy': [
    'AWS::S3::BucketPolicy',
    (i) => ({ Bucket: i.bucket, PolicyDocument: parsed(i.policy) }),
  ],
  'aws:cloudwatch/logGroup:LogGroup': [
    'AWS::Logs::LogGroup',
    (i) => ({ LogGroupName: i.name, RetentionInDays: i.retentionInDays }),
  ],
  'aws:kms/key:Key': [
    'AWS::KMS::Key',
    (i) => ({
      EnableKeyRotation: i.enableKeyRotation,
      PendingWindowInDays: i.deletionWindowInDays,
    }),
  ],
}

/** Literal ARNs become references again, so that rules across resources can follow them. */
function linked(value: unknown, byName: Map<string, string>, self: string): unknown {
  if (Array.isArray(value)) return value.map((each) => linked(each, byName, self))
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([k, each]) => [k, linked(each, byName, self)]),
    )
  }
  if (typeof value !== 'string' || !value.startsWith('arn:')) return value
  const target = byName.get(value.split(/[:/]/).at(-1) ?? '')
  return target && target !== self ? { 'Fn::GetAtt': [target, 'Arn'] } : value
}

/** The plan as a CloudFormation template; types that the validator adds nothing to are left out. */
export function templateOf(plan: Plan): { Resources: Record<string, Values> } {
  const known = plan.resources.filter(({ custom, type }) => custom && mapping[type])
  const byName = new Map(known.map(({ inputs, name }) => [String(inputs.name), name]))
  const Resources: Record<string, Values> = {}
  for (const { type, name, inputs } of known) {
    const [Type, convert] = mapping[type] ?? ['', () => ({})]
    const plain = JSON.parse(JSON.stringify(convert(inputs)))
    Resources[name] = { Type, Properties: linked(plain, byName, name) }
  }
  return { Resources }
}

/** W9002 and W9013 say that ARNs are literal: in a plan they must be. */
const ARTEFACTS = new Set(['W9002', 'W9013'])

const inside = createRequire(require.resolve('aws-cdk-lib/package.json'))
const validator = inside('@aws/cloudformation-validate') as Validator
const engine = new validator.CompositeEngine()

/** What AWS's validator finds wrong in a template, for a region. */
export function validate(template: object, region = 'eu-west-1'): Diagnostic[] {
  const { diagnostics } = engine.validateTemplate(
    new validator.TemplateContent(JSON.stringify(template)),
    { detailLevel: 'STANDARD', severityLevel: 'WARN', pseudoParameterOverrides: { region } },
  )
  return diagnostics.filter(({ ruleId }) => !ARTEFACTS.has(ruleId))
}
