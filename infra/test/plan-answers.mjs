/** What AWS would answer, as far as the components look at it. */

export const ACCOUNT = '111122223333'

/** Where the plan is made; the partition follows. */
export const place = {
  region: 'eu-west-1',
  partition(region = place.region) {
    if (region.startsWith('cn-')) return 'aws-cn'
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  },
  arn: (service, rest, region = place.region, account = ACCOUNT) =>
    `arn:${place.partition()}:${service}:${region}:${account}:${rest}`,
}

const { arn } = place
const s3 = (bucket) => `${bucket}.s3.${place.region}.local`

/** Computed properties by resource type: (inputs, name, region) → state. */
export const answers = {
  'aws:dynamodb/table:Table': ({ name, streamEnabled }) => ({
    arn: arn('dynamodb', `table/${name}`),
    streamArn: streamEnabled ? arn('dynamodb', `table/${name}/stream/2026`) : '',
  }),
  'aws:sqs/queue:Queue': ({ name }) => ({
    arn: arn('sqs', name),
    url: `https://sqs.${place.region}.local/${ACCOUNT}/${name}`,
  }),
  'aws:s3/bucket:Bucket': ({ bucket }) => ({
    arn: `arn:${place.partition()}:s3:::${bucket}`,
    bucketRegionalDomainName: s3(bucket),
    bucketDomainName: s3(bucket),
  }),
  'aws:kms/key:Key': (_inputs, name) => ({ arn: arn('kms', `key/${name}`), keyId: name }),
  'aws:lambda/function:Function': ({ name }, _name, region) => ({
    arn: arn('lambda', `function:${name}`, region),
    invokeArn: `invoke:${name}`,
    version: '1',
    qualifiedArn: arn('lambda', `function:${name}:1`, region),
  }),
  'aws:lambda/functionUrl:FunctionUrl': (_inputs, name) => ({
    functionUrl: `https://${name.toLowerCase()}.lambda-url.local/`,
  }),
  'aws:iam/role:Role': ({ name }) => ({ arn: arn('iam', `role/${name}`, '') }),
  'aws:cloudwatch/logGroup:LogGroup': ({ name }) => ({ arn: arn('logs', `log-group:${name}`) }),
  'aws:cloudfront/distribution:Distribution': (_inputs, name) => ({
    arn: arn('cloudfront', `distribution/${name}`, ''),
    domainName: `${name.toLowerCase()}.cloudfront.local`,
    hostedZoneId: 'Z2',
  }),
  'aws:acm/certificate:Certificate': ({ domainName }) => ({
    domainValidationOptions: [
      {
        domainName,
        resourceRecordName: `_1.${domainName}`,
        resourceRecordType: 'CNAME',
        resourceRecordValue: 'validate.local',
      },
    ],
  }),
  // SST's own providers; only the look-up of a hosted zone answers with something.
  'pulumi-nodejs:dynamic:Resource': () => ({ zoneId: 'Z1' }),
}

const one = (list) => (Array.isArray(list) && list.length === 1 ? list[0] : list)

function statement({ sid, effect, actions, resources, principals, conditions }) {
  const Condition = {}
  for (const { test, variable, values } of conditions ?? []) {
    Condition[test] ??= {}
    Condition[test][variable] = one(values)
  }
  const everyone = principals?.[0]?.type === '*'
  return {
    Sid: sid,
    Effect: effect ?? 'Allow',
    Action: one(actions),
    Resource: one(resources),
    Principal: everyone
      ? '*'
      : principals &&
        Object.fromEntries(principals.map(({ type, identifiers }) => [type, one(identifiers)])),
    Condition: conditions?.length ? Condition : undefined,
  }
}

/** Answers of invokes. One that is not here fails the plan. */
export const invokes = {
  'aws:index/getRegion:getRegion': () => ({
    region: place.region,
    name: place.region,
    id: place.region,
  }),
  'aws:index/getPartition:getPartition': () => ({
    partition: place.partition(),
    dnsSuffix: 'amazonaws.com',
    id: place.partition(),
  }),
  'aws:index/getCallerIdentity:getCallerIdentity': () => ({
    accountId: ACCOUNT,
    arn: arn('iam', 'user/mock', ''),
    userId: 'U',
  }),
  // Without statements there must be none at all: the component asks for that.
  'aws:iam/getPolicyDocument:getPolicyDocument': ({ statements }) => ({
    statements: statements?.length ? statements : undefined,
    json: JSON.stringify({ Version: '2012-10-17', Statement: (statements ?? []).map(statement) }),
  }),
}
