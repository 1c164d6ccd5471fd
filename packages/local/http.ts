import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { topology } from '@terrace/infra/topology'
import { contextOf } from './context.ts'
import { FILES_PREFIX } from './files.ts'
import { readBody, sendProblem, sendResult, toEvent } from './http-event.ts'
import type { Functions } from './lambda.ts'

type Plain = (request: IncomingMessage, out: ServerResponse) => void | Promise<void>

/** What answers once everything is ready; `site`, `outbox` and `calendar` may be absent. */
export type Parts = {
  api: Functions['api']
  auth: Functions['auth']
  files: Plain
  site?: (request: IncomingMessage, out: ServerResponse) => Promise<boolean>
  outbox?: Plain
  calendar?: Plain
  /** The service's own day and hour: what answers of the api are dated with. */
  now: () => Date
  wake: (tenant: string) => void
  /** The app's own address, without a trailing slash. */
  base: string
}

export type Front = {
  server: Server
  /** Until then every address answers 503 `{"status":"starting"}`. */
  ready: (parts: Parts) => void
  /** Takes no new request, lets those under way finish within `patience` milliseconds. */
  stop: (patience?: number) => Promise<void>
}

const prefixes = (name: 'api' | 'auth') =>
  topology.functions[name].paths.map((path) => path.slice(0, -1))
const API = prefixes('api')
const AUTH = prefixes('auth')
const TENANT = /^\/api\/t\/([A-Za-z0-9_-]+)\//

/** Starts to listen; `port` 0 takes a free one. Fault: the port is taken. */
export async function listen(
  host: string,
  port: number,
  log: (message: string) => void,
): Promise<Front> {
  let parts: Parts | undefined
  let stopping: Promise<void> | undefined
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, out) => {
    if (stopping) out.setHeader('connection', 'close')
    if (!parts) return starting(request, out)
    answer(parts, request, out).catch((error: unknown) => {
      if (!request.destroyed || request.complete) log(`${request.url}: ${String(error)}`)
      sendProblem(out, 500, 'internal.broken', 'Something went wrong here.')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new Error(`Port ${port} is in use: set PORT to another one.`) : error)
    })
    server.listen(port, host, resolve)
  })
  return {
    server,
    ready: (given) => {
      parts = given
    },
    stop: (patience = 10_000) => {
      stopping ??= close(server, patience)
      return stopping
    },
  }
}

async function close(server: Server, patience: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A connection kept alive becomes idle only when its last answer is out.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const timer = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(timer)
}

function starting(request: IncomingMessage, out: ServerResponse): void {
  const page = /text\/html/.test(request.headers.accept ?? '')
  const body = page
    ? '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="1">' +
      '<title>Terrace</title><p>Terrace is starting … ' +
      '<span lang="zh-Hans">正在启动……</span></p>'
    : '{"status":"starting"}'
  out.writeHead(503, {
    'content-type': page ? 'text/html; charset=utf-8' : 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'retry-after': '1',
  })
  out.end(body)
}

async function answer(parts: Parts, request: IncomingMessage, out: ServerResponse): Promise<void> {
  const url = request.url ?? '/'
  const under = (prefix: string) => url.startsWith(prefix)
  if (API.some(under)) {
    await call(parts, 'api', request, out)
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const tenant = reads ? undefined : TENANT.exec(url)?.[1]
    if (tenant) parts.wake(tenant)
    return
  }
  if (AUTH.some(under)) return call(parts, 'auth', request, out)
  if (under(`${FILES_PREFIX}/`)) return parts.files(request, out)
  if (parts.outbox && /^\/outbox(?:[/?]|$)/.test(url)) return parts.outbox(request, out)
  if (parts.calendar && /^\/calendar(?:\?|$)/.test(url)) return parts.calendar(request, out)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendProblem(out, 405, 'http.method', 'Only GET and HEAD are answered here.')
    return
  }
  const home = homeOf(parts.base, request)
  if (home) {
    out.writeHead(302, { location: home + url }).end()
    return
  }
  if (await parts.site?.(request, out)) return
  sendProblem(out, 404, 'http.missing', 'There is nothing at this address.')
}

/**
 * Sign-in works at one origin only. A person who opened 127.0.0.1 is led to `localhost`, which a
 * passkey needs as well; programs are not.
 */
function homeOf(base: string, request: IncomingMessage): string | undefined {
  if (request.headers['sec-fetch-mode'] !== 'navigate') return undefined
  const numeric = /^(?:127\.0\.0\.1|\[::1\])(?::|$)/.test(request.headers.host ?? '')
  return numeric && new URL(base).hostname === 'localhost' ? base : undefined
}

/** Hands a request to a function, as a Lambda function URL would. */
async function call(
  parts: Parts,
  name: 'api' | 'auth',
  request: IncomingMessage,
  out: ServerResponse,
): Promise<void> {
  const { method } = request
  let body: Buffer | undefined
  if (method !== 'GET' && method !== 'HEAD') {
    body = await readBody(request)
    if (body === undefined) {
      // The rest of the body is not read: the connection cannot be used again.
      out.setHeader('connection', 'close')
      sendProblem(out, 413, 'http.too-large', 'A request may have at most 6 MB.')
      return
    }
  }
  const result = await parts[name](toEvent(request, body), contextOf(name))
  // The app takes its day from here. Not with a session's cookies: they end by the machine's time.
  const date = parts.now().toUTCString()
  const headers = name === 'api' ? { ...result.headers, date } : (result.headers ?? {})
  sendResult(request, out, { ...result, headers })
}
