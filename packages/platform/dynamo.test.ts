import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { Dynamo, DynamoError } from './dynamo.ts'
import type { Credentials } from './sigv4.ts'

const permanent = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
/** What a function's role has: the same secret never lasts. */
const passing = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'other', sessionToken: 'token=' }
let given: Credentials = permanent
const credentials = () => given
type Seen = { target: string; headers: IncomingMessage['headers']; body: Record<string, unknown> }

let server: Server | undefined
let client: Dynamo | undefined
afterEach(() => {
  client?.destroy()
  server?.closeAllConnections()
  server?.close()
})

/** A table that answers each request with the next of `answers`; `cut` breaks the connection. */
async function table(...answers: ([status: number, body: unknown] | 'cut')[]) {
  const seen: Seen[] = []
  const answer = (request: IncomingMessage, out: ServerResponse, text: string) => {
    const target = String(request.headers['x-amz-target'])
    seen.push({ target, headers: request.headers, body: JSON.parse(text) })
    const next = answers[Math.min(seen.length, answers.length) - 1] ?? 'cut'
    if (next === 'cut') return void out.destroy()
    out.writeHead(next[0], { 'content-type': 'application/x-amz-json-1.0' })
    out.end(JSON.stringify(next[1]))
  }
  const made = createServer((request, out) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, out, Buffer.concat(chunks).toString()))
  })
  server = made
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done))
  const endpoint = `http://127.0.0.1:${(made.address() as AddressInfo).port}`
  client = new Dynamo({ endpoint, region: 'eu-west-1', credentials })
  return { seen, client }
}

/** The digest that AWS's signer asks for. */
class Sha256 {
  private readonly hash
  constructor(secret?: unknown) {
    this.hash = secret ? createHmac('sha256', secret as Buffer) : createHash('sha256')
  }
  update(data: unknown) {
    this.hash.update(data as Buffer)
  }
  digest = async () => new Uint8Array(this.hash.digest())
  reset = () => undefined
}

const THROTTLED: [number, unknown] = [
  400,
  { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException', message: 'slow down' },
]

describe('values', () => {
  test('go out in DynamoDB’s notation and come back plain', async () => {
    const wire = {
      pk: { S: 'a' },
      bytes: { B: 'AQI=' },
      n: { N: '7' },
      yes: { BOOL: true },
      list: { L: [{ S: 'x' }] },
    }
    const { seen, client } = await table([
      200,
      { Item: wire, ConsumedCapacity: { CapacityUnits: 0.5 } },
    ])
    const input = { TableName: 't', Key: { pk: 'a' }, ProjectionExpression: undefined }
    expect(await client.send('GetItem', input)).toEqual({
      Item: { pk: 'a', bytes: Buffer.from([1, 2]), n: 7, yes: true, list: ['x'] },
      ConsumedCapacity: { CapacityUnits: 0.5 },
    })
    expect(seen[0]?.target).toBe('DynamoDB_20120810.GetItem')
    expect(seen[0]?.body).toEqual({ TableName: 't', Key: { pk: { S: 'a' } } })
  })

  test('of lists, batches and conditions too; what is undefined is left out', async () => {
    const { seen, client } = await table([
      200,
      {
        Responses: { t: [{ pk: { S: 'a' } }] },
        UnprocessedKeys: { t: { Keys: [{ pk: { S: 'b' } }] } },
      },
    ])
    const keys = [{ pk: 'a' }, { pk: 'b' }]
    const answer = await client.send('BatchGetItem', { RequestItems: { t: { Keys: keys } } })
    expect(answer).toEqual({
      Responses: { t: [{ pk: 'a' }] },
      UnprocessedKeys: { t: { Keys: [{ pk: 'b' }] } },
    })
    const Put = {
      Item: {
        pk: 'a',
        gone: undefined,
        in: { deep: undefined, kept: null },
        bytes: new Uint8Array([1, 2]),
      },
      ExpressionAttributeValues: { ':v': 1 },
    }
    await client.send('TransactWriteItems', { TransactItems: [{ Put }] })
    expect(seen[1]?.body.TransactItems).toEqual([
      {
        Put: {
          Item: { pk: { S: 'a' }, in: { M: { kept: { NULL: true } } }, bytes: { B: 'AQI=' } },
          ExpressionAttributeValues: { ':v': { N: '1' } },
        },
      },
    ])
  })
})

describe('trouble', () => {
  test('what the service throttled is tried again, and in the end said', async () => {
    const passing = await table(THROTTLED, [500, {}], [200, {}])
    expect(await passing.client.send('GetItem', {})).toEqual({})
    expect(passing.seen).toHaveLength(3)
    const lasting = await table(THROTTLED)
    await expect(lasting.client.send('GetItem', {})).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'slow down',
    })
    expect(lasting.seen).toHaveLength(4)
  })

  test('a broken connection is tried again; a transaction says that it is the same', async () => {
    const { seen, client } = await table('cut', [200, {}])
    await client.send('TransactWriteItems', { TransactItems: [] })
    const tokens = seen.map(({ body }) => body.ClientRequestToken)
    expect(tokens).toEqual([expect.stringMatching(/^[\w-]{36}$/), tokens[0]])
  })

  test('a refusal is not tried again, and carries what was there', async () => {
    const { seen, client } = await table([
      400,
      {
        __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
        Message: 'cancelled',
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Item: { v: { N: '3' } } },
        ],
      },
    ])
    const error = await client.send('TransactWriteItems', {}).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DynamoError)
    expect(error).toMatchObject({
      name: 'TransactionCanceledException',
      status: 400,
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { v: 3 } }],
    })
    expect(seen).toHaveLength(1)
  })
})

test('each request is signed as AWS’s own signer signs it, whoever asks', async () => {
  const { seen, client } = await table([200, {}])
  for (const one of [permanent, passing, permanent]) {
    given = one
    await client.send('GetItem', { TableName: 't', Key: { pk: '清' } })
  }
  expect(seen).toHaveLength(3)
  expect(seen.map(({ headers }) => headers['x-amz-security-token'])).toEqual([
    undefined,
    'token=',
    undefined,
  ])
  await Promise.all(seen.map((one, i) => verify(one, i === 1 ? passing : permanent)))
})

async function verify({ headers, body }: Seen, credentials: Credentials) {
  const { SignatureV4 } = await import('@smithy/signature-v4')
  const signer = new SignatureV4({
    service: 'dynamodb',
    region: 'eu-west-1',
    credentials: { ...credentials },
    sha256: Sha256,
    applyChecksum: false,
  })
  const names = /SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1]?.split(';') ?? []
  const day = String(headers['x-amz-date'])
  const at = day.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z')
  const signed = await signer.sign(
    {
      method: 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: '/',
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
      body: JSON.stringify(body),
    },
    { signingDate: new Date(at), signableHeaders: new Set(names) },
  )
  expect(names).toContain('x-amz-target')
  expect(headers.authorization).toBe(signed.headers.authorization)
}
