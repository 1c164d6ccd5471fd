import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { encode } from 'cborg'
import { beforeAll, describe, expect, it } from 'vitest'
import { createUser } from './people.ts'
import { Browser, ORIGIN, PASSWORD, testTable, testWorld, type World } from './testing.ts'

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

/** A software authenticator (WebAuthn level 2, ES256, attestation "none"). */
class Authenticator {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  private readonly id = randomBytes(32)
  private counter = 0
  /** Whether it asks for a finger, a face or a PIN. */
  verifies = true

  private data(flags: number, extra = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter++)
    const all = PRESENT | (this.verifies ? VERIFIED : 0) | flags
    return Buffer.concat([sha256('localhost'), Buffer.from([all]), counter, extra])
  }

  private credential(response: object) {
    const id = b64(this.id)
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  create(challenge: string) {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' })
    const point = (value: string | undefined) => Buffer.from(value ?? '', 'base64url')
    const cose = encode(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]),
    )
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), this.id, cose])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', this.data(ATTESTED, attested)],
    ])
    return this.credential({
      clientDataJSON: b64(client('webauthn.create', challenge)),
      attestationObject: b64(encode(attestation)),
      transports: ['internal'],
    })
  }

  get(challenge: string) {
    const data = this.data(0)
    const clientData = client('webauthn.get', challenge)
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), {
      key: this.keys.privateKey,
    })
    return this.credential({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(data),
      signature: b64(signature),
    })
  }
}

const client = (type: string, challenge: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin: ORIGIN, crossOrigin: false }))

let world: World
const browser = () => new Browser(world.identity.handler)
const email = 'officer@gov.example'

async function register(device: Authenticator) {
  const page = browser()
  await page.post('/sign-in/email', { email, password: PASSWORD })
  const { json } = await page.get('/passkey/generate-register-options')
  expect(json.authenticatorSelection).toMatchObject({ userVerification: 'required' })
  const response = device.create(String(json.challenge))
  return page.post('/passkey/verify-registration', { name: 'phone', response })
}

beforeAll(async () => {
  world = testWorld(await testTable())
  await createUser(world.identity, { email, name: 'Officer', password: PASSWORD, verified: true })
})

describe('a passkey', () => {
  it('is added, signs in, and its answer cannot be played again', async () => {
    const device = new Authenticator()
    expect((await register(device)).status).toBe(200)
    const page = browser()
    const { json } = await page.get('/passkey/generate-authenticate-options')
    const answer = { response: device.get(String(json.challenge)) }
    expect((await page.post('/passkey/verify-authentication', answer)).status).toBe(200)
    const { session, user } = (await page.get('/get-session')).json
    expect(session).toMatchObject({ method: 'passkey' })
    expect(user).toMatchObject({ email })
    const replay = await page.post('/passkey/verify-authentication', answer)
    expect(replay.status).toBeGreaterThanOrEqual(400)
  })

  it('must ask for a finger, a face or a PIN, when added and when used', async () => {
    const device = new Authenticator()
    device.verifies = false
    expect((await register(device)).json.code).toBe('USER_VERIFICATION_REQUIRED')
    device.verifies = true
    expect((await register(device)).status).toBe(200)
    device.verifies = false
    const page = browser()
    const { json } = await page.get('/passkey/generate-authenticate-options')
    const answer = { response: device.get(String(json.challenge)) }
    const { json: refusal } = await page.post('/passkey/verify-authentication', answer)
    expect(refusal.code).toBe('USER_VERIFICATION_REQUIRED')
    expect((await page.get('/get-session')).text).toBe('null')
  })

  it('is asked for with the device key of another: refused', async () => {
    const [mine, other] = [new Authenticator(), new Authenticator()]
    await register(mine)
    const page = browser()
    const { json } = await page.get('/passkey/generate-authenticate-options')
    const forged = { ...other.get(String(json.challenge)), ...idOf(mine.get('x')) }
    const { status } = await page.post('/passkey/verify-authentication', { response: forged })
    expect(status).toBeGreaterThanOrEqual(400)
  })
})

const idOf = ({ id, rawId }: { id: string; rawId: string }) => ({ id, rawId })
