/** Properties of planned resources, as far as tests look into them; any of them may be absent. */
export interface Inputs {
  [other: string]: unknown
  name?: string
  arn?: string
  // Table
  attributes?: { name: string; type: string }[]
  hashKey?: string
  rangeKey?: string
  globalSecondaryIndexes?: {
    name: string
    hashKey: string
    rangeKey: string
    projectionType: string
    nonKeyAttributes: string[]
  }[]
  ttl?: { attributeName: string; enabled: boolean }
  pointInTimeRecovery?: { enabled: boolean }
  serverSideEncryption?: { enabled: boolean; kmsKeyArn: string }
  // Queue
  redrivePolicy?: string
  // Bucket
  rules?: { filter: { prefix: string }; expiration: { days: number } }[]
  policy?: string
  // Function
  environment?: { variables: Record<string, string> }
  // Role
  assumeRolePolicy?: string | object
  destinationConfig?: { onFailure: { destinationArn: string } }
  managedPolicyArns?: string[]
  inlinePolicies?: { name: string; policy: string }[]
  // CloudFront
  code?: string
  entries?: Record<string, string>
  defaultCacheBehavior?: { lambdaFunctionAssociations: unknown[] }
}
