import { createHash, createHmac } from 'node:crypto'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

const SERVICE = 'dynamodb'
const TYPE = 'application/x-amz-json-1.0'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Signs POSTs to DynamoDB by AWS's Signature Version 4
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). What all of
 * them have in common is written once, and a day's key is derived once: a general signer took a tenth
 * of the processor time of a list (DECISIONS.md 34).
 */
export class Signer {
  private readonly host: string
  private readonly region: string
  private day = ''
  private secret = ''
  private key: Buffer = Buffer.alloc(0)

  constructor(host: string, region: string) {
    this.host = host
    this.region = region
  }

  /** The headers of a request, `Authorization` among them. */
  headers(
    target: string,
    body: string,
    { accessKeyId, secretAccessKey, sessionToken }: Credentials,
    now: Date,
  ): Record<string, string> {
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
    const day = stamp.slice(0, 8)
    const token: Record<string, string> = sessionToken
      ? { 'X-Amz-Security-Token': sessionToken }
      : {}
    // In the order of their names, as the signature has them.
    const signed: Record<string, string> = {
      'Content-Type': TYPE,
      Host: this.host,
      'X-Amz-Date': stamp,
      ...token,
      'X-Amz-Target': target,
    }
    const names = sessionToken
      ? 'content-type;host;x-amz-date;x-amz-security-token;x-amz-target'
      : 'content-type;host;x-amz-date;x-amz-target'
    let lines = ''
    for (const [name, value] of Object.entries(signed)) lines += `${name.toLowerCase()}:${value}\n`
    const request = `POST\n/\n\n${lines}\n${names}\n${sha256(body)}`
    const scope = `${day}/${this.region}/${SERVICE}/aws4_request`
    const text = `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${sha256(request)}`
    const key = this.keyOf(day, secretAccessKey)
    const signature = createHmac('sha256', key).update(text).digest('hex')
    const credential = `Credential=${accessKeyId}/${scope}`
    return {
      ...signed,
      'Content-Length': String(Buffer.byteLength(body)),
      Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
    }
  }

  private keyOf(day: string, secret: string): Buffer {
    if (day !== this.day || secret !== this.secret) {
      const start = hmac(`AWS4${secret}`, day)
      this.key = [this.region, SERVICE, 'aws4_request'].reduce<Buffer>(hmac, start)
      this.day = day
      this.secret = secret
    }
    return this.key
  }
}
