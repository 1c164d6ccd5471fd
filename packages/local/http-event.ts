import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpEvent, HttpResult } from './lambda.ts'

/** Lambda refuses a larger request; bytes. Larger files go to the bucket by a signed address. */
export const BODY_LIMIT = 6 * 1024 * 1024

const TEXT =
  /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript|x-www-form-urlencoded))/i

let serial = 0

/** The body of a request, or undefined when it is longer than `limit` bytes. */
export function readBody(
  request: IncomingMessage,
  limit = BODY_LIMIT,
): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) resolve(undefined)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the client went away')))
  })
}

/** Names in lower case, repeated ones joined by a comma, cookies apart: as the gateway does it. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name in request.headers) {
    if (name === 'cookie') continue
    const value = request.headers[name]
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(',')
  }
  return headers
}

/** Repeated keys joined by a comma, as version 2.0 does; `rawQueryString` keeps them apart. */
function queryOf(raw: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [key, value] of new URLSearchParams(raw)) {
    query[key] = Object.hasOwn(query, key) ? `${query[key]},${value}` : value
  }
  return query
}

/** An HTTP request in the shape of a Lambda function URL (payload version 2.0). */
export function toEvent(request: IncomingMessage, body: Buffer | undefined): HttpEvent {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const rawPath = mark < 0 ? url : url.slice(0, mark)
  const rawQueryString = mark < 0 ? '' : url.slice(mark + 1)
  const headers = headersOf(request)
  const host = headers.host ?? 'localhost'
  const now = new Date()
  serial += 1
  const event: HttpEvent = {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: host,
      domainPrefix: 'local',
      requestId: `http-${serial}`,
      routeKey: '$default',
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
    },
    isBase64Encoded: false,
  }
  const cookie = request.headers.cookie
  if (cookie) event.cookies = cookie.split(/; */)
  if (rawQueryString) event.queryStringParameters = queryOf(rawQueryString)
  if (body && body.length > 0) {
    // Text in another encoding (a spreadsheet's GB18030) must arrive byte by byte.
    event.isBase64Encoded = !(TEXT.test(headers['content-type'] ?? '') && isUtf8(body))
    event.body = body.toString(event.isBase64Encoded ? 'base64' : 'utf8')
  }
  return event
}

/** Sends a function's result; a HEAD request gets the headers alone. */
export function sendResult(request: IncomingMessage, out: ServerResponse, result: HttpResult) {
  const text = result.body ?? ''
  // Text goes out in one piece with its headers; bytes would be a second one.
  const body = result.isBase64Encoded ? Buffer.from(text, 'base64') : text
  const headers: string[] = []
  for (const name in result.headers) {
    if (name.toLowerCase() === 'content-length') continue
    headers.push(name, String(result.headers[name]))
  }
  for (const cookie of result.cookies ?? []) headers.push('set-cookie', cookie)
  const empty = result.statusCode === 204 || result.statusCode === 304
  if (!empty) headers.push('content-length', String(Buffer.byteLength(body)))
  out.writeHead(result.statusCode, headers)
  if (empty || request.method === 'HEAD') out.end()
  else out.end(body)
}

/** A refusal of the runner itself, in the same form as the functions' own (RFC 9457). */
export function sendProblem(out: ServerResponse, status: number, code: string, detail: string) {
  if (out.headersSent) return void out.destroy()
  const body = JSON.stringify({ type: 'about:blank', status, code, title: detail, detail })
  out.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  out.end(body)
}
