import { get as httpGet } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from './index.ts'
import type { HttpEvent, HttpResult } from './lambda.ts'
import { fakeFunctions, until } from './testing.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe])
const woken: string[] = []
let cloud: Cloud

const answers: Record<string, (event: HttpEvent) => HttpResult | Promise<HttpResult>> = {
  '/api/cookies': () => ({ statusCode: 200, cookies: ['a=1; Path=/', 'b=2; HttpOnly'], body: '' }),
  '/api/binary': () => ({
    statusCode: 200,
    headers: { 'content-type': 'image/png' },
    body: PNG.toString('base64'),
    isBase64Encoded: true,
  }),
  '/api/empty': () => ({ statusCode: 204 }),
  '/api/broken': () => {
    throw new Error('secret of the house')
  },
}

beforeAll(async () => {
  cloud = await startCloud({
    app: false,
    suffix: 'http-test',
    functions: fakeFunctions({
      api: (event) =>
        answers[event.rawPath]?.(event) ?? {
          statusCode: 201,
          headers: { 'content-type': 'application/json', 'x-count': 2 },
          body: JSON.stringify(event),
        },
      events: (event) => {
        woken.push(...event.Records.map((record) => record.dynamodb.Keys.pk?.S ?? ''))
        return undefined
      },
    }),
  })
})
afterAll(() => cloud.stop())

const get = (path: string, init?: RequestInit) => fetch(cloud.url + path, init)
const sent = async (path: string, init?: RequestInit): Promise<HttpEvent> => {
  const answer = await get(path, init)
  return JSON.parse(await answer.text())
}

describe('a request becomes a function URL event', () => {
  it('keeps repeated keys of the query apart and raw', async () => {
    const event = await sent('/api/list?a=1&a=2&q=%E7%8E%8B%20b')
    expect(event.rawPath).toBe('/api/list')
    expect(event.rawQueryString).toBe('a=1&a=2&q=%E7%8E%8B%20b')
    expect(event.queryStringParameters).toEqual({ a: '1,2', q: '王 b' })
    expect(event.requestContext.http.method).toBe('GET')
    expect(event.requestContext.http.sourceIp).toContain('127.0.0.1')
    expect(event.body).toBeUndefined()
  })

  it('lowers header names and takes cookies apart', async () => {
    const event = await sent('/api/x', { headers: { 'X-Thing': 'A', Cookie: 'a=1; b=2' } })
    expect(event.headers['x-thing']).toBe('A')
    expect(event.cookies).toEqual(['a=1', 'b=2'])
    expect(event.headers.cookie).toBeUndefined()
  })

  it('sends text as text and everything else as base64', async () => {
    const json = await sent('/api/x', {
      method: 'POST',
      body: '{"name":"王"}',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    })
    expect([json.body, json.isBase64Encoded]).toEqual(['{"name":"王"}', false])

    const png = await sent('/api/x', {
      method: 'POST',
      body: PNG,
      headers: { 'content-type': 'image/png' },
    })
    expect([png.body, png.isBase64Encoded]).toEqual([PNG.toString('base64'), true])

    const gb18030 = Buffer.from([0xcd, 0xf5])
    const csv = await sent('/api/x', {
      method: 'POST',
      body: gb18030,
      headers: { 'content-type': 'text/csv' },
    })
    expect([csv.body, csv.isBase64Encoded]).toEqual([gb18030.toString('base64'), true])
  })
})

describe('a result becomes a response', () => {
  it('sets status, headers and every cookie', async () => {
    const answer = await get('/api/x')
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-count')).toBe('2')
    const cookies = await get('/api/cookies')
    expect(cookies.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; HttpOnly'])
  })

  it('carries binary bodies, empty ones, and headers alone for HEAD', async () => {
    const binary = await get('/api/binary')
    expect(Buffer.from(await binary.arrayBuffer()).equals(PNG)).toBe(true)
    const empty = await get('/api/empty')
    expect([empty.status, empty.headers.get('content-length')]).toEqual([204, null])
    const head = await get('/api/binary', { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual([`${PNG.length}`, ''])
  })

  it('says nothing of the inside when a function throws', async () => {
    const answer = await get('/api/broken')
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.text()).not.toContain('secret')
  })
})

describe('limits', () => {
  it('takes 6 MB and refuses more, stated or not', async () => {
    const fits = await get('/api/x', { method: 'POST', body: Buffer.alloc(6 * 2 ** 20) })
    expect(fits.status).toBe(201)
    await fits.arrayBuffer()
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(cloud.url).port), '127.0.0.1')
      socket.on('data', (data) => resolve(data.toString().split('\r\n')[0] ?? ''))
      socket.on('error', reject)
      socket.write('POST /api/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
      const chunk = Buffer.alloc(2 ** 20)
      for (let i = 0; i < 7; i++) {
        socket.write(`${chunk.length.toString(16)}\r\n`)
        socket.write(chunk)
        socket.write('\r\n')
      }
    })
    expect(status).toContain('413')
    const stated = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(cloud.url).port), '127.0.0.1')
      socket.on('data', (data) => resolve(data.toString().split('\r\n')[0] ?? ''))
      socket.on('error', reject)
      socket.write('POST /api/x HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\n')
    })
    expect(stated).toContain('413')
  })

  it('refuses other methods outside the functions', async () => {
    const answer = await get('/anything', { method: 'POST' })
    expect(answer.status).toBe(405)
  })
})

it('leads a person from 127.0.0.1 to the address where sign-in works, and no program', async () => {
  const numeric = cloud.url.replace('localhost', '127.0.0.1')
  const open = (headers: Record<string, string>) =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      const request = httpGet(`${numeric}/t/county?x=1`, { headers }, (answer) => {
        answer.resume()
        resolve([answer.statusCode, answer.headers.location])
      })
      request.on('error', reject)
    })
  expect(await open({ 'sec-fetch-mode': 'navigate' })).toEqual([302, `${cloud.url}/t/county?x=1`])
  expect(await open({})).toEqual([404, undefined])
})

describe('wake-ups', () => {
  it('follow a write to a tenant and no read', async () => {
    woken.length = 0
    await (await get('/api/t/county/households')).text()
    await (await get('/api/t/reader/households', { method: 'HEAD' })).text()
    await (await get('/api/t/county/households', { method: 'POST', body: '{}' })).text()
    expect(await until(() => woken.length > 0)).toBe(true)
    await cloud.idle()
    expect(woken).toEqual(['$terrace#tenant_county'])
  })
})
