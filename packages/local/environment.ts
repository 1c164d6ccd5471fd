import { join, resolve } from 'node:path'
import type { Endpoints } from './engines.ts'
import type { Resources } from './provision.ts'
import type { Secrets } from './secrets.ts'

/** The environment of every function: the names that `packages/functions` reads. */
export type FunctionEnv = Record<
  | 'TABLE'
  | 'QUEUE_WORK'
  | 'QUEUE_BULK'
  | 'BUCKET_FILES'
  | 'DYNAMODB_ENDPOINT'
  | 'SQS_ENDPOINT'
  | 'S3_ENDPOINT'
  | 'S3_PUBLIC_ENDPOINT'
  | 'BASE_URL'
  | 'AUTH_SECRET'
  | 'MASTER_KEY'
  | 'MAIL_OUTBOX'
  | 'TERRACE_ENV',
  string
>

/**
 * The credentials that sign local requests. They replace whatever the shell holds, so that a
 * developer's real account is never used by accident. The local S3 server knows one key by name
 * and checks no signature; `/files` checks it before anything reaches that server.
 */
export function useLocalCredentials(secret: string): void {
  process.env.AWS_REGION ??= 'us-east-1'
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER'
  process.env.AWS_SECRET_ACCESS_KEY = secret
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  for (const name of ['AWS_SESSION_TOKEN', 'AWS_PROFILE']) delete process.env[name]
}

/** Only an address counts: test runners set BASE_URL to a path. */
function baseOf(text: string | undefined): string | undefined {
  return text && /^https?:\/\//.test(text) ? text.replace(/\/+$/, '') : undefined
}

/** Where the functions find everything. Variables that are already set win. */
export function environmentOf(
  endpoints: Endpoints,
  resources: Resources,
  secrets: Secrets,
  place: { url: string; dir: string },
): FunctionEnv {
  const { env } = process
  // The browser reaches the bucket through this server: one origin, and a check of signatures.
  const given = env.S3_PUBLIC_ENDPOINT === endpoints.s3 ? undefined : env.S3_PUBLIC_ENDPOINT
  return {
    TABLE: resources.table,
    QUEUE_WORK: resources.queues.work,
    QUEUE_BULK: resources.queues.bulk,
    BUCKET_FILES: resources.buckets.files,
    DYNAMODB_ENDPOINT: endpoints.dynamodb,
    SQS_ENDPOINT: endpoints.sqs,
    S3_ENDPOINT: endpoints.s3,
    S3_PUBLIC_ENDPOINT: given ?? `${place.url}/files`,
    BASE_URL: baseOf(env.BASE_URL) ?? place.url,
    AUTH_SECRET: env.AUTH_SECRET ?? secrets.auth,
    MASTER_KEY: env.MASTER_KEY ?? secrets.master,
    MAIL_OUTBOX: env.MAIL_OUTBOX ?? resolve(join(place.dir, 'outbox')),
    TERRACE_ENV: env.TERRACE_ENV ?? 'development',
  }
}
