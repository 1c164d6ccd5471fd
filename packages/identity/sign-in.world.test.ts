import { beforeAll, describe, expect, it } from 'vitest'
import { createUser, setFieldWorker, userByEmail, userById } from './people.ts'
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

describe('people made by a command', () => {
  it('are found by e-mail in any case and by id, once however often they are made', async () => {
    const made = { email: 'Li.Wei@gov.example', name: 'Li Wei', verified: true } as const
    const ids = await Promise.all(Array.from({ length: 8 }, () => createUser(world.identity, made)))
    expect(new Set(ids).size).toBe(1)
    const found = await userByEmail(world.identity, 'LI.wei@GOV.example')
    expect(found).toMatchObject({ id: ids[0], email: 'li.wei@gov.example', emailVerified: true })
    expect(await userById(world.identity, ids[0] ?? '')).toEqual(found)
    expect(await userById(world.identity, 'nobody')).toBeNull()
  })

  it('cannot have a short password', async () => {
    const short = {
      email: 'short@x.example',
      name: 'S',
      password: 'short',
      verified: true,
    } as const
    await expect(createUser(world.identity, short)).rejects.toThrow('12')
    expect(await userByEmail(world.identity, short.email)).toBeNull()
  })
})

describe('sign-up and sign-in with a password', () => {
  it('asks for a verified address first', async () => {
    const page = browser()
    const who = { email: 'new@x.example', password: PASSWORD, name: 'New' }
    const signUp = await page.post('/sign-up/email', who, { 'accept-language': 'zh-CN,en;q=0.5' })
    expect(signUp.status).toBe(200)
    expect(page.cookie).toBe('')
    expect((await page.post('/sign-in/email', who)).json.code).toBe('EMAIL_NOT_VERIFIED')
    const mail = world.mails.find(({ to, kind }) => to === who.email && kind === 'verify')
    expect(mail?.lang).toBe('zh-CN')
    const link = new URL(mail?.url ?? '')
    await page.get(`${link.pathname.replace('/auth', '')}${link.search}`)
    expect(page.jar.size).toBe(0)
    expect((await page.post('/sign-in/email', who)).status).toBe(200)
  })

  it('refuses fewer than twelve characters', async () => {
    const body = { email: 'weak@x.example', password: 'elevenchars', name: 'W' }
    expect((await browser().post('/sign-up/email', body)).json.code).toBe('PASSWORD_TOO_SHORT')
  })

  it('answers alike whether or not an account exists', async () => {
    const signUp = async (who: string) => {
      const answer = await browser().post('/sign-up/email', {
        email: who,
        password: PASSWORD,
        name: 'X',
      })
      return [answer.status, Object.keys(answer.json), Object.keys(answer.json.user ?? {})]
    }
    expect(await signUp(email)).toEqual(await signUp('fresh@x.example'))
    const ask = async (path: string, body: object) => {
      const { status, text } = await browser().post(path, body)
      return [status, text]
    }
    for (const [path, body] of [
      ['/sign-in/email', { password: 'not the password' }],
      ['/request-password-reset', { redirectTo: '/x' }],
      ['/email-otp/send-verification-otp', { type: 'sign-in' }],
    ] as const) {
      expect(await ask(path, { ...body, email })).toEqual(
        await ask(path, { ...body, email: 'nobody@x.example' }),
      )
    }
  })

  it('takes about as long for an unknown address', async () => {
    const time = async (who: (n: number) => string) => {
      const times: number[] = []
      for (let n = 0; n < 5; n++) {
        const start = performance.now()
        await browser().post('/sign-in/email', { email: who(n), password: 'not the password' })
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[2] ?? 0
    }
    const slow = testWorld(world.table, { passwordCost: { ln: 15, r: 8, p: 1 } })
    const before = world
    world = slow
    const who = 'slow@x.example'
    await createUser(slow.identity, { email: who, name: 'S', password: PASSWORD, verified: true })
    const [known, unknown] = [await time(() => who), await time((n) => `n${n}@x.example`)]
    world = before
    expect(unknown).toBeGreaterThan(known / 2)
  })
})

describe('sessions', () => {
  const hours = async (page: Browser) => {
    const token = decodeURIComponent(page.jar.get('terrace.session_token') ?? '').split('.')[0]
    const row = (await rows(world, 'session')).find((item) => item.d?.token === token)
    return (Date.parse(String(row?.d?.expiresAt)) - Date.now()) / 3_600_000
  }

  it('end twelve hours after sign-in in an office, even when renewed', async () => {
    const page = await signedIn()
    expect(await hours(page)).toBeCloseTo(12, 1)
    await page.get('/get-session?disableCookieCache=true')
    expect(await hours(page)).toBeCloseTo(12, 1)
  })

  it('last ninety days for a field worker', async () => {
    const who = { email: 'field@x.example', name: 'F', password: PASSWORD, verified: true } as const
    const userId = await createUser(world.identity, who)
    await setFieldWorker(world.identity, userId, true)
    expect(await hours(await signedIn(who.email))).toBeCloseTo(90 * 24, 0)
  })

  it('cannot be lengthened or re-labelled by their owner', async () => {
    const page = await signedIn()
    await page.post('/update-user', { field: true, name: 'Officer' })
    await page.post('/update-session', { field: true, method: 'totp' })
    expect((await userByEmail(world.identity, email))?.field).toBe(false)
    const { json } = await page.get('/get-session?disableCookieCache=true')
    expect(json.session).toMatchObject({ method: 'password', field: false })
  })

  it('are listed and revoked one by one, also against the cookie', async () => {
    const who = { email: 'two@x.example', name: 'T', password: PASSWORD, verified: true } as const
    await createUser(world.identity, who)
    const [one, two] = [await signedIn(who.email), await signedIn(who.email)]
    const list = JSON.parse((await one.get('/list-sessions')).text) as { token: string }[]
    expect(list).toHaveLength(2)
    await one.post('/revoke-other-sessions')
    expect((await two.get('/get-session?disableCookieCache=true')).text).toBe('null')
    expect((await one.get('/get-session?disableCookieCache=true')).json.user).toBeDefined()
  })

  it('all end when the password is reset', async () => {
    const who = { email: 'reset@x.example', name: 'R', password: PASSWORD, verified: true } as const
    await createUser(world.identity, who)
    const thief = await signedIn(who.email)
    await browser().post('/request-password-reset', { email: who.email, redirectTo: '/new' })
    const url = world.mails.findLast(({ kind }) => kind === 'reset')?.url ?? ''
    const token = new URL(url).pathname.split('/').at(-1)
    const newPassword = 'another long phrase'
    const reset = await browser().post('/reset-password', { token, newPassword })
    expect(reset.status).toBe(200)
    expect((await thief.get('/get-session?disableCookieCache=true')).text).toBe('null')
    await signedIn(who.email, newPassword)
  })

  it('keep their method when the password changes', async () => {
    const who = {
      email: 'change@x.example',
      name: 'C',
      password: PASSWORD,
      verified: true,
    } as const
    await createUser(world.identity, who)
    const page = await signedIn(who.email)
    const body = { currentPassword: PASSWORD, newPassword: 'another long phrase' }
    await page.post('/change-password', { ...body, revokeOtherSessions: true })
    const { json } = await page.get('/get-session?disableCookieCache=true')
    expect(json.session).toMatchObject({ method: 'password' })
  })
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
    const items = await world.table.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).ScanCommand({ TableName: world.table.name }),
    )
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
