import { randomBytes } from 'node:crypto'
import type { Ports } from '@terrace/platform/context'
import { Db, type Interceptor } from '@terrace/platform/db'
import { Dynamo } from '@terrace/platform/dynamo'
import { Files } from '@terrace/platform/files'
import { Keyring, localMasterKey, type MasterKey } from '@terrace/platform/keyring'
import { kmsMasterKey } from '@terrace/platform/kms-master-key'
import { type Mailer, outboxMailer, sesMailer } from '@terrace/platform/mail'
import { Queue } from '@terrace/platform/queue'

/** What a function finds in its environment; the one place where it is read. */
export interface Env {
  TABLE: string
  QUEUE_WORK: string
  QUEUE_BULK: string
  BUCKET_FILES: string
  BASE_URL: string
  DYNAMODB_ENDPOINT?: string
  SQS_ENDPOINT?: string
  S3_ENDPOINT?: string
  /** Where a browser reaches the same files. */
  S3_PUBLIC_ENDPOINT?: string
  AUTH_SECRET?: string
  /** 32 bytes, base64: a local install. On AWS the key is KMS_KEY. */
  MASTER_KEY?: string
  KMS_KEY?: string
  MAIL_OUTBOX?: string
  /** The sender of mails through SES. */
  MAIL_FROM?: string
  TERRACE_ENV?: string
  RATE?: string
}

/** Real clients from the environment; tests and the local cloud pass clocks of their own. */
export function makePorts(
  env: Env,
  options: { now?: () => Date; machineNow?: () => Date; intercept?: Interceptor } = {},
): Ports {
  const now = options.now ?? (() => new Date())
  const client = new Dynamo(at(env.DYNAMODB_ENDPOINT))
  return {
    db: new Db(client, env.TABLE, undefined, options.intercept),
    files: new Files(async () => {
      const { S3Files } = await import('@terrace/platform/s3-files')
      return new S3Files(s3(env.S3_ENDPOINT), env.BUCKET_FILES, s3(env.S3_PUBLIC_ENDPOINT))
    }),
    queue: new Queue(at(env.SQS_ENDPOINT), {
      work: env.QUEUE_WORK,
      bulk: env.QUEUE_BULK,
    }),
    keys: new Keyring(masterKey(env), random),
    mail: mailer(env, now),
    fetch: (...asked) => fetch(...asked),
    now,
    machineNow: options.machineNow ?? now,
    random,
    baseUrl: env.BASE_URL,
  }
}

const POOL = 4096
let pool = new Uint8Array()
/** Chance for ids, a few bytes at a time: asking the system for each costs more than the rest of an id. */
function random(size: number): Uint8Array {
  if (size > pool.length) pool = new Uint8Array(randomBytes(Math.max(POOL, size)))
  const taken = pool.slice(0, size)
  pool = pool.subarray(size)
  return taken
}

const at = (endpoint: string | undefined) => (endpoint ? { endpoint } : {})

/** Checksums only where S3 asks: a browser that follows a link cannot make ours. */
const s3 = (endpoint: string | undefined) => ({
  ...at(endpoint),
  forcePathStyle: endpoint !== undefined,
  requestChecksumCalculation: 'WHEN_REQUIRED' as const,
  responseChecksumValidation: 'WHEN_REQUIRED' as const,
})

function masterKey(env: Env): MasterKey {
  if (env.MASTER_KEY) return localMasterKey(Buffer.from(env.MASTER_KEY, 'base64'))
  if (env.KMS_KEY) return kmsMasterKey(env.KMS_KEY)
  throw new Error('Set KMS_KEY, or MASTER_KEY for an install on one machine.')
}

function mailer(env: Env, now: () => Date): Mailer {
  if (env.MAIL_OUTBOX) return outboxMailer(env.MAIL_OUTBOX, now)
  if (env.MAIL_FROM) return sesMailer(env.MAIL_FROM)
  return async () => {
    throw new Error('Set MAIL_FROM, or MAIL_OUTBOX for an install on one machine.')
  }
}

export const environment = (): Env => process.env as unknown as Env
