import { randomUUID } from 'node:crypto'
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import aws4 from 'aws4'
import { shapeAnswer, shapeRequest } from './dynamo-shape.ts'

export type DynamoOperation =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'TransactWriteItems'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

export interface DynamoSettings {
  /** Another server that speaks the API; AWS's own of the region by default. */
  endpoint?: string
  region?: string
  /** Asked before each attempt; the environment's by default, which is a function's own role. */
  credentials?: () => Credentials | Promise<Credentials>
}

type Plain = Record<string, unknown>

/** What the service answered instead: `name` is its code, as the SDK names it. */
export class DynamoError extends Error {
  readonly status: number
  constructor(status: number, { __type, message, Message, ...more }: Plain) {
    super(String(message ?? Message ?? ''))
    this.name = String(__type ?? 'UnknownError').replace(/^.*#/, '')
    this.status = status
    Object.assign(this, more)
  }
}

const ATTEMPTS = 4
/** Milliseconds before the second attempt at most; doubled for each one after. */
const FIRST_PAUSE = 25
/** An attempt that hears nothing for so long is given up, in milliseconds. */
const PATIENCE = 15_000
const THROTTLED =
  /^(Throttling|ThrottlingException|ProvisionedThroughputExceededException|RequestLimitExceeded|RequestThrottled|TransactionInProgressException)$/

/**
 * DynamoDB's JSON protocol over a kept-alive connection, with plain values in and out. It is in
 * place of AWS's SDK, whose chain of steps cost more processor time than the rest of a request, and
 * whose modules more than all of ours at a cold start (DECISIONS.md 19). Throttling, a server's own
 * error and a broken connection are tried again; a transaction carries a token, so that one that
 * took effect unheard does not take effect twice.
 * @throws DynamoError, or the connection's own error after the last attempt
 */
export class Dynamo {
  private readonly url: URL
  private readonly region: string
  private readonly credentials: () => Credentials | Promise<Credentials>
  private readonly agent: HttpAgent | HttpsAgent
  private readonly secure: boolean

  constructor(settings: DynamoSettings = {}) {
    this.region = settings.region ?? process.env.AWS_REGION ?? 'us-east-1'
    this.url = new URL(settings.endpoint ?? awsEndpoint(this.region))
    this.secure = this.url.protocol === 'https:'
    this.credentials = settings.credentials ?? fromEnvironment
    const options = { keepAlive: true, maxSockets: 64 }
    this.agent = this.secure ? new HttpsAgent(options) : new HttpAgent(options)
  }

  async send<T = Plain>(operation: DynamoOperation, input: Plain): Promise<T> {
    const token =
      operation === 'TransactWriteItems' ? { ClientRequestToken: randomUUID() } : undefined
    const body = shapeRequest(token ? { ...token, ...input } : input)
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.attempt(operation, body)) as T
      } catch (error) {
        if (attempt >= ATTEMPTS || !isPassing(error)) throw error
        await rest(attempt)
      }
    }
  }

  /** Closes what is kept open: a process that is done may end. */
  destroy(): void {
    this.agent.destroy()
  }

  private async attempt(operation: DynamoOperation, body: string): Promise<Plain> {
    const given = this.credentials()
    const { headers } = aws4.sign(
      {
        service: 'dynamodb',
        region: this.region,
        host: this.url.host,
        method: 'POST',
        path: '/',
        headers: {
          'Content-Type': 'application/x-amz-json-1.0',
          'X-Amz-Target': `DynamoDB_20120810.${operation}`,
        },
        body,
      },
      given instanceof Promise ? await given : given,
    )
    const { status, text } = await this.exchange(headers as Record<string, string>, body)
    if (status === 200) return shapeAnswer(text)
    throw new DynamoError(status, parsed(text))
  }

  private exchange(headers: Record<string, string>, body: string) {
    const { hostname, port } = this.url
    const options = { agent: this.agent, hostname, port, method: 'POST', path: '/', headers }
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const out = (this.secure ? httpsRequest : httpRequest)(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const [only] = chunks
          const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks)
          resolve({ status: answer.statusCode ?? 0, text: whole.toString() })
        })
        answer.on('error', reject)
      })
      out.setTimeout(PATIENCE, () => out.destroy(new Error('the table did not answer in time')))
      out.on('error', reject)
      out.end(body)
    })
  }
}

/** China's regions stand under a domain of their own. */
const awsEndpoint = (region: string): string =>
  `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

let found: Promise<() => Promise<Credentials>> | undefined

/** A function's role is in its environment; an operator's profile is looked for as AWS does it. */
function fromEnvironment(): Credentials | Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env
  if (accessKeyId && secretAccessKey) {
    return { accessKeyId, secretAccessKey, sessionToken: process.env.AWS_SESSION_TOKEN }
  }
  found ??= import('@aws-sdk/credential-provider-node').then(({ defaultProvider }) =>
    defaultProvider(),
  )
  return found.then((provider) => provider())
}

function parsed(text: string): Plain {
  try {
    return shapeAnswer(text)
  } catch {
    return { message: text.slice(0, 200) }
  }
}

const isPassing = (error: unknown): boolean =>
  !(error instanceof DynamoError) || error.status >= 500 || THROTTLED.test(error.name)

const rest = (attempt: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.random() * FIRST_PAUSE * 2 ** attempt))
