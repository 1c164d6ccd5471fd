import { createHash } from 'node:crypto'

type Header = { key: string; value: string }
export interface EdgeRequest {
  method: string
  headers: Record<string, Header[]>
  body?: { data: string; encoding: 'base64' | 'text'; inputTruncated: boolean }
}
export interface EdgeEvent {
  Records: { cf: { request: EdgeRequest } }[]
}

const NAME = 'x-amz-content-sha256'
/** What our pages and clients send with each part of an upload, in hexadecimal. */
const GIVEN = 'x-sha256'
const HASH = /^[0-9a-f]{64}$/

/**
 * CloudFront signs requests to the functions but not their bodies: somebody must name the body's
 * hash, and browsers, forms and webhooks do not. Only the first megabyte is visible here, so larger
 * bodies (parts of an upload) must bring their hash; a wrong one fails Lambda's signature check.
 */
export async function handler({ Records }: EdgeEvent) {
  const request = Records[0]?.cf.request
  if (!request || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return request
  const { data = '', encoding = 'base64', inputTruncated = false } = request.body ?? {}
  if (inputTruncated) {
    const value = request.headers[GIVEN]?.[0]?.value ?? ''
    if (!HASH.test(value)) return tooLarge
    request.headers[NAME] = [{ key: NAME, value }]
    return request
  }
  const hash = createHash('sha256')
    .update(Buffer.from(data, encoding === 'base64' ? 'base64' : 'utf8'))
    .digest('hex')
  request.headers[NAME] = [{ key: NAME, value: hash }]
  return request
}

const tooLarge = {
  status: '413',
  statusDescription: 'Payload Too Large',
  headers: { 'content-type': [{ key: 'content-type', value: 'application/problem+json' }] },
  body: JSON.stringify({
    type: 'about:blank',
    title: `A body over 1 MB must come with its SHA-256 as ${GIVEN}.`,
    status: 413,
  }),
}
