import { beforeAll, describe, expect, it } from 'vitest'
import { createUser } from './people.ts'
import { Browser, ORIGIN, PASSWORD, rows, testTable, testWorld, type World } from './testing.ts'

let world: World
const browser = () => new Browser(world.identity.handler)
const email = 'officer@gov.example'

async function signedIn(who = email, password = PASSWORD): Promise<Browser> {
  const page = browser()
  expect((await page.post('/sign-in/email', { email: who, password })).status).toBe(200)
  return page
}

beforeAll(async () => {
  world = testWorld(await testTable())
  await createUser(world.identity, { email, name: 'Officer', password: PASSWORD, verified: true })
})

describe('the browser', () => {
  it('gets cookies that scripts and foreign sites cannot use', async () => {
    const https = 'https://terrace.example'
    const { identity } = testWorld(world.table, { baseURL: https, rpID: 'terrace.example' })
    const page = new Browser(identity.handler, https)
    const { headers } = await page.post('/sign-in/email', { email, password: PASSWORD })
    const lines = headers.getSetCookie()
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) {
      expect(line).toMatch(/^__Secure-terrace\./)
      for (const flag of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) {
        expect(line).toContain(flag)
      }
      expect(line).not.toContain('Domain=')
    }
  })

  it('cannot be made to act by a foreign page', async () => {
    const page = await signedIn()
    for (const origin of ['https://evil.example', 'null', '']) {
      expect((await page.post('/revoke-other-sessions', {}, { origin })).status).toBe(403)
    }
    expect((await page.post('/revoke-other-sessions')).status).toBe(200)
  })

  it('cannot be signed in by a foreign form', async () => {
    const headers = {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    const json = JSON.stringify({ email, password: PASSWORD })
    const form = new URLSearchParams({ email, password: PASSWORD }).toString()
    for (const [type, body] of [
      ['text/plain', json],
      ['application/x-www-form-urlencoded', form],
    ] as const) {
      const page = browser()
      const { status } = await page.call('/sign-in/email', body, {
        ...headers,
        'content-type': type,
      })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(page.jar.size).toBe(0)
    }
  })

  it.each([
    'https://evil.example/x',
    '//evil.example',
    '/\\evil.example',
    `${ORIGIN}.evil.example/`,
  ])('is not sent to %s', async (redirectTo) => {
    const { status } = await browser().post('/request-password-reset', { email, redirectTo })
    expect(status).toBe(403)
  })
})

describe('a bearer token', () => {
  it('works signed and not bare', async () => {
    const page = browser()
    const { headers, json } = await page.post('/sign-in/email', { email, password: PASSWORD })
    const ask = async (token: string | null | undefined) => {
      const authorization = `Bearer ${token}`
      return (await browser().get('/get-session', { authorization })).json.user
    }
    expect(await ask(headers.get('set-auth-token'))).toMatchObject({ email })
    expect(await ask(json.token)).toBeUndefined()
  })
})

describe('what is stored', () => {
  it('does not name the address in a code, nor the code itself', async () => {
    await browser().post('/email-otp/send-verification-otp', { email, type: 'sign-in' })
    const code = world.mails.findLast(({ kind }) => kind === 'code')?.code ?? ''
    expect(code).toMatch(/^\d{6}$/)
    const stored = await rows(world, 'verification')
    expect(stored.length).toBeGreaterThan(0)
    for (const { pk, d } of stored) {
      expect(pk).not.toContain(email)
      expect(d?.identifier).toMatch(/^[\w-]{43}$/)
      expect(d?.value).not.toContain(code)
    }
  })

  it('has one partition prefix, so that a role can be kept out of it', async () => {
    const items = await world.table.client.send<{ Items?: { pk: string }[] }>('Scan', {
      TableName: world.table.name,
    })
    expect(items.Items?.length).toBeGreaterThan(10)
    expect(items.Items?.filter(({ pk }) => !String(pk).startsWith('$identity#'))).toEqual([])
  })
})

describe('a password made at a lower cost', () => {
  it('is hashed anew at the next sign-in, and at no other', async () => {
    const who = { email: 'old@x.example', name: 'O', password: PASSWORD, verified: true } as const
    const userId = await createUser(world.identity, who)
    const hash = async () =>
      (await rows(world, 'account')).find(({ d }) => d?.userId === userId)?.d?.password
    const cheap = await hash()
    await signedIn(who.email)
    expect(await hash()).toBe(cheap)
    const dear = testWorld(world.table, { passwordCost: { ln: 6, r: 8, p: 1 } })
    const page = new Browser(dear.identity.handler)
    expect((await page.post('/sign-in/email', who)).status).toBe(200)
    expect(await hash()).toMatch(/^\$scrypt\$ln=6,r=8,p=1\$/)
    await signedIn(who.email)
  })

  it('is made at the full cost when nobody says otherwise', async () => {
    const { table } = world
    const full = testWorld(table, { passwordCost: undefined })
    const who = { email: 'full@x.example', name: 'F', password: PASSWORD, verified: true } as const
    await createUser(full.identity, who)
    const stored = (await rows(world, 'account')).map(({ d }) => String(d?.password))
    expect(stored.filter((hash) => hash.startsWith('$scrypt$ln=15,r=8,p=3$'))).toHaveLength(1)
  })
})

describe('closed doors', () => {
  it.each([
    '/sso/register',
    '/sso/update-provider',
    '/sso/delete-provider',
    '/email-otp/reset-password',
    '/sign-in/social',
  ])('%s is not there', async (path) => {
    expect((await (await signedIn()).post(path)).status).toBe(404)
  })

  it('nobody measures us: telemetry is off whatever the environment says', () => {
    expect(world.identity.auth.options.telemetry).toEqual({ enabled: false })
  })
})

describe('the audit', () => {
  it('hears of sign-ins and refusals without learning addresses', async () => {
    world.events.length = 0
    await browser().post('/sign-in/email', { email, password: 'not the password' })
    const page = await signedIn()
    await page.post('/sign-out')
    const events = world.events.map(({ event }) => event)
    expect(events).toEqual(['auth.failed', 'session.created', 'session.ended'])
    expect(world.events[1]?.data).toMatchObject({ method: 'password' })
    expect(JSON.stringify(world.events)).not.toContain(email)
  })
})
