import { Agent, request as connect, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { sendProblem } from './http-event.ts'
import { isSigned } from './signature.ts'

/** The path under which the bucket is reached: the path of S3_PUBLIC_ENDPOINT. */
export const FILES_PREFIX = '/files'

/** S3's own limit for one PUT, in bytes. */
const LARGEST = 5 * 1024 ** 3

const PASSED = /^(?:content-(?:type|length|md5|encoding|disposition)|cache-control|if-.*|x-amz-.*)$/

function headersFor(request: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && PASSED.test(name)) headers[name] = value
  }
  // The local server misreads a range from the end; the whole object is a lawful answer to it.
  const range = request.headers.range
  if (range && /^bytes=\d+-\d*$/.test(range)) headers.range = range
  return headers
}

/**
 * Passes signed uploads and downloads on to the S3 server, streaming. The address is signed for
 * this server's host and path; the check is here because the local S3 server makes none.
 * An uploaded file must not run as a page of our origin: every answer is sandboxed and saved.
 */
export function filesProxy(s3: string) {
  const target = new URL(s3)
  const agent = new Agent({ keepAlive: true })
  const send = (method: string, path: string, headers: Record<string, string | string[]>) =>
    connect({ host: target.hostname, port: target.port, method, path, headers, agent })

  return (request: IncomingMessage, out: ServerResponse): void => {
    const secret = process.env.AWS_SECRET_ACCESS_KEY ?? ''
    const method = request.method ?? 'GET'
    if (!['GET', 'HEAD', 'PUT'].includes(method) || !isSigned(request, secret, Date.now())) {
      sendProblem(out, 403, 'file.signature', 'This address is not valid, or no longer.')
      return
    }
    const size = request.headers['content-length']
    if (method === 'PUT' && size === undefined) {
      sendProblem(out, 411, 'file.length', 'An upload must state its length.')
      return
    }
    if (Number(size ?? 0) > LARGEST) {
      sendProblem(out, 413, 'file.size', 'A file may have at most 5 GB.')
      return
    }
    const path = (request.url ?? '').slice(FILES_PREFIX.length)
    const upstream = send(method, path, headersFor(request))
    upstream.on('response', (answer) => {
      const headers: NodeJS.Dict<string | string[]> = {
        'content-disposition': 'attachment',
        ...answer.headers,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      }
      delete headers.connection
      out.writeHead(answer.statusCode ?? 502, headers)
      pipeline(answer, out, () => undefined)
    })
    upstream.on('error', () => {
      sendProblem(out, 502, 'file.server', 'The file server did not answer.')
    })
    pipeline(request, upstream, (error) => {
      if (!error || method !== 'PUT') return
      // S3 keeps nothing of an upload that broke off; the local server keeps the part it got.
      upstream.destroy()
      const object = path.split('?')[0] ?? ''
      send('DELETE', object, {})
        .on('error', () => undefined)
        .on('response', (answer) => answer.resume())
        .end()
    })
  }
}
