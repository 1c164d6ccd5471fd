import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A week: the longest life of a signed address (AWS, "Authenticating Requests: query"). */
const LONGEST = 604_800
const SKEW = 900_000

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** RFC 3986: also what `encodeURIComponent` leaves alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** `20260131T235959Z` in milliseconds; NaN when it is something else. */
function parseStamp(stamp: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)
  if (!parts) return Number.NaN
  const [, y, mo, d, h, mi, s] = parts
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`)
}

/**
 * Whether a request carries a valid, unexpired Signature Version 4 in its query, made for this
 * method, host, path and signed headers with `secret`. The local S3 server does not look.
 * Source: AWS, Signature Version 4, "Create a signed request", query form with unsigned payload.
 */
export function isSigned(request: IncomingMessage, secret: string, now: number): boolean {
  const url = request.url ?? '/'
  const [path = '/', ...rest] = url.split('?')
  const query = new URLSearchParams(rest.join('?'))
  const get = (name: string) => query.get(`X-Amz-${name}`) ?? ''
  const stamp = get('Date')
  const made = parseStamp(stamp)
  const life = Number(get('Expires'))
  if (get('Algorithm') !== 'AWS4-HMAC-SHA256') return false
  if (!(life > 0 && life <= LONGEST) || !(made <= now + SKEW) || made + life * 1_000 < now) {
    return false
  }
  const [, day = '', region = '', service = '', end = ''] = get('Credential').split('/')
  if (service !== 's3' || end !== 'aws4_request' || !stamp.startsWith(day)) return false

  const names = get('SignedHeaders').split(';')
  if (!names.includes('host')) return false
  const headers = names.map((name) => {
    const value = request.headers[name]
    const text = Array.isArray(value) ? value.join(',') : (value ?? '')
    return `${name}:${text.trim().replace(/ +/g, ' ')}\n`
  })
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
  const payload = get('Content-Sha256') || 'UNSIGNED-PAYLOAD'
  const canonical = [request.method, path, pairs.join('&'), headers.join(''), names.join(';')]
  const digest = createHash('sha256')
    .update([...canonical, payload].join('\n'))
    .digest('hex')
  const text = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/s3/aws4_request`, digest].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  const expected = hmac(key, text)
  const given = Buffer.from(get('Signature'), 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
