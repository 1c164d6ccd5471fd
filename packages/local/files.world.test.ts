import { once } from 'node:events'
import { request as connect } from 'node:http'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { S3Files } from '@terrace/platform/s3-files'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cloud, startCloud } from './index.ts'
import { fakeFunctions, until } from './testing.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud({ app: false, suffix: 'files-test', functions: fakeFunctions() })
})
afterAll(() => cloud.stop())

/** An address as the SDK makes it for S3_PUBLIC_ENDPOINT. */
async function signed(
  method: 'GET' | 'PUT' | 'DELETE',
  Key: string,
  options: { seconds?: number; at?: Date; length?: number } = {},
): Promise<string> {
  const s3 = new S3Client({
    endpoint: cloud.env.S3_PUBLIC_ENDPOINT,
    region: 'us-east-1',
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  const object = { Bucket: cloud.env.BUCKET_FILES, Key }
  const { length } = options
  const command = {
    GET: () => new GetObjectCommand(object),
    DELETE: () => new DeleteObjectCommand(object),
    PUT: () => new PutObjectCommand(length ? { ...object, ContentLength: length } : object),
  }[method]()
  return getSignedUrl(s3, command as GetObjectCommand, {
    expiresIn: options.seconds ?? 60,
    signingDate: options.at ?? new Date(),
    ...(length ? { signableHeaders: new Set(['content-length', 'host']) } : {}),
  })
}

const KEY = "uploads/2026 花名册 (1)'s+.csv"

it('takes a signed upload and gives it back, whole and in part', async () => {
  const put = await fetch(await signed('PUT', KEY), {
    method: 'PUT',
    body: 'id,name\n1,王\n',
    headers: { 'content-type': 'text/csv' },
  })
  expect(put.status).toBe(200)

  const whole = await fetch(await signed('GET', KEY))
  expect(await whole.text()).toBe('id,name\n1,王\n')
  expect(whole.headers.get('content-type')).toBe('text/csv')
  const part = await fetch(await signed('GET', KEY), { headers: { range: 'bytes=3-6' } })
  expect([part.status, await part.text()]).toEqual([206, 'name'])
  const tail = await fetch(await signed('GET', KEY), { headers: { range: 'bytes=-3' } })
  expect([tail.status, await tail.text()]).toEqual([200, 'id,name\n1,王\n'])
})

it('gives a file of the platform under the name it was promised', async () => {
  const s3 = (endpoint: string) => ({ endpoint, region: 'us-east-1', forcePathStyle: true })
  const { S3_ENDPOINT, S3_PUBLIC_ENDPOINT, BUCKET_FILES } = cloud.env
  const files = new S3Files(s3(S3_ENDPOINT), BUCKET_FILES, s3(S3_PUBLIC_ENDPOINT))
  await files.put('exports/a.csv', 'x', 'text/csv')
  const answer = await fetch(await files.link('exports/a.csv', '花名册.csv'))
  expect([answer.status, await answer.text()]).toEqual([200, 'x'])
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('花名册.csv'))
})

it('never lets an uploaded page run as ours', async () => {
  await fetch(await signed('PUT', 'evil.html'), {
    method: 'PUT',
    body: '<script>alert(1)</script>',
    headers: { 'content-type': 'text/html' },
  })
  const page = await fetch(await signed('GET', 'evil.html'))
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect(page.headers.get('content-disposition')).toContain('attachment')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

it('refuses what is not signed for exactly this', async () => {
  const base = `${cloud.env.S3_PUBLIC_ENDPOINT}/${cloud.env.BUCKET_FILES}/`
  const good = await signed('GET', KEY)
  const hourAgo = new Date(Date.now() - 3_600_000)
  const refused: [string, RequestInit?][] = [
    [base + encodeURIComponent(KEY)],
    [good.replace('uploads', 'exports')],
    [good.replace(/X-Amz-Expires=60/, 'X-Amz-Expires=600')],
    [good, { method: 'PUT', body: 'x' }],
    [`${good}&response-content-type=text%2Fhtml`],
    [good.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    [await signed('GET', KEY, { at: hourAgo, seconds: 60 })],
    [await signed('GET', KEY, { seconds: 60 * 60 * 24 * 7, at: new Date(Date.now() + 3_600_000) })],
    [await signed('DELETE', KEY), { method: 'DELETE' }],
  ]
  for (const [url, init] of refused) expect((await fetch(url, init)).status, url).toBe(403)
  expect((await fetch(good)).status).toBe(200)
})

it('holds an upload to its signed headers and to a stated length', async () => {
  const url = await signed('PUT', 'three', { length: 3 })
  expect((await fetch(url, { method: 'PUT', body: 'abcd' })).status).toBe(403)
  expect((await fetch(url, { method: 'PUT', body: 'abc' })).status).toBe(200)

  const open = connect(await signed('PUT', 'open'), { method: 'PUT' })
  open.setHeader('transfer-encoding', 'chunked')
  open.end('abc')
  const [answer] = await once(open, 'response')
  expect(answer.statusCode).toBe(411)
})

it('keeps nothing of an upload that broke off', async () => {
  const upload = connect(await signed('PUT', 'broken'), {
    method: 'PUT',
    headers: { 'content-length': 1_000_000 },
  })
  upload.on('error', () => undefined)
  upload.write(Buffer.alloc(300_000))
  const direct = `${cloud.env.S3_ENDPOINT}/${cloud.env.BUCKET_FILES}/broken`
  expect(await until(async () => (await fetch(direct)).ok)).toBe(true)
  upload.destroy()
  expect(await until(async () => (await fetch(direct)).status === 404)).toBe(true)
})
