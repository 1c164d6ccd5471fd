import { startEngines } from '../packages/local/engines.ts'

/**
 * One set of engines for a whole test run, in memory. Test files share it and take tables, queues
 * and buckets of their own (`provision(endpoints, suffix)`). The workers inherit the environment.
 * The S3 server knows one access key by name and checks no signature.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const engines = await startEngines()
  const defaults = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    S3_PUBLIC_ENDPOINT: engines.s3,
  }
  for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value
  process.env.DYNAMODB_ENDPOINT = engines.dynamodb
  process.env.SQS_ENDPOINT = engines.sqs
  process.env.S3_ENDPOINT = engines.s3
  return engines.stop
}
