import { createHmac } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Dynamo } from '@terrace/platform/dynamo'
import { type Item, Table } from './dynamo/store.ts'
import { createIdentity, type Identity } from './identity.ts'
import type { IdentityMail, IdentityOptions } from './options.ts'

/** A table of its own for one test file, on the engine that DYNAMODB_ENDPOINT names. */
export async function testTable(): Promise<Table> {
  const endpoint = process.env.DYNAMODB_ENDPOINT ?? 'http://127.0.0.1:8000'
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const maker = new DynamoDBClient({ region: 'us-east-1', endpoint, credentials })
  const name = `identity-${process.pid}-${Date.now()}-${Math.floor(Math.random() * 1e9)}`
  await maker.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
    }),
  )
  return new Table(new Dynamo({ endpoint, credentials: () => credentials }), name)
}

export const ORIGIN = 'http://localhost:3000'
export const PASSWORD = 'correct horse battery'
/** Fast enough for tests; the real cost has a test of its own. */
export const CHEAP = { ln: 4, r: 8, p: 1 }
export const SECRETS = [{ version: 1, value: 'a secret of at least thirty-two characters' }]

export type World = {
  table: Table
  identity: Identity
  mails: IdentityMail[]
  events: { event: string; data: Record<string, unknown> }[]
  /** What the library took for errors. */
  log: string[]
}

/** An identity on `table`; give the same table to several to have several instances. */
export function testWorld(table: Table, options: Partial<IdentityOptions> = {}): World {
  const mails: IdentityMail[] = []
  const events: World['events'] = []
  const log: string[] = []
  const identity = createIdentity({
    client: table.client,
    table: table.name,
    baseURL: ORIGIN,
    secrets: SECRETS,
    rpID: 'localhost',
    rateLimit: false,
    passwordCost: CHEAP,
    send: async (mail) => void mails.push(mail),
    audit: async (event, data) => void events.push({ event, data }),
    log: (message) => void log.push(message),
    ...options,
  })
  return { table, identity, mails, events, log }
}

export type Answer = { status: number; headers: Headers; text: string; json: Json }
/** What tests look at in an answer; absent fields are undefined. */
export type Json = Record<string, unknown> & {
  code?: string
  token?: string | null
  user?: Record<string, unknown>
  url?: string
  totpURI?: string
  backupCodes?: string[]
  twoFactorRedirect?: boolean
}

/** A browser: keeps cookies by host, sends the page's origin. */
export class Browser {
  readonly jar = new Map<string, string>()
  private readonly handler: (request: Request) => Response | Promise<Response>
  private readonly origin: string
  constructor(handler: Identity['handler'] | Browser['handler'], origin = ORIGIN) {
    this.handler = handler
    this.origin = origin
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get = (path: string, headers: Record<string, string> = {}) => this.call(path, undefined, headers)

  post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    this.call(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })

  async call(path: string, body: string | undefined, headers: Record<string, string>) {
    const request = new Request(`${this.origin}/auth${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { origin: this.origin, cookie: this.cookie, ...headers },
      body: body ?? null,
    })
    const response = await this.handler(request)
    for (const line of response.headers.getSetCookie()) keep(this.jar, line)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parsed(text) }
  }
}

const parsed = (text: string): Json => {
  try {
    return (JSON.parse(text) ?? {}) as Json
  } catch {
    return {}
  }
}

/** Stores or removes one Set-Cookie line. */
export function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const at = pair.indexOf('=')
  const gone = attributes.some((attribute) => /^max-age=0$|1970/i.test(attribute))
  if (gone) jar.delete(pair.slice(0, at))
  else jar.set(pair.slice(0, at), pair.slice(at + 1))
}

/** All rows of a model, as stored. */
export const rows = async ({ table }: { table: Table }, model: string): Promise<Item[]> =>
  table.scan(`$identity#${model}#`)

/** RFC 6238 with SHA-1, six digits and 30 seconds, `steps` from now. */
export function totp(secret: string | Buffer, steps = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0')
}

/** The key inside an `otpauth:` address. */
export function keyOfUri(uri: string): Buffer {
  const text = new URL(uri).searchParams.get('secret') ?? ''
  const digits = [...text.replace(/=+$/, '')].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = digits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((bits) => Number.parseInt(bits, 2)))
}
