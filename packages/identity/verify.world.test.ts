import type { Dynamo } from '@terrace/platform/dynamo'
import { build } from 'esbuild'
import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { rowKey } from './dynamo/keys.ts'
import { createUser, enableTotp } from './people.ts'
import {
  Browser,
  ORIGIN,
  PASSWORD,
  rows,
  testTable,
  testWorld,
  totp,
  type World,
} from './testing.ts'
import { sessionVerifier } from './verify.ts'

let world: World
const email = 'officer@gov.example'
const secret = 'a-secret-of-the-test-of-verifying'

async function signedIn(who = email): Promise<Browser> {
  const page = new Browser(world.identity.handler)
  await page.post('/sign-in/email', { email: who, password: PASSWORD })
  return page
}

const request = (cookie: string, method = 'GET', headers = {}) =>
  new Request(`${ORIGIN}/api/x`, { method, headers: { cookie, ...headers } })

/** The world's client with its calls counted. */
function counted() {
  let calls = 0
  const { client } = world.table
  const send: Dynamo['send'] = (...call) => {
    calls++
    return client.send(...call)
  }
  return {
    client: Object.assign(Object.create(client), { send }) as Dynamo,
    calls: () => calls,
  }
}

const verifier = (options: Partial<Parameters<typeof sessionVerifier>[0]> = {}) =>
  sessionVerifier({
    client: world.table.client,
    table: world.table.name,
    issuer: ORIGIN,
    ...options,
  })

beforeAll(async () => {
  world = testWorld(await testTable())
  await createUser(world.identity, { email, name: 'Officer', password: PASSWORD, verified: true })
})

describe('a signed session', () => {
  it('says who, how and since when', async () => {
    const page = await signedIn()
    const { session, user } = (await page.get('/get-session')).json as {
      session?: { id?: string; createdAt?: string }
      user?: { id?: string }
    }
    expect(await verifier()(request(page.cookie))).toEqual({
      userId: user?.id,
      name: 'Officer',
      email,
      emailVerified: true,
      method: 'password',
      secondFactor: false,
      signedInAt: session?.createdAt,
      sessionId: session?.id,
    })
  })

  it('says that a second factor was shown', async () => {
    const who = { email: 'two@gov.example', name: 'T', password: PASSWORD, verified: true } as const
    await enableTotp(world.identity, await createUser(world.identity, who), secret)
    const page = await signedIn(who.email)
    expect(await verifier()(request(page.cookie))).toBeNull()
    await page.post('/two-factor/verify-totp', { code: totp(secret) })
    expect(await verifier()(request(page.cookie))).toMatchObject({
      method: 'totp',
      secondFactor: true,
    })
  })

  it('writes only from our own pages', async () => {
    const { cookie } = await signedIn()
    const verify = verifier()
    const asked = async (headers: object) =>
      (await verify(request(cookie, 'POST', headers))) !== null
    expect(await asked({ origin: ORIGIN })).toBe(true)
    expect(await asked({ 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(await asked({ origin: 'https://evil.example' })).toBe(false)
    expect(await asked({ origin: 'null' })).toBe(false)
    expect(await asked({ 'sec-fetch-site': 'same-site' })).toBe(false)
    expect(await asked({})).toBe(false)
  })

  it('is refused when changed, of another kind, or absent', async () => {
    const page = await signedIn()
    const verify = verifier()
    const raw = page.jar.get('terrace.session_data') ?? ''
    const [head = '', body = '', signature = ''] = raw.split('.')
    const text = Buffer.from(body, 'base64url').toString().replaceAll(email, 'boss@gov.example')
    const forged = [head, Buffer.from(text).toString('base64url'), signature].join('.')
    expect(await verify(request(`terrace.session_data=${forged}`))).toBeNull()
    const { json } = await page.get('/token')
    expect(await verify(request(`terrace.session_data=${json.token}`))).toBeNull()
    expect(await verify(request('terrace.session_data=%E0%A4%A'))).toBeNull()
    expect(await verify(request(''))).toBeNull()
    expect(await verify(request(page.cookie))).not.toBeNull()
  })

  it('is not mistaken for another statement signed by the same key', async () => {
    const page = await signedIn()
    const claims = decodeJwt(page.jar.get('terrace.session_data') ?? '')
    const { aud, ...payload } = claims
    const { token } = await world.identity.auth.api.signJWT({ body: { payload } })
    expect(decodeJwt(token)).toMatchObject({ ...payload, aud: ORIGIN })
    expect(await verifier()(request(`terrace.session_data=${token}`))).toBeNull()
    expect(aud).toBe('better-auth:session-cache')
  })

  it('of another service is refused', async () => {
    const { cookie } = await signedIn()
    expect(await verifier({ issuer: 'http://localhost:3001' })(request(cookie))).toBeNull()
    expect(await verifier({ issuer: 'https://localhost:3000' })(request(cookie))).toBeNull()
  })

  it('is refused half a minute after it was revoked, at the latest', async () => {
    const [one, two] = [await signedIn(), await signedIn()]
    let time = Date.now()
    const verify = verifier({ now: () => new Date(time) })
    expect(await verify(request(one.cookie))).not.toBeNull()
    await two.post('/revoke-other-sessions')
    time += 29_000
    expect(await verify(request(one.cookie))).not.toBeNull()
    time += 1_001
    expect(await verify(request(one.cookie))).toBeNull()
    expect(await verify(request(two.cookie))).not.toBeNull()
  })

  it('is refused when the cookie has run out, also if it was seen before', async () => {
    const { cookie } = await signedIn()
    let time = Date.now()
    const verify = verifier({ now: () => new Date(time), liveTtl: 3_600_000 })
    expect(await verify(request(cookie))).not.toBeNull()
    time += 301_000
    expect(await verify(request(cookie))).toBeNull()
  })

  it('costs no call to the table and no signature when it was just seen', async () => {
    const { cookie } = await signedIn()
    const { client, calls } = counted()
    const verify = verifier({ client })
    await Promise.all(Array.from({ length: 20 }, () => verify(request(cookie))))
    // The list of keys, the keys, and the session row: once, although twenty came at once.
    expect(calls()).toBe(3)
    const checks = vi.spyOn(crypto.subtle, 'verify')
    await verify(request(cookie))
    expect(calls()).toBe(3)
    expect(checks).not.toHaveBeenCalled()
    await verifier()(request(cookie))
    expect(checks).toHaveBeenCalledOnce()
  })

  it('is known by a key that was made after the first look', async () => {
    let time = Date.now()
    const verify = verifier({ now: () => new Date(time) })
    const before = await signedIn()
    expect(await verify(request(before.cookie))).not.toBeNull()
    for (const { d } of await rows(world, 'jwks')) {
      const { adapter } = await world.identity.auth.$context
      const update = { expiresAt: new Date(Date.now() - 1_000) }
      await adapter.update({
        model: 'jwks',
        where: [{ field: 'id', value: String(d?.id) }],
        update,
      })
    }
    const old = world
    world = testWorld(world.table)
    const after = await signedIn()
    world = old
    expect(await rows(world, 'jwks')).toHaveLength(2)
    time += 2_001
    expect(await verify(request(after.cookie))).not.toBeNull()
    expect(await verify(request(before.cookie))).not.toBeNull()
  })
})

describe('the signing keys', () => {
  it('are not read again for every session that is signed', async () => {
    const { client, calls } = counted()
    const { identity } = testWorld(world.table, { client })
    const page = new Browser(identity.handler)
    await page.post('/sign-in/email', { email, password: PASSWORD })
    const before = calls()
    await page.get('/get-session')
    expect(calls()).toBe(before)
  })
})

describe('the door of the verifier', () => {
  it('does not let the library in', async () => {
    const { metafile } = await build({
      entryPoints: [new URL('./verify.ts', import.meta.url).pathname],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    })
    const inputs = Object.keys(metafile.inputs)
    expect(inputs.some((path) => path.includes('node_modules/jose/'))).toBe(true)
    expect(inputs.filter((path) => /better-(auth|call|fetch)/.test(path))).toEqual([])
  })

  it('reads the row that the library writes', async () => {
    const page = await signedIn()
    const token = decodeURIComponent(page.jar.get('terrace.session_token') ?? '').split('.')[0]
    const { Item } = await world.table.client.send<{ Item?: { ttl: number } }>('GetItem', {
      TableName: world.table.name,
      Key: rowKey('session', token),
    })
    expect(Item).toMatchObject({ m: 'session', pk: `$identity#session#${token}` })
    const days = (Number(Item?.ttl) * 1000 - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(1.5, 1)
  })
})
