import { startEngines } from '../packages/local/engines.ts'
import { useLocalCredentials } from '../packages/local/environment.ts'

/**
 * One set of engines for a whole test run, in memory. Test files share it and take tables, queues
 * and buckets of their own (`provision(endpoints, suffix)`). The workers inherit the environment.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const engines = await startEngines()
  useLocalCredentials('terrace-test')
  process.env.S3_PUBLIC_ENDPOINT = engines.s3
  process.env.DYNAMODB_ENDPOINT = engines.dynamodb
  process.env.SQS_ENDPOINT = engines.sqs
  process.env.S3_ENDPOINT = engines.s3
  return engines.stop
}
